import type { Role } from './permissions';

export interface AccountRow {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly organisation: string;
  readonly disabled: boolean;
  readonly mustChangePassword: boolean;
  readonly lastSignInAt: Date | null;
  readonly createdAt: Date;
}

/** Not by display name: cursors stand in addresses, and officials have names, too. */
export const ACCOUNT_SORTS = [
  'username',
  'role',
  'organisation',
  'createdAt',
  'lastSignInAt',
] as const;

export interface AccountSearch {
  /** Prefix of the area of the reader, and of the filter. */
  readonly prefixes: readonly string[];
  readonly text?: string;
  readonly role?: Role;
  readonly disabled?: boolean;
  readonly sort: { readonly field: (typeof ACCOUNT_SORTS)[number]; readonly descending: boolean };
  readonly after?: { readonly value: string; readonly id: string };
  readonly size: number;
}

/** What screens ask about accounts. */
export abstract class AccountReadModel {
  /** One row more than `size` when there is a next page; `sortValue` belongs into the cursor. */
  abstract find(
    search: AccountSearch,
  ): Promise<{ rows: (AccountRow & { sortValue: string })[]; total: number }>;
  abstract get(id: string): Promise<AccountRow | undefined>;
}
