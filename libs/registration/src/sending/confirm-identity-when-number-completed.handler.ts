import { Injectable } from '@nestjs/common';
import type { Reaction, StrandChange } from '@ledger';
import type { Transaction } from '@platform/transaction';
import { AnswerArrivals } from './answer-arrivals';

/** A partner learnt the number of a person registered without one: the arrival is answered anew, and paired if it can be. */
@Injectable()
export class ConfirmIdentityWhenNumberCompleted implements Reaction {
  readonly service = 'sending';
  readonly types = ['yipanqi.registration.number-completed.v1'];
  readonly section = 'declared';

  constructor(private readonly answers: AnswerArrivals) {}

  async react(tx: Transaction, changes: readonly StrandChange[], at: Date): Promise<void> {
    const strandIds = [...new Set(changes.map(({ strandId }) => strandId))];
    await this.answers.answerIfAgreed(tx, strandIds, at);
  }
}
