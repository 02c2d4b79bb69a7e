import type { Day } from '@calendar';
import type { Transaction } from '@platform/transaction';

/** The version whose end draws near, and the reminder that was reached. */
export interface ReminderOf {
  readonly partner: string;
  readonly agreementId: string;
  readonly hash: string;
  /** 90, 30 or 7 days unless agreed otherwise. */
  readonly step: number;
}

/** A reminder as it was given; each is given once. */
export interface RenewalReminder extends ReminderOf {
  readonly lastDay: Day;
  readonly remindedAt: Date;
  /** Who has taken note of it 已知悉: it waits for nobody any more, the next one will. */
  readonly notedBy?: string;
  readonly notedAt?: Date;
}

export abstract class RenewalReminders {
  /** Keeps a reminder; what was given before stays as it is. False when it had been given. */
  abstract give(tx: Transaction, reminder: RenewalReminder): Promise<boolean>;
  abstract note(tx: Transaction, reminder: RenewalReminder): Promise<void>;
  /** Oldest first. */
  abstract all(tx?: Transaction): Promise<RenewalReminder[]>;
}

export function isSameReminder(one: ReminderOf, other: ReminderOf): boolean {
  return (
    one.partner === other.partner &&
    one.agreementId === other.agreementId &&
    one.hash === other.hash &&
    one.step === other.step
  );
}
