import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { WorkerLoop } from '@ledger';
import { Clock } from '@platform/clock';
import { describeError } from '@platform/logging';
import { DeadlineKeeper, type Walk } from '../deadline/deadline-keeper';
import { StepTaker } from './step-taker';

const failedMs = 1_000;

/** How often cases are looked after when nothing was found to do. */
const idleMinMs = 200;
const idleMaxMs = 2_000;

/**
 * Looks after deadlines as long as the process lives. The clock only wakes the check: what is due, and whether it was
 * done, stands in the database. Several processes may do this at once.
 */
@Injectable()
export class CaseworkWorkers implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Casework');
  private readonly loop: WorkerLoop;
  private walk: Walk = { after: '', partners: [] };
  private idleMs = idleMinMs;

  constructor(
    private readonly keeper: DeadlineKeeper,
    private readonly taker: StepTaker,
    private readonly clock: Clock,
  ) {
    this.loop = new WorkerLoop(
      () => this.lookAfter(),
      (error) => {
        this.logger.warn({ error: describeError(error) }, 'cases not looked after; tried again');
        return failedMs;
      },
      clock,
    );
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  /** What is due comes first: counting what follows from it can wait. */
  private async lookAfter(): Promise<number> {
    return (await this.taker.takeSome(this.clock.now())) > 0 ? 0 : this.keepSome();
  }

  /** What waits for its seal stays to be counted: it is gone round, not stood before. */
  private async keepSome(): Promise<number> {
    if (this.walk.after === '')
      this.walk = { after: '', partners: await this.keeper.partnersReceipted() };
    const { after, counted } = await this.keeper.keepSome(this.walk);
    this.walk = { ...this.walk, after };
    this.idleMs = counted > 0 ? idleMinMs : Math.min(this.idleMs * 2, idleMaxMs);
    return after === '' ? this.idleMs : 0;
  }
}
