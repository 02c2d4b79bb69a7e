import { Injectable } from '@nestjs/common';
import type { Reaction, StrandChange } from '@ledger';
import type { Transaction } from '@platform/transaction';
import { AnswerArrivals } from './answer-arrivals';

/**
 * A partner registered an arrival from here: answer it. Acts on `residence`, the second entry of the act, so that
 * `declared` is there when it runs; one call answers the whole batch.
 */
@Injectable()
export class ConfirmIdentityWhenArrivalRegistered implements Reaction {
  readonly service = 'sending';
  readonly types = [
    'yipanqi.registration.arrival-registered.v1',
    'yipanqi.registration.arrival-registered.v2',
  ];
  readonly section = 'residence';

  constructor(private readonly answers: AnswerArrivals) {}

  async react(tx: Transaction, changes: readonly StrandChange[], at: Date): Promise<void> {
    const strandIds = [...new Set(changes.map(({ strandId }) => strandId))];
    await this.answers.answerIfAgreed(tx, strandIds, at);
  }
}
