import { Injectable } from '@nestjs/common';
import { Clock } from '@platform/clock';
import type { Transaction } from '@platform/transaction';
import { RegistrationRepository } from '../../registration.repository';
import { AnswerArrivals } from '../answer-arrivals';
import { getIncomingArrival } from '../own-departure';

export interface ConfirmIdentity {
  readonly recordId: string;
  readonly organisation: string;
}

/** Looks the person up in the home register again, for instance after a new register was taken in, and says what it found. */
@Injectable()
export class ConfirmIdentityHandler {
  constructor(
    private readonly registrations: RegistrationRepository,
    private readonly answers: AnswerArrivals,
    private readonly clock: Clock,
  ) {}

  async execute(
    tx: Transaction,
    command: ConfirmIdentity,
  ): Promise<{ recordId: string; found: boolean; paired: boolean }> {
    const arrival = await getIncomingArrival(this.registrations, tx, command);
    const answers = await this.answers.answer(tx, [arrival.strandId], this.clock.now());
    const { found, paired } = answers.get(arrival.strandId)!;
    return { recordId: arrival.strandId, found, paired };
  }
}
