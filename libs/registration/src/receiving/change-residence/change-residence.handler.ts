import { Injectable } from '@nestjs/common';
import { dayIn, startOfDay } from '@calendar';
import { Outgoing } from '@ledger';
import { Clock } from '@platform/clock';
import type { Transaction } from '@platform/transaction';
import { covers, isFloating } from '@region';
import { isWithinArea } from '../../area';
import { dayOfChange } from '../../day-of-change';
import { OwnRegion } from '../../own-region';
import { given, residenceSection } from '../../registration';
import { ActRefused, fault, RegistrationRefused } from '../../registration.errors';
import { getOwnArrival } from '../own-arrival';
import { RegistrationRepository } from '../../registration.repository';
import {
  type ArrivalField,
  readArrival,
  type Written,
  writtenArrival,
} from '../../written-registration';

export interface ChangeResidence {
  readonly recordId: string;
  /** Only the fields that change; an empty text takes an optional value away. */
  readonly changes: Written<
    'residenceDivision' | 'address' | 'dwellingKind' | 'reason' | 'phone' | 'arrivedOn' | 'channel'
  >;
  /** The day the change took place. */
  readonly changedOn?: string;
  /** The case whose answer it enters. */
  readonly caseId?: string;
  readonly organisation: string;
}

/** Restates the section `residence` with the changed values; the section travels whole. */
@Injectable()
export class ChangeResidenceHandler {
  constructor(
    private readonly own: OwnRegion,
    private readonly registrations: RegistrationRepository,
    private readonly outgoing: Outgoing,
    private readonly clock: Clock,
  ) {}

  async execute(tx: Transaction, command: ChangeResidence): Promise<{ recordId: string }> {
    const at = this.clock.now();
    const today = dayIn(at);
    const known = await getOwnArrival(this.registrations, tx, command);
    if (known.status === 'ended')
      throw new ActRefused('registration.ended', { recordId: known.strandId });
    const written: Written<ArrivalField> = {
      ...writtenArrival(known.arrival),
      ...given(command.changes),
    };
    // What was let pass when it was registered stands.
    const overridden = new Set([known.arrival.person.idNumber]);
    const { value: arrival, faults } = readArrival(written, { today, overridden, ...command });
    if (!arrival) throw new RegistrationRefused(faults);
    const changedOn = dayOfChange(command.changedOn, arrival.arrivedOn, today);
    const division = arrival.residence.code;
    if (!covers(this.own.code, division) || !isWithinArea(command.organisation, division))
      throw new RegistrationRefused([fault('residenceDivision', 'division.outside')]);
    // A county may have become a district since: who stays where they are goes on as registered.
    const moved = division !== known.arrival.residence.code;
    if (moved && !isFloating(arrival.home.code, division))
      throw new RegistrationRefused([fault('residenceDivision', 'division.not-floating')]);
    await this.outgoing.append(
      tx,
      [
        {
          stream: `${this.own.code}.receiving/${known.homeRegion}`,
          strandId: known.strandId,
          strandKind: 'record',
          type: 'yipanqi.registration.residence-changed.v1',
          section: 'residence',
          ...residenceSection({ ...arrival, household: known.arrival.household }),
          eventTime: startOfDay(changedOn),
          legalBasis: 'statutory',
          about: known.linkedTo,
          correlationId: command.caseId,
        },
      ],
      at,
    );
    return { recordId: known.strandId };
  }
}
