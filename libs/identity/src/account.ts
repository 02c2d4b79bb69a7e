import type { Role } from './permissions';
import type { Screen } from './read-log';

/** A user name: 4 to 32 small letters, digits or hyphens, a letter first. */
export const USERNAME = /^[a-z][a-z0-9-]{3,31}$/;

/** Someone who can sign in (账号). */
export interface Account {
  readonly id: string;
  /** Lower case, unique in the region. */
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  /** Code of the organisation; with everything below it the account's area. */
  readonly organisation: string;
  readonly disabled: boolean;
  /** Made by `ACCOUNTS_FILE` for a demonstration: its password is known to everyone and need not be changed. */
  readonly demonstration: boolean;
  readonly mustChangePassword: boolean;
  readonly passwordHash: string;
  /** Hashes of the passwords before, newest first. */
  readonly formerPasswords: readonly string[];
  /** Wrong passwords in a row since the last success or lock. */
  readonly failures: number;
  readonly lockedUntil?: Date;
  readonly createdAt: Date;
  readonly lastSignInAt?: Date;
}

/** Who makes a request, as `@CurrentAccount()` gives it. */
export interface SignedInAccount {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly organisation: string;
  readonly mustChangePassword: boolean;
  /** The session of the request; its token is not in it. */
  readonly screen?: Screen;
}

/** 等保 2.0 8.1.4.1, assessors' practice: five failures, thirty minutes. */
export const FAILURES_MAX = 5;
export const LOCK_MS = 30 * 60_000;
/** With the present one the last five passwords are barred. */
export const FORMER_PASSWORDS_MAX = 4;

export function isLocked(account: Account, at: Date): boolean {
  return account.lockedUntil !== undefined && account.lockedUntil > at;
}

export function signInFailed(account: Account, at: Date): Account {
  const failures = account.failures + 1;
  if (failures < FAILURES_MAX) return { ...account, failures };
  return { ...account, failures: 0, lockedUntil: new Date(at.getTime() + LOCK_MS) };
}

export function signedIn(account: Account, at: Date): Account {
  return { ...account, failures: 0, lockedUntil: undefined, lastSignInAt: at };
}

/** The person's own choice; the one it replaces joins the barred ones. */
export function passwordChosen(account: Account, hash: string): Account {
  return {
    ...account,
    passwordHash: hash,
    formerPasswords: withFormer(account),
    mustChangePassword: false,
  };
}

/** A one-time password given by the administrator: it ends a lock and must be changed at the next sign-in. */
export function passwordReset(account: Account, hash: string): Account {
  return {
    ...account,
    passwordHash: hash,
    formerPasswords: withFormer(account),
    mustChangePassword: true,
    failures: 0,
    lockedUntil: undefined,
  };
}

const withFormer = (account: Account): string[] =>
  [account.passwordHash, ...account.formerPasswords].slice(0, FORMER_PASSWORDS_MAX);
