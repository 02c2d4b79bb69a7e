import { Injectable } from '@nestjs/common';
import type { Reaction, StrandChange } from '@ledger';
import type { Transaction } from '@platform/transaction';
import { RegistrationRepository } from '../registration.repository';
import { personsOfArrivals } from './persons-of-arrivals';
import { StateResidences } from './state-residences';

/** A stay at a partner's ended: where it was one of several, the others are told that it is no more. */
@Injectable()
export class StateResidencesWhenResidenceEnded implements Reaction {
  readonly service = 'sending';
  readonly types = ['yipanqi.registration.residence-ended.v1'];
  readonly section = 'residence';

  constructor(
    private readonly registrations: RegistrationRepository,
    private readonly residences: StateResidences,
  ) {}

  async react(tx: Transaction, changes: readonly StrandChange[], at: Date): Promise<void> {
    const strandIds = [...new Set(changes.map(({ strandId }) => strandId))];
    const arrivals = await this.registrations.findArrivalsById(tx, strandIds);
    const persons = await personsOfArrivals(this.registrations, tx, arrivals);
    await this.registrations.lockPersons(tx, persons);
    await this.residences.stateSeveral(tx, persons, at);
  }
}
