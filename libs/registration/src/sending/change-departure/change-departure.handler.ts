import { Injectable } from '@nestjs/common';
import { dayIn, startOfDay } from '@calendar';
import { Outgoing } from '@ledger';
import { Clock } from '@platform/clock';
import type { Transaction } from '@platform/transaction';
import { isFloating } from '@region';
import { AgreedPairs } from '../../agreed-pairs';
import { dayOfChange } from '../../day-of-change';
import { OwnRegion } from '../../own-region';
import { departureSection, given } from '../../registration';
import { ActRefused, fault, RegistrationRefused } from '../../registration.errors';
import { RegistrationRepository } from '../../registration.repository';
import { readDeparture, type Written, writtenDeparture } from '../../written-registration';
import { getOwnDeparture } from '../own-departure';

export interface ChangeDeparture {
  readonly recordId: string;
  /** Only the fields that change; an empty text takes an optional value away. */
  readonly changes: Written<'destinationDivision' | 'leftOn' | 'reason' | 'villagePhone'>;
  readonly changedOn?: string;
  /** The case whose answer it enters. */
  readonly caseId?: string;
  readonly organisation: string;
}

/** Restates the section `departure`. A destination in another region is another record, not a change. */
@Injectable()
export class ChangeDepartureHandler {
  constructor(
    private readonly own: OwnRegion,
    private readonly pairs: AgreedPairs,
    private readonly registrations: RegistrationRepository,
    private readonly outgoing: Outgoing,
    private readonly clock: Clock,
  ) {}

  async execute(tx: Transaction, command: ChangeDeparture): Promise<{ recordId: string }> {
    const at = this.clock.now();
    const today = dayIn(at);
    const known = await getOwnDeparture(this.registrations, tx, command);
    if (known.status === 'ended')
      throw new ActRefused('registration.ended', { recordId: known.strandId });
    const written = { ...writtenDeparture(known.departure), ...given(command.changes) };
    // What was let pass when it was registered stands.
    const overridden = new Set([known.departure.person.idNumber]);
    const { value: departure, faults } = readDeparture(written, { today, overridden, ...command });
    if (!departure) throw new RegistrationRefused(faults);
    const changedOn = dayOfChange(command.changedOn, departure.leftOn, today);
    const moved = departure.destination !== known.departure.destination;
    if (moved && !isFloating(departure.home.code, departure.destination))
      throw new RegistrationRefused([fault('destinationDivision', 'division.not-floating')]);
    const covering = await this.pairs.coveringAt(at);
    const pair = covering(departure.home.code, departure.destination);
    if (pair?.homeRegion !== this.own.code || pair.residenceRegion !== known.residenceRegion)
      throw new RegistrationRefused([fault('destinationDivision', 'agreement.not-in-force')]);
    await this.outgoing.append(
      tx,
      [
        {
          stream: `${this.own.code}.sending/${known.residenceRegion}`,
          strandId: known.strandId,
          strandKind: 'record',
          type: 'yipanqi.registration.departure-changed.v1',
          section: 'departure',
          ...departureSection(departure, known),
          eventTime: startOfDay(changedOn),
          legalBasis: 'statutory',
          about: known.pairing?.recordId,
          correlationId: command.caseId,
        },
      ],
      at,
    );
    return { recordId: command.recordId };
  }
}
