import type { DeadlineRule, WorkCalendar } from '@calendar';
import type { Transaction } from '@platform/transaction';

/** What a version in force says about time: its rules by code, and the days both sides count. */
export interface AgreedTimes {
  deadlines(code: string): DeadlineRule;
  readonly calendar: WorkCalendar;
}

/**
 * How long may something take between a home and a residence division? Asked where a due day is shown. Bound by the app
 * to `AgreementTerms`, as `AgreedPairs` is to `AgreementReadModel`.
 */
export abstract class AgreedDeadlines {
  /** Undefined when no agreement covers both: then PACK-MODERN-DEFAULT holds. */
  abstract inForce(
    tx: Transaction | undefined,
    home: string,
    residence: string,
    at: Date,
  ): Promise<AgreedTimes | undefined>;
}
