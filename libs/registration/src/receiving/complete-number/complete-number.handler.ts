import { Injectable } from '@nestjs/common';
import { dayIn } from '@calendar';
import { Outgoing } from '@ledger';
import { Clock } from '@platform/clock';
import type { Transaction } from '@platform/transaction';
import { OwnRegion } from '../../own-region';
import { declaredSection } from '../../registration';
import { ActRefused, fault, RegistrationRefused } from '../../registration.errors';
import { RegistrationRepository } from '../../registration.repository';
import { isTemporaryId, RESIDENT_CARD } from '../../temporary-id';
import { readArrival, writtenArrival } from '../../written-registration';
import { getOwnArrival } from '../own-arrival';

export interface CompleteNumber {
  readonly recordId: string;
  readonly idNumber: string;
  readonly organisation: string;
}

/** 补录号码: the number of a person registered without one. The temporary id stays beside it; the home side answers anew. */
@Injectable()
export class CompleteNumberHandler {
  constructor(
    private readonly own: OwnRegion,
    private readonly registrations: RegistrationRepository,
    private readonly outgoing: Outgoing,
    private readonly clock: Clock,
  ) {}

  async execute(tx: Transaction, command: CompleteNumber): Promise<{ recordId: string }> {
    const at = this.clock.now();
    const { recordId, idNumber, organisation } = command;
    const known = await getOwnArrival(this.registrations, tx, { recordId, organisation });
    if (known.status === 'ended') throw new ActRefused('registration.ended', { recordId });
    if (!isTemporaryId(known.arrival.person.idNumber))
      throw new ActRefused('id-number.known', { recordId });
    const overridden = await this.registrations.overridden(tx, [idNumber]);
    const { value: arrival, faults } = readArrival(
      { ...writtenArrival(known.arrival), idNumber, documentKind: RESIDENT_CARD },
      { today: dayIn(at), organisation, overridden },
    );
    if (!arrival) throw new RegistrationRefused(faults);
    await this.refuseSecond(tx, arrival.person.idNumber, known.homeRegion);
    const { temporaryId } = known.arrival;
    await this.outgoing.append(
      tx,
      [
        {
          stream: `${this.own.code}.receiving/${known.homeRegion}`,
          strandId: known.strandId,
          strandKind: 'record',
          type: 'yipanqi.registration.number-completed.v1',
          section: 'declared',
          ...declaredSection({ ...arrival, temporaryId }),
          eventTime: at,
          legalBasis: 'statutory',
          about: known.linkedTo,
        },
      ],
      at,
    );
    return { recordId: known.strandId };
  }

  private async refuseSecond(tx: Transaction, idNumber: string, homeRegion: string): Promise<void> {
    await this.registrations.lockPersons(tx, [idNumber]);
    const live = (await this.registrations.findArrivals(tx, [idNumber])).find(
      (one) => one.own && one.status === 'living' && one.homeRegion === homeRegion,
    );
    if (live)
      throw new RegistrationRefused([fault('idNumber', 'arrival.already-registered')], {
        recordId: live.strandId,
      });
  }
}
