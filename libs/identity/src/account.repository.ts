import type { Transaction } from '@platform/transaction';
import type { Account } from './account';

/** Accounts as they are kept; both reads lock the row until the transaction ends. */
export abstract class AccountRepository {
  abstract findByUsername(tx: Transaction, username: string): Promise<Account | undefined>;
  /** Refuses `account.unknown`. */
  abstract get(tx: Transaction, id: string): Promise<Account>;
  /** Refuses `account.username-taken`. */
  abstract add(tx: Transaction, account: Account): Promise<void>;
  abstract keep(tx: Transaction, account: Account): Promise<void>;
  /** Ends the account's sessions because it was changed, except one (the token of the person who changes it). */
  abstract endSessions(tx: Transaction, accountId: string, exceptToken?: string): Promise<void>;
}
