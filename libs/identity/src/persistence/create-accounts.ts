import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Database } from '@platform/database';
import { uuidv7 } from '@platform/ids';
import { Argon2PasswordHash } from '../argon2/argon2-password-hash';
import { UsernameTaken } from '../account.errors';
import { oneTimePassword } from '../password';
import { isRole, type Role } from '../permissions';
import { DatabaseAccountRepository } from './database-account.repository';
import { ORGANISATION } from '../scope';

export interface AccountToCreate {
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly organisation: string;
  /** Only of a demonstration account: it stays as given and need not be changed. Others get a one-time password. */
  readonly password?: string;
}
export interface CreatedAccount {
  readonly username: string;
  /** false: an account of this name was there and was left as it is. */
  readonly created: boolean;
  readonly oneTimePassword?: string;
}

/**
 * Makes accounts outside HTTP: the first administrator (no account has a password known before, 等保 2.0 8.1.4.2) and
 * those of a demonstration. Existing ones are left alone, so it may be repeated.
 */
export async function createAccounts(
  database: Database,
  accounts: readonly AccountToCreate[],
  at: Date,
): Promise<CreatedAccount[]> {
  const created: CreatedAccount[] = [];
  for (const account of accounts) created.push(await createOne(database, account, at));
  return created;
}

async function createOne(
  database: Database,
  account: AccountToCreate,
  at: Date,
): Promise<CreatedAccount> {
  const { password, username, displayName, role, organisation } = account;
  const secret = password ?? oneTimePassword(randomBytes(32));
  const passwordHash = await new Argon2PasswordHash().of(secret);
  try {
    await database.run((tx) =>
      new DatabaseAccountRepository().add(tx, {
        id: uuidv7(at, randomBytes(10)),
        username: username.toLowerCase(),
        displayName,
        role,
        organisation,
        disabled: false,
        demonstration: password !== undefined,
        mustChangePassword: password === undefined,
        passwordHash,
        formerPasswords: [],
        failures: 0,
        createdAt: at,
      }),
    );
  } catch (error) {
    if (error instanceof UsernameTaken) return { username, created: false };
    throw error;
  }
  return { username, created: true, ...(password === undefined && { oneTimePassword: secret }) };
}

/** Reads `ACCOUNTS_FILE`: a JSON list of `{username, password, displayName, role, organisation}`. */
export function readAccountsFile(path: string): AccountToCreate[] {
  const list = JSON.parse(readFileSync(path, 'utf8')) as unknown;
  if (!Array.isArray(list) || !list.every(isAccount))
    throw new Error(`${path} is not a list of accounts with password, role and organisation`);
  return list;
}

function isAccount(value: unknown): value is AccountToCreate {
  const account = value as Partial<Record<keyof AccountToCreate, unknown>> | null;
  const texts = [account?.username, account?.displayName, account?.password];
  return (
    texts.every((text) => typeof text === 'string' && text !== '') &&
    isRole(String(account?.role)) &&
    ORGANISATION.test(String(account?.organisation))
  );
}
