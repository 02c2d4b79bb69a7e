import { Injectable } from '@nestjs/common';
import type { Transaction } from '@platform/transaction';
import { ActRefused } from '../../registration.errors';
import { HomeRegister, RegistrationRepository } from '../../registration.repository';
import type { RegistrationOutcome } from '../../registration-outcome';
import { getIncomingArrival } from '../own-departure';
import { RegisterDepartureHandler } from '../register-departure/register-departure.handler';

export interface RegisterDepartureOfArrival {
  readonly recordId: string;
  /** `YYYY-MM-DD`; the day of arrival when nothing better is known. */
  readonly leftOn?: string;
  readonly reason?: string;
  readonly villagePhone?: string;
  readonly organisation: string;
}

/** 一键建卡: the departure of a person whose arrival the partner told, from the home register and that arrival. */
@Injectable()
export class RegisterDepartureOfArrivalHandler {
  constructor(
    private readonly registrations: RegistrationRepository,
    private readonly homeRegister: HomeRegister,
    private readonly registerDeparture: RegisterDepartureHandler,
  ) {}

  async execute(
    tx: Transaction,
    command: RegisterDepartureOfArrival,
  ): Promise<RegistrationOutcome> {
    const known = await getIncomingArrival(this.registrations, tx, command);
    const { arrival, strandId: recordId } = known;
    if (known.linkedTo) throw new ActRefused('arrival.paired', { recordId });
    if (known.status === 'ended') throw new ActRefused('registration.ended', { recordId });
    const { idNumber } = arrival.person;
    const entry = (await this.homeRegister.find(tx, [idNumber])).get(idNumber);
    if (!entry) throw new ActRefused('identity.not-confirmed', { recordId });
    const [outcome] = await this.registerDeparture.execute(tx, {
      organisation: command.organisation,
      rows: [
        {
          ...entry.person,
          homeDivision: entry.home.code,
          destinationDivision: arrival.residence.code,
          leftOn: command.leftOn ?? arrival.arrivedOn,
          reason: command.reason ?? arrival.reason,
          villagePhone: command.villagePhone,
        },
      ],
    });
    return outcome!;
  }
}
