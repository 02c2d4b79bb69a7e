import { command, read } from './http';
import { type ListFilter, listOrSearch, type Page } from './page';
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

/** By a part of a name it is asked in a body: names of officials stand in no address either. */
export const getAccounts = (filter: ListFilter): Promise<Page<Account>> =>
  listOrSearch('/api/bureau/accounts', '/api/bureau/accounts/search', filter);

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

export const READ_KINDS = ['list', 'page', 'reveal'] as const;

/** One row of the log of reads: a list, a page or a reveal. */
export interface ReadEntry {
  id: string;
  at: string;
  account: { username: string; displayName?: string; organisation: Organisation };
  kind: (typeof READ_KINDS)[number];
  route: string;
  subjects: string[];
  purpose: string | null;
  /** How many a list found. */
  count: number | null;
  filter: Record<string, string | number | boolean> | null;
}

export const getReads = (
  query: Record<string, string | number | undefined>,
): Promise<Page<ReadEntry>> => read<Page<ReadEntry>>('/api/bureau/reads', { query });

/** Whether the whole log follows row from row. */
export interface ReadChain {
  intact: boolean;
  rows: number;
  brokenAt?: string;
}

export const checkReads = (): Promise<ReadChain> => read<ReadChain>('/api/bureau/reads/chain');
