import { Injectable } from '@nestjs/common';
import { type EntryDraft, Outgoing } from '@ledger';
import type { Transaction } from '@platform/transaction';
import { type HeldOfPerson, outdatedStatements } from '../active-residence';
import { OwnRegion } from '../own-region';
import { departureSection } from '../registration';
import { type KnownArrival, RegistrationRepository } from '../registration.repository';

/**
 * The home side alone sees all residences of a person and says in `departure` which it holds active, and that there is a
 * second, to each region that has the person (protocol section 1). A partner whose agreement does not let it travel is
 * not told.
 */
@Injectable()
export class StateResidences {
  constructor(
    private readonly own: OwnRegion,
    private readonly registrations: RegistrationRepository,
    private readonly outgoing: Outgoing,
  ) {}

  /** Restates the departures that say what is no longer so; the caller has locked the persons. */
  async state(tx: Transaction, idNumbers: readonly string[], at: Date): Promise<void> {
    for (const held of await this.heldOf(tx, [...new Set(idNumbers)]))
      for (const { known, stated } of outdatedStatements(held)) {
        const { strandId, residenceRegion, departure, pairing } = known;
        const restated: EntryDraft = {
          stream: `${this.own.code}.sending/${residenceRegion}`,
          strandId,
          strandKind: 'record',
          type: 'yipanqi.registration.departure-changed.v1',
          section: 'departure',
          ...departureSection(departure!, stated),
          eventTime: at,
          legalBasis: 'statutory',
          about: pairing?.recordId,
        };
        await this.outgoing.appendIfAgreed(tx, [restated], at);
      }
  }

  /** Of many persons only those with several residences have anything to be told: one small question for all of them. */
  async stateSeveral(tx: Transaction, idNumbers: readonly string[], at: Date): Promise<void> {
    await this.state(tx, await this.registrations.withSeveralResidences(tx, idNumbers), at);
  }

  /** By number, and whom an officer has linked under another number. */
  private async heldOf(tx: Transaction, idNumbers: readonly string[]): Promise<HeldOfPerson[]> {
    if (idNumbers.length === 0) return [];
    const departures = await this.registrations.findDepartures(tx, idNumbers);
    const linked = departures.flatMap(({ pairing }) => (pairing?.linked ? [pairing.recordId] : []));
    const known = [
      ...(await this.registrations.findArrivals(tx, idNumbers)),
      ...(await this.registrations.findArrivalsById(tx, linked)),
    ];
    const arrivals = [...new Map(known.map((one) => [one.strandId, one])).values()];
    return idNumbers.map((idNumber) => {
      const own = departures.filter((one) => one.idNumber === idNumber);
      const isOf = ({ arrival, linkedTo }: KnownArrival): boolean =>
        arrival.person.idNumber === idNumber || own.some(({ strandId }) => strandId === linkedTo);
      return { departures: own, arrivals: arrivals.filter(isOf) };
    });
  }
}
