import { Injectable } from '@nestjs/common';
import { dayIn, startOfDay } from '@calendar';
import { Outgoing } from '@ledger';
import { Clock } from '@platform/clock';
import type { Transaction } from '@platform/transaction';
import { OwnRegion } from '../../own-region';
import { given, residenceSection, type StayEnding } from '../../registration';
import { ActRefused, fault, RegistrationRefused } from '../../registration.errors';
import { RegistrationRepository } from '../../registration.repository';
import { readDivision } from '../../written-division';
import { getOwnArrival } from '../own-arrival';

export interface EndResidence {
  readonly recordId: string;
  readonly kind: StayEnding;
  /** `YYYY-MM-DD` */
  readonly on: string;
  readonly toDivision?: string;
  /** The record this one was a duplicate of; only with `in-error`. */
  readonly duplicateOf?: string;
  readonly organisation: string;
}

/** A stay ends; the record and its link stay, and a second stay continues them. */
@Injectable()
export class EndResidenceHandler {
  constructor(
    private readonly own: OwnRegion,
    private readonly registrations: RegistrationRepository,
    private readonly outgoing: Outgoing,
    private readonly clock: Clock,
  ) {}

  async execute(tx: Transaction, command: EndResidence): Promise<{ recordId: string }> {
    const at = this.clock.now();
    const known = await getOwnArrival(this.registrations, tx, command);
    if (known.status === 'ended')
      throw new ActRefused('registration.ended', { recordId: known.strandId });
    if (command.on > dayIn(at)) throw new RegistrationRefused([fault('on', 'date.future')]);
    if (command.kind !== 'in-error' && command.on < known.arrival.arrivedOn)
      throw new RegistrationRefused([fault('on', 'date.order')]);
    const toDivision = command.toDivision && readDivision(command.toDivision)?.code;
    if (command.toDivision && !toDivision)
      throw new RegistrationRefused([fault('toDivision', 'division.unknown')]);
    const section = residenceSection(known.arrival);
    const ended = given({
      kind: command.kind,
      on: command.on,
      toDivision,
      duplicateof: command.kind === 'in-error' ? command.duplicateOf : undefined,
    });
    await this.outgoing.append(
      tx,
      [
        {
          stream: `${this.own.code}.receiving/${known.homeRegion}`,
          strandId: known.strandId,
          strandKind: 'record',
          type: 'yipanqi.registration.residence-ended.v1',
          section: 'residence',
          open: { ...section.open, status: 'ended', ended },
          personal: section.personal,
          eventTime: startOfDay(command.on),
          legalBasis: 'statutory',
          about: known.linkedTo,
        },
      ],
      at,
    );
    return { recordId: known.strandId };
  }
}
