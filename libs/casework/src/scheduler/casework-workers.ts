import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  Optional,
} from '@nestjs/common';
import { WorkerLoop } from '@ledger';
import { Clock } from '@platform/clock';
import { describeError } from '@platform/logging';
import { DeadlineKeeper } from '../deadline/deadline-keeper';
import { StepTaker } from './step-taker';

const failedMs = 1_000;

/** How often cases are looked after when nothing was found to do; in milliseconds. */
export class CaseworkPace {
  constructor(
    readonly idleMinMs = 200,
    readonly idleMaxMs = 2_000,
  ) {}
}

/**
 * Looks after deadlines as long as the process lives. The clock only wakes the check: what is due, and whether it was
 * done, stands in the database. Several processes may do this at once.
 */
@Injectable()
export class CaseworkWorkers implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Casework');
  private readonly loops: readonly WorkerLoop[];
  private after = '';
  private idleMs: number;

  constructor(
    private readonly keeper: DeadlineKeeper,
    private readonly taker: StepTaker,
    private readonly clock: Clock,
    @Optional() private readonly pace: CaseworkPace = new CaseworkPace(),
  ) {
    this.idleMs = pace.idleMinMs;
    const failed = (what: string) => (error: unknown) => {
      this.logger.warn({ error: describeError(error) }, what);
      return failedMs;
    };
    this.loops = [
      new WorkerLoop(() => this.keepSome(), failed('due days not counted; tried again')),
      new WorkerLoop(() => this.takeSome(), failed('steps not taken; tried again')),
    ];
  }

  onApplicationBootstrap(): void {
    for (const loop of this.loops) loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    for (const loop of this.loops) await loop.stop();
  }

  /** What waits for a seal or a receipt stays to be counted: it is gone round, not stood before. */
  private async keepSome(): Promise<number> {
    const { after, settled } = await this.keeper.keepSome(this.after);
    this.after = after;
    const { idleMinMs, idleMaxMs } = this.pace;
    this.idleMs = settled > 0 ? idleMinMs : Math.min(this.idleMs * 2, idleMaxMs);
    return after === '' && settled === 0 ? this.idleMs : 0;
  }

  private async takeSome(): Promise<number> {
    return (await this.taker.takeSome(this.clock.now())) > 0 ? 0 : this.pace.idleMaxMs;
  }
}
