import { Injectable } from '@nestjs/common';
import { dayIn } from '@calendar';
import { ReadLog, type SignedInAccount } from '@identity';
import { Clock } from '@platform/clock';
import { Database } from '@platform/database';
import type { Language } from '@platform/http';
import { isWithinArea } from '../../area';
import { parseIdNumber } from '../../id-number';
import { fault } from '../../registration.errors';
import { RegistrationRepository } from '../../registration.repository';
import type { CheckIdNumberResponse } from './register-arrival.dto';

/** While the number is typed: the five checks, what they give, and whether the person lives here by our own register. */
@Injectable()
export class CheckIdNumberQuery {
  constructor(
    private readonly database: Database,
    private readonly registrations: RegistrationRepository,
    private readonly reads: ReadLog,
    private readonly clock: Clock,
  ) {}

  async execute(
    written: string,
    account: SignedInAccount,
    language: Language,
  ): Promise<CheckIdNumberResponse> {
    const { number, fault: code } = parseIdNumber(written, dayIn(this.clock.now()));
    if (!number) {
      const refused = fault('idNumber', code);
      return { valid: false, faults: [{ ...refused, text: refused.text[language] }] };
    }
    const known = await this.database.run((tx) =>
      this.registrations.findArrivals(tx, [number.value]),
    );
    const living = known.find(({ own, status }) => own && status === 'living');
    // Whoever may not see the record still learns on saving that the person is registered, but not where.
    const shown =
      living && isWithinArea(account.organisation, living.arrival.residence.code)
        ? living.strandId
        : undefined;
    await this.reads.write({
      kind: 'list',
      account,
      route: 'GET /api/receiving/arrivals/check',
      filter: { idNumber: true },
      total: shown ? 1 : 0,
      subjects: shown ? [shown] : [],
    });
    return {
      valid: true,
      faults: [],
      sex: number.sex,
      birthDate: number.birthDate,
      ...(shown ? { alreadyRegistered: shown } : {}),
    };
  }
}
