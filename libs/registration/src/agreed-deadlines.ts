import { type DeadlineRule, rulePacks, workCalendar, type WorkCalendar } from '@calendar';
import type { Transaction } from '@platform/transaction';

/** What a version in force says about time: its rules by code, and the days both sides count. */
export interface AgreedTimes {
  deadlines(code: string): DeadlineRule;
  readonly calendar: WorkCalendar;
}

/** Where no agreement covers both places: the default pack, and the State Council's calendar alone. */
export const UNAGREED: AgreedTimes = {
  calendar: workCalendar(),
  deadlines: (code) => {
    const rule = rulePacks['PACK-MODERN-DEFAULT'].find((one) => one.code === code);
    if (!rule) throw new RangeError(`no deadline ${code}`);
    return rule;
  },
};

/**
 * How long may something take between a home and a residence division? Asked where a due day is shown. Bound by the app
 * to `AgreementTerms`, as `AgreedPairs` is to `AgreementReadModel`.
 */
export abstract class AgreedDeadlines {
  /** Undefined when no agreement covers both: then `UNAGREED` holds. */
  abstract inForce(
    tx: Transaction | undefined,
    home: string,
    residence: string,
    at: Date,
  ): Promise<AgreedTimes | undefined>;
}
