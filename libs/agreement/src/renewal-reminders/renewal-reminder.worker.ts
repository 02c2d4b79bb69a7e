import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { dayIn } from '@calendar';
import { WorkerLoop } from '@ledger';
import { Clock } from '@platform/clock';
import { describeError } from '@platform/logging';
import { Transactions } from '@platform/transaction';
import { AgreementMatters } from '../agreement-matters';
import { renewalDue } from '../renewal';
import { RenewalReminders } from './renewal-reminders';

/** A reminder counts in days; the clock only wakes the check. */
const idleMs = 60_000;

/** Gives the renewal reminders whose day has come, each once. Several processes may do this at once. */
@Injectable()
export class RenewalReminderWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(RenewalReminderWorker.name);
  private readonly loop: WorkerLoop;

  constructor(
    private readonly matters: AgreementMatters,
    private readonly reminders: RenewalReminders,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {
    this.loop = new WorkerLoop(
      () => this.remind(),
      (error) => {
        this.log.warn({ error: describeError(error) }, 'nobody was reminded; tried again');
        return idleMs;
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

  private async remind(): Promise<number> {
    const remindedAt = this.clock.now();
    const today = dayIn(remindedAt);
    for (const { matter, partner } of await this.matters.all()) {
      const due = renewalDue(matter, today);
      if (!due) continue;
      const { agreementId } = matter;
      const { hash, step, lastDay } = due;
      const reminder = { partner, agreementId, hash, step, lastDay, remindedAt };
      if (await this.transactions.run((tx) => this.reminders.give(tx, reminder)))
        this.log.log({ partner, agreementId, step, lastDay }, 'an agreement is to be renewed');
    }
    return idleMs;
  }
}
