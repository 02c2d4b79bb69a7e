import type { Closure, Day } from '@calendar';
import type { Transaction } from '@platform/transaction';

/**
 * Days on which one office of this region is closed 本地停办. Its own announcement: it moves no deadline, for the other
 * side could not count alike. Closures that do are clauses of the agreement.
 */
export interface OfficeClosure extends Closure {
  readonly id: string;
  /** Code of the office; those below it are closed with it. */
  readonly organisation: string;
}

export interface NewOfficeClosure extends OfficeClosure {
  readonly by: string;
  readonly at: Date;
}

export abstract class OfficeClosures {
  abstract add(tx: Transaction, closure: NewOfficeClosure): Promise<void>;
  /** One that was not withdrawn; locked until the transaction ends. */
  abstract get(tx: Transaction, id: string): Promise<OfficeClosure | undefined>;
  abstract withdraw(tx: Transaction, id: string, by: string, at: Date): Promise<void>;
  /** Those that touch a span of days, by their first day. */
  abstract between(from: Day, to: Day): Promise<OfficeClosure[]>;
}
