import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { statements } from '@platform/database';
import type { Transaction } from '@platform/transaction';
import type { Account } from '../account';
import { AccountUnknown, UsernameTaken } from '../account.errors';
import { AccountRepository } from '../account.repository';

const COLUMNS = `id, username, display_name AS "displayName", role, organisation, disabled, demonstration,
  must_change_password AS "mustChangePassword", password_hash AS "passwordHash",
  former_passwords AS "formerPasswords", failures, locked_until AS "lockedUntil", created_at AS "createdAt",
  last_sign_in_at AS "lastSignInAt"`;

type Row = Omit<Account, 'lockedUntil' | 'lastSignInAt'> & {
  readonly lockedUntil: Date | null;
  readonly lastSignInAt: Date | null;
};

@Injectable()
export class DatabaseAccountRepository extends AccountRepository {
  async findByUsername(tx: Transaction, username: string): Promise<Account | undefined> {
    return this.find(tx, 'username', username.toLowerCase());
  }

  async get(tx: Transaction, id: string): Promise<Account> {
    const account = await this.find(tx, 'id', id);
    if (!account) throw new AccountUnknown();
    return account;
  }

  async add(tx: Transaction, account: Account): Promise<void> {
    const added = await statements(tx)(
      `INSERT INTO identity.account (id, username, display_name, role, organisation, disabled, demonstration,
         must_change_password, password_hash, former_passwords, failures, locked_until, last_sign_in_at, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
       ON CONFLICT (username) DO NOTHING RETURNING id`,
      [...valuesOf(account), account.createdAt],
    );
    if (added.length === 0) throw new UsernameTaken();
  }

  async keep(tx: Transaction, account: Account): Promise<void> {
    await statements(tx)(
      `UPDATE identity.account SET username = $2, display_name = $3, role = $4, organisation = $5, disabled = $6,
         demonstration = $7, must_change_password = $8, password_hash = $9, former_passwords = $10, failures = $11,
         locked_until = $12, last_sign_in_at = $13
       WHERE id = $1`,
      valuesOf(account),
    );
  }

  async endSessions(tx: Transaction, accountId: string, exceptToken?: string): Promise<void> {
    const kept =
      exceptToken === undefined ? null : createHash('sha256').update(exceptToken).digest();
    await statements(tx)(
      `UPDATE identity.session SET ended_why = 'account-changed'
       WHERE account_id = $1 AND ended_why IS NULL AND token_hash IS DISTINCT FROM $2`,
      [accountId, kept],
    );
  }

  private async find(
    tx: Transaction,
    column: 'id' | 'username',
    value: string,
  ): Promise<Account | undefined> {
    const [row] = await statements(tx)<Row>(
      `SELECT ${COLUMNS} FROM identity.account WHERE ${column} = $1 FOR UPDATE`,
      [value],
    );
    if (!row) return undefined;
    return {
      ...row,
      lockedUntil: row.lockedUntil ?? undefined,
      lastSignInAt: row.lastSignInAt ?? undefined,
    };
  }
}

const valuesOf = (account: Account): unknown[] => [
  account.id,
  account.username,
  account.displayName,
  account.role,
  account.organisation,
  account.disabled,
  account.demonstration,
  account.mustChangePassword,
  account.passwordHash,
  account.formerPasswords,
  account.failures,
  account.lockedUntil ?? null,
  account.lastSignInAt ?? null,
];
