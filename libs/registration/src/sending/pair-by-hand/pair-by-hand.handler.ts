import { Injectable } from '@nestjs/common';
import { Outgoing } from '@ledger';
import { Clock } from '@platform/clock';
import type { Transaction } from '@platform/transaction';
import { comparableArrival, comparableDeparture } from '../../comparable';
import { pairByOfficer } from '../../one-sided/match-score';
import { OwnRegion } from '../../own-region';
import { pairingSection } from '../../pairing';
import { isLinked } from '../../placement';
import { ActRefused } from '../../registration.errors';
import { RegistrationRepository } from '../../registration.repository';
import { getIncomingArrival, getOwnDeparture } from '../own-departure';
import { StateResidences } from '../state-residences';

export interface PairByHand {
  /** The arrival. */
  readonly recordId: string;
  /** Strand of the departure it is held to be. */
  readonly departure: string;
  readonly organisation: string;
}

/**
 * 人工配对: an officer says that this arrival is that departure, also of a pair that was undone, and also where the
 * numbers differ. Both live, both unpaired, within the officer's area; the scores are kept as reasons.
 */
@Injectable()
export class PairByHandHandler {
  constructor(
    private readonly own: OwnRegion,
    private readonly registrations: RegistrationRepository,
    private readonly outgoing: Outgoing,
    private readonly residences: StateResidences,
    private readonly clock: Clock,
  ) {}

  async execute(tx: Transaction, command: PairByHand): Promise<{ recordId: string }> {
    const { recordId, organisation } = command;
    const at = this.clock.now();
    await this.lockBoth(tx, command);
    const arrival = await getIncomingArrival(this.registrations, tx, { recordId, organisation });
    if (arrival.linkedTo) throw new ActRefused('arrival.paired', { recordId });
    const known = await getOwnDeparture(this.registrations, tx, {
      recordId: command.departure,
      organisation,
    });
    if (isLinked(known)) throw new ActRefused('departure.paired', { recordId: known.strandId });
    if (arrival.status === 'ended') throw new ActRefused('registration.ended', { recordId });
    if (known.status !== 'away')
      throw new ActRefused('registration.ended', { recordId: known.strandId });
    if (known.residenceRegion !== arrival.residenceRegion)
      throw new ActRefused('pairing.elsewhere', { recordId });
    await this.outgoing.append(
      tx,
      [
        {
          stream: `${this.own.code}.sending/${known.residenceRegion}`,
          strandId: known.strandId,
          strandKind: 'record',
          type: 'yipanqi.registration.records-paired.v1',
          section: 'pairing',
          ...pairingSection(
            pairByOfficer(comparableArrival(arrival), comparableDeparture(known.departure)),
          ),
          eventTime: at,
          legalBasis: 'statutory',
          about: arrival.strandId,
        },
      ],
      at,
    );
    const persons = [known.idNumber, arrival.arrival.person.idNumber];
    await this.residences.state(tx, persons, at);
    return { recordId: arrival.strandId };
  }

  /** Two persons as far as the numbers say: locked together, since one after the other could wait in a ring. */
  private async lockBoth(tx: Transaction, { recordId, departure }: PairByHand): Promise<void> {
    const arrivals = await this.registrations.findArrivalsById(tx, [recordId]);
    const departures = await this.registrations.findDeparturesById(tx, [departure]);
    await this.registrations.lockPersons(tx, [
      ...arrivals.map(({ arrival }) => arrival.person.idNumber),
      ...departures.map(({ idNumber }) => idNumber),
    ]);
  }
}
