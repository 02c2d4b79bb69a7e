import type { Transaction } from '@platform/transaction';

/** 外出代办: while someone is away their deputy holds what they hold. Days are inclusive. */
export interface Absence {
  readonly absenceId: string;
  readonly account: string;
  readonly deputy: string;
  readonly organisation: string;
  readonly from: string;
  readonly to: string;
}

export abstract class Absences {
  abstract keep(tx: Transaction, absence: Absence, madeBy: string): Promise<void>;
  /** Whose they are or whose deputy the account is, as far as they have not ended before the day; earliest first. */
  abstract ofAccount(account: string, day: string): Promise<Absence[]>;
  /** Ends it with the day before, so that it takes no effect from the day on; whether it was the account's own. */
  abstract end(
    tx: Transaction,
    absence: { readonly absenceId: string; readonly account: string; readonly lastDay: string },
  ): Promise<boolean>;
}
