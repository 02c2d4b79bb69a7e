import { Injectable } from '@nestjs/common';
import { dayIn, startOfDay } from '@calendar';
import { Outgoing } from '@ledger';
import { Clock } from '@platform/clock';
import type { Transaction } from '@platform/transaction';
import { OwnRegion } from '../../own-region';
import { type AbsenceEnding, departureSection, given } from '../../registration';
import { ActRefused, fault, RegistrationRefused } from '../../registration.errors';
import { RegistrationRepository } from '../../registration.repository';
import { getOwnDeparture } from '../own-departure';

export interface EndDeparture {
  readonly recordId: string;
  readonly kind: AbsenceEnding;
  /** `YYYY-MM-DD` */
  readonly on: string;
  /** The departure this one was a duplicate of; only with `in-error`. */
  readonly duplicateOf?: string;
  readonly organisation: string;
}

/** An absence ends; the record and its link stay, and a second absence continues them. */
@Injectable()
export class EndDepartureHandler {
  constructor(
    private readonly own: OwnRegion,
    private readonly registrations: RegistrationRepository,
    private readonly outgoing: Outgoing,
    private readonly clock: Clock,
  ) {}

  async execute(tx: Transaction, command: EndDeparture): Promise<{ recordId: string }> {
    const at = this.clock.now();
    const known = await getOwnDeparture(this.registrations, tx, command);
    if (known.status === 'ended')
      throw new ActRefused('registration.ended', { recordId: known.strandId });
    if (command.on > dayIn(at)) throw new RegistrationRefused([fault('on', 'date.future')]);
    if (command.kind !== 'in-error' && command.on < known.departure.leftOn)
      throw new RegistrationRefused([fault('on', 'date.order')]);
    const section = departureSection(known.departure, known);
    const ended = given({
      kind: command.kind,
      on: command.on,
      duplicateof: command.kind === 'in-error' ? command.duplicateOf : undefined,
    });
    await this.outgoing.append(
      tx,
      [
        {
          stream: `${this.own.code}.sending/${known.residenceRegion}`,
          strandId: known.strandId,
          strandKind: 'record',
          type: 'yipanqi.registration.departure-ended.v1',
          section: 'departure',
          open: { ...section.open, status: 'ended', ended },
          personal: section.personal,
          eventTime: startOfDay(command.on),
          legalBasis: 'statutory',
          about: known.pairing?.recordId,
        },
      ],
      at,
    );
    return { recordId: command.recordId };
  }
}
