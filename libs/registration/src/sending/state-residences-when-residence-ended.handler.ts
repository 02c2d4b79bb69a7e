import { Injectable } from '@nestjs/common';
import type { Reaction, StrandChange } from '@ledger';
import type { Transaction } from '@platform/transaction';
import { RegistrationRepository } from '../registration.repository';
import { StateResidences } from './state-residences';

/** A stay ended at a partner's: where it was one of several, the others are told that it is no more. */
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
    const linked = arrivals.flatMap(({ linkedTo }) => linkedTo ?? []);
    const departures = await this.registrations.findDeparturesById(tx, linked);
    const numbers = [
      ...arrivals.map(({ arrival }) => arrival.person.idNumber),
      ...departures.map(({ idNumber }) => idNumber),
    ];
    await this.registrations.lockPersons(tx, numbers);
    await this.residences.state(tx, numbers, at);
  }
}
