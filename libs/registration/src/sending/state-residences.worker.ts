import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { WorkerLoop } from '@ledger';
import { Clock } from '@platform/clock';
import { describeError } from '@platform/logging';
import { Transactions } from '@platform/transaction';
import { RegistrationRepository } from '../registration.repository';
import { StateResidences } from './state-residences';

/** Agreements begin and end by the day. */
const idleMs = 3_600_000;
const failedMs = 60_000;

/**
 * Looks through the persons with several residences for what was not said when it became so: an agreement did not let it
 * travel that day, and another one does now; or a partner corrected the day of an arrival, which is too seldom to ask at
 * every change of a residence. Several processes may do this at once.
 */
@Injectable()
export class StateResidencesWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(StateResidencesWorker.name);
  private readonly loop: WorkerLoop;
  private stopping = false;

  constructor(
    private readonly registrations: RegistrationRepository,
    private readonly residences: StateResidences,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {
    this.loop = new WorkerLoop(
      () => this.stateAll(),
      (error) => {
        this.log.warn({ error: describeError(error) }, 'residences were not looked through');
        return failedMs;
      },
      clock,
    );
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    return this.loop.stop();
  }

  /** Each person in a transaction of their own, so that nobody waits for all of them; answers when to look again. */
  async stateAll(): Promise<number> {
    const { registrations, residences } = this;
    const persons = await registrations.read((tx) => registrations.withSeveralResidences(tx));
    for (const person of persons) {
      if (this.stopping) break;
      await this.transactions.run(async (tx) => {
        await registrations.lockPersons(tx, [person]);
        await residences.state(tx, [person], this.clock.now());
      });
    }
    return idleMs;
  }
}
