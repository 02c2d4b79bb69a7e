import type { DeadlineRule, WorkCalendar } from '@calendar';
import type { AgreementLadderStep } from '@contracts';
import type { Transaction } from '@platform/transaction';

/** Why something may not be said under a version; the code is the protocol's (section 5). */
export type TermsRefusal = 'agreement.kind' | 'agreement.field';

/** What one version of an agreement says to those who work under it. Where it is silent, PACK-MODERN-DEFAULT holds. */
export interface Terms {
  readonly hash: string;
  readonly agreementId: string;
  readonly version: number;
  /** First and last day in force (Asia/Shanghai); the last one earlier when a side declared the end. */
  readonly from: string;
  readonly to: string;
  readonly regions: readonly [string, string];
  /** The rule of a deadline, e.g. `VER-U`. Throws RangeError for a code that no rule pack knows either. */
  deadlines(code: string): DeadlineRule;
  readonly calendar: WorkCalendar;
  /** Days of the month on which a batch closes. */
  readonly cutOffDays: readonly number[];
  readonly ladder: readonly AgreementLadderStep[];
  readonly deliveryGraceMinutes: number;
  /**
   * May an entry of this type travel, with this member, for this purpose? Undefined when it may; the gate judges every
   * entry again, this is for screens and for a question asked before it is written.
   */
  permits(kind: string, field?: string, purpose?: string): TermsRefusal | undefined;
}

/** What other capabilities ask of the agreement that carries a pair of places. */
export abstract class AgreementTerms {
  /** The terms in force between a home and a residence division at a moment; undefined when none covers both. */
  abstract inForce(
    tx: Transaction | undefined,
    home: string,
    residence: string,
    at: Date,
  ): Promise<Terms | undefined>;
  /** The terms of a version taken in, in force or not: a case goes on under the version it was begun under. */
  abstract byHash(hash: string, tx?: Transaction): Promise<Terms | undefined>;
}
