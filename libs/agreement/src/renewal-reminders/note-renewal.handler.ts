import { Injectable } from '@nestjs/common';
import { dayIn } from '@calendar';
import type { SignedInAccount } from '@identity';
import { Clock } from '@platform/clock';
import type { Transaction } from '@platform/transaction';
import { AgreementActRefused } from '../agreement-act.errors';
import { AgreementMatters } from '../agreement-matters';
import { renewalDue } from '../renewal';
import { RenewalReminders } from './renewal-reminders';

export interface NoteRenewal {
  readonly partner: string;
  readonly agreementId: string;
  readonly account: SignedInAccount;
}

/** Somebody has taken note of the reminder that was reached; nothing of it travels. */
@Injectable()
export class NoteRenewalHandler {
  constructor(
    private readonly matters: AgreementMatters,
    private readonly reminders: RenewalReminders,
    private readonly clock: Clock,
  ) {}

  async execute(tx: Transaction, { partner, agreementId, account }: NoteRenewal): Promise<void> {
    const { matter } = await this.matters.of(tx, partner, agreementId);
    const at = this.clock.now();
    const due = renewalDue(matter, dayIn(at));
    if (!due) throw new AgreementActRefused('agreement.not-to-renew');
    const { hash, step, lastDay } = due;
    await this.reminders.note(tx, {
      ...{ partner, agreementId, hash, step, lastDay },
      ...{ remindedAt: at, notedAt: at, notedBy: account.id },
    });
  }
}
