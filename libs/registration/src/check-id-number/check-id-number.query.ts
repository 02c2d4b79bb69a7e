import { Injectable } from '@nestjs/common';
import { dayIn } from '@calendar';
import { ReadLog, type SignedInAccount } from '@identity';
import { Clock } from '@platform/clock';
import type { Language } from '@platform/http';
import { isWithinArea } from '../area';
import { type IdNumber, parseIdNumber } from '../id-number';
import { fault } from '../registration.errors';
import { RegistrationRepository } from '../registration.repository';
import type { CheckIdNumberResponse } from './check-id-number.dto';

/** A live registration of ours, and the division that decides who may see it. */
interface Live {
  readonly recordId: string;
  readonly division: string;
}

/** While a number is typed: the five checks, what its digits say, and whether the person is registered here already. */
@Injectable()
export class CheckIdNumberQuery {
  constructor(
    private readonly registrations: RegistrationRepository,
    private readonly reads: ReadLog,
    private readonly clock: Clock,
  ) {}

  /** Among the arrivals this region registered. */
  arrivals(
    written: string,
    account: SignedInAccount,
    language: Language,
  ): Promise<CheckIdNumberResponse> {
    const route = 'POST /api/receiving/arrivals/check';
    return this.check(written, account, language, route, (number) =>
      this.liveArrivals(number.value),
    );
  }

  /** Among the departures this region registered. */
  departures(
    written: string,
    account: SignedInAccount,
    language: Language,
  ): Promise<CheckIdNumberResponse> {
    const route = 'POST /api/sending/departures/check';
    return this.check(written, account, language, route, (number) =>
      this.liveDepartures(number.value),
    );
  }

  private async check(
    written: string,
    account: SignedInAccount,
    language: Language,
    route: string,
    find: (number: IdNumber) => Promise<Live[]>,
  ): Promise<CheckIdNumberResponse> {
    const { number, fault: code } = parseIdNumber(written, dayIn(this.clock.now()));
    if (!number) {
      const refused = fault('idNumber', code);
      return { valid: false, faults: [{ ...refused, text: refused.text[language] }] };
    }
    // Whoever may not see the record still learns on saving that the person is registered, but not where.
    const shown = (await find(number)).find(({ division }) =>
      isWithinArea(account.organisation, division),
    );
    await this.reads.write({
      kind: 'list',
      account,
      route,
      filter: { idNumber: true },
      total: shown ? 1 : 0,
      subjects: shown ? [shown.recordId] : [],
    });
    const { sex, birthDate } = number;
    return { valid: true, faults: [], sex, birthDate, alreadyRegistered: shown?.recordId };
  }

  private async liveArrivals(idNumber: string): Promise<Live[]> {
    const known = await this.registrations.read((tx) =>
      this.registrations.findArrivals(tx, [idNumber]),
    );
    return known
      .filter(({ own, status }) => own && status === 'living')
      .map(({ strandId, arrival }) => ({
        recordId: strandId,
        division: arrival.residence.code,
      }));
  }

  private async liveDepartures(idNumber: string): Promise<Live[]> {
    const known = await this.registrations.read((tx) =>
      this.registrations.findDepartures(tx, [idNumber]),
    );
    return known.flatMap(({ own, status, strandId, departure, pairing }) =>
      own && status === 'away' && departure
        ? [
            {
              recordId: pairing?.linked ? pairing.recordId : strandId,
              division: departure.home.code,
            },
          ]
        : [],
    );
  }
}
