import { command, read } from './http';
import type { Page } from './page';
import type { Organisation, Role } from './session';

export interface Account {
  id: string;
  username: string;
  displayName: string;
  role: Role;
  organisation: Organisation;
  disabled: boolean;
  mustChangePassword?: boolean;
  lastSignInAt?: string | null;
}

export interface NewAccount {
  username: string;
  displayName: string;
  role: Role;
  organisation: string;
}

/** Shown once and kept nowhere. */
export interface OneTimePassword {
  id?: string;
  oneTimePassword: string;
}

export const getAccounts = (query: {
  cursor?: string;
  size?: number;
  sort?: string;
}): Promise<Page<Account>> => read<Page<Account>>('/api/bureau/accounts', { query });

export const createAccount = (body: NewAccount, key: string): Promise<OneTimePassword> =>
  command<OneTimePassword>('POST', '/api/bureau/accounts', { body, key });

export const changeAccount = (
  { id, ...body }: { id: string; displayName?: string; organisation?: string; disabled?: boolean },
  key: string,
): Promise<Account> =>
  command<Account>('PATCH', `/api/bureau/accounts/${encodeURIComponent(id)}`, { body, key });

export const resetPassword = ({ id }: { id: string }, key: string): Promise<OneTimePassword> =>
  command<OneTimePassword>(
    'POST',
    `/api/bureau/accounts/${encodeURIComponent(id)}/reset-password`,
    {
      key,
    },
  );

/** One row of the log of reads: a list, a record page or a reveal. */
export interface ReadEntry {
  id?: string;
  at: string;
  account: { username: string; displayName?: string };
  kind: string;
  subject?: string | null;
  subjects?: string[];
  total?: number | null;
  purpose?: string | null;
  count?: number | null;
  filter?: string | Record<string, unknown> | null;
}

export const getReads = (query: {
  subject?: string;
  cursor?: string;
  size?: number;
}): Promise<Page<ReadEntry>> => read<Page<ReadEntry>>('/api/bureau/reads', { query });
