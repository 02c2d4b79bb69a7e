import { Injectable } from '@nestjs/common';
import { Outgoing } from '@ledger';
import { Clock } from '@platform/clock';
import type { Transaction } from '@platform/transaction';
import { OwnRegion } from '../../own-region';
import { pairingSection, undone } from '../../pairing';
import { ActRefused } from '../../registration.errors';
import { RegistrationRepository } from '../../registration.repository';
import { getOwnDeparture } from '../own-departure';
import { StateResidences } from '../state-residences';

export interface UndoPairing {
  readonly recordId: string;
  /** Why; stays in this region, for whoever asks later. */
  readonly reason: string;
  /** The case whose answer it enters. */
  readonly caseId?: string;
  readonly account: string;
  readonly organisation: string;
}

/** Takes a pairing back: restated with `linked: false`. The same two registrations are not paired by machine again. */
@Injectable()
export class UndoPairingHandler {
  constructor(
    private readonly own: OwnRegion,
    private readonly registrations: RegistrationRepository,
    private readonly outgoing: Outgoing,
    private readonly residences: StateResidences,
    private readonly clock: Clock,
  ) {}

  async execute(tx: Transaction, command: UndoPairing): Promise<{ recordId: string }> {
    const at = this.clock.now();
    const known = await getOwnDeparture(this.registrations, tx, command);
    if (!known.pairing?.linked)
      throw new ActRefused('pairing.not-linked', { recordId: command.recordId });
    await this.outgoing.append(
      tx,
      [
        {
          stream: `${this.own.code}.sending/${known.residenceRegion}`,
          strandId: known.strandId,
          strandKind: 'record',
          type: 'yipanqi.registration.pairing-undone.v1',
          section: 'pairing',
          ...pairingSection(undone(known.pairing)),
          eventTime: at,
          legalBasis: 'statutory',
          about: known.pairing.recordId,
          correlationId: command.caseId,
        },
      ],
      at,
    );
    const arrivals = await this.registrations.findArrivalsById(tx, [known.pairing.recordId]);
    const persons = [known.idNumber, ...arrivals.map(({ arrival }) => arrival.person.idNumber)];
    await this.registrations.lockPersons(tx, persons);
    await this.residences.state(tx, persons, at);
    await this.registrations.keepUndoReason(tx, { ...command, strandId: known.strandId, at });
    return { recordId: known.pairing.recordId };
  }
}
