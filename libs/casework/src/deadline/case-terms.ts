import { Injectable } from '@nestjs/common';
import { AgreementTerms, type Terms } from '@agreement';
import { EntryTimes } from '@ledger';
import type { Transaction } from '@platform/transaction';

/** What the agreement says that a case was begun under, whatever is in force by now. */
@Injectable()
export class CaseTerms {
  constructor(
    private readonly times: EntryTimes,
    private readonly agreements: AgreementTerms,
  ) {}

  /** Undefined while its question waits for its seal. */
  async of(tx: Transaction, caseId: string): Promise<Terms | undefined> {
    const [question] = await this.times.ofStrands(tx, [caseId]);
    if (!question) return undefined;
    const hash = (await this.times.agreements(tx, [question])).get(caseId);
    return hash === undefined ? undefined : this.agreements.byHash(hash, tx);
  }
}
