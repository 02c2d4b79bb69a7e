import { Injectable } from '@nestjs/common';
import { dayIn } from '@calendar';
import { ReadLog, type SignedInAccount } from '@identity';
import { Clock } from '@platform/clock';
import type { Language } from '@platform/http';
import { isWithinArea } from '../area';
import { failingOnlyCheckDigit, type IdNumber, parseIdNumber } from '../id-number';
import { IdOverrides } from '../id-override/id-overrides.repository';
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
    private readonly overrides: IdOverrides,
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
    const override = await this.overrideOf(written);
    const passing = override?.state === 'approved' ? new Set([override.number]) : undefined;
    const { number, fault: code } = parseIdNumber(written, dayIn(this.clock.now()), passing);
    if (!number) {
      const refused = fault('idNumber', code);
      return {
        valid: false,
        faults: [{ ...refused, text: refused.text[language] }],
        ...(override ? { override: override.state } : {}),
      };
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
    return {
      valid: true,
      faults: [],
      sex,
      birthDate,
      alreadyRegistered: shown?.recordId,
      ...(override ? { override: override.state } : {}),
    };
  }

  /** A number that fails only its check digit may have been proposed, or let pass. */
  private async overrideOf(
    written: string,
  ): Promise<{ number: string; state: 'possible' | 'proposed' | 'approved' } | undefined> {
    const number = failingOnlyCheckDigit(written);
    if (number === undefined) return undefined;
    const known = await this.overrides.ofNumber(number);
    const state = known && known.state !== 'refused' ? known.state : 'possible';
    return { number, state };
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
