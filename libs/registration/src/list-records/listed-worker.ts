import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { SealerBell, WorkerLoop } from '@ledger';
import { describeError } from '@platform/logging';
import { ListedRecords } from '../persistence/listed-records';

const idleMs = 5_000;
const failedMs = 10_000;
/** While entries come thick and fast, or nothing can be tidied up, it works a fortieth of the time: a reader helps himself. */
const restShare = 39;
const restMaxMs = 120_000;

/** Follows the news in the background, so that the first reader after a large import finds little left to do. */
@Injectable()
export class ListedWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Lists');
  private readonly following = this.loopOf('lists not brought up to date; tried again', () =>
    this.follow(),
  );
  // Of its own: who follows may rest for minutes.
  private readonly tidying = this.loopOf('lists not tidied up; tried again', () => this.tidyUp());

  private reach = 0;

  constructor(
    private readonly listed: ListedRecords,
    private readonly bell: SealerBell,
  ) {}

  onApplicationBootstrap(): void {
    this.following.start();
    this.tidying.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all([this.following.stop(), this.tidying.stop()]);
  }

  private loopOf(failed: string, step: () => Promise<number>): WorkerLoop {
    return new WorkerLoop(step, (error) => {
      this.logger.warn({ error: describeError(error) }, failed);
      return failedMs;
    });
  }

  private async follow(): Promise<number> {
    // What is being taken in would have every row computed anew, and once more when it has ended.
    if (this.bell.isBulk) return idleMs;
    const begun = performance.now();
    const { more, reach } = await this.listed.catchUp();
    const isQuiet = reach === this.reach;
    this.reach = reach;
    if (!more) return idleMs;
    return isQuiet ? 0 : restAfter(begun);
  }

  private async tidyUp(): Promise<number> {
    if (this.bell.isBulk) return idleMs;
    const begun = performance.now();
    await this.listed.tidyUp();
    return Math.max(idleMs, restAfter(begun));
  }
}

function restAfter(begun: number): number {
  return Math.min((performance.now() - begun) * restShare, restMaxMs);
}
