import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '@platform/clock';
import { Database, statements } from '@platform/database';
import {
  SessionExpired,
  SessionMissing,
  SessionSuperseded,
  SessionWithdrawn,
} from '../access.errors';
import type { SignedInAccount } from '../account';
import { ABSOLUTE_MS, type SessionEnd, sessionState } from '../session';
import { Sessions } from '../sessions';

interface Row extends SignedInAccount {
  readonly disabled: boolean;
  readonly begunAt: Date;
  readonly seenAt: Date;
  readonly endedWhy: SessionEnd | null;
}

/** `seen_at` moves at most once a minute, so that reading stays reading. */
const SEEN_STEP_MS = 60_000;

/** Their age is counted by the clock nobody moves: a demonstration that goes on to the next day throws nobody out. */
@Injectable()
export class DatabaseSessions extends Sessions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    super();
  }

  async begin(accountId: string, ip: string | undefined): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const at = this.clock.unmoved();
    await this.database.run(async (tx) => {
      const sql = statements(tx);
      // Two sign-ins at once: the account's row decides which one is the newest.
      await sql('SELECT id FROM identity.account WHERE id = $1 FOR UPDATE', [accountId]);
      await sql('DELETE FROM identity.session WHERE begun_at < $1', [
        new Date(at.getTime() - 2 * ABSOLUTE_MS),
      ]);
      await sql(
        `UPDATE identity.session SET ended_why = 'superseded' WHERE account_id = $1 AND ended_why IS NULL`,
        [accountId],
      );
      await sql(
        `INSERT INTO identity.session (token_hash, account_id, begun_at, seen_at, ip) VALUES ($1, $2, $3, $3, $4)`,
        [hashOf(token), accountId, at, ip ?? null],
      );
    });
    return token;
  }

  async check(token: string, touch: boolean): Promise<SignedInAccount> {
    const at = this.clock.unmoved();
    const [row] = await this.database.readOften<Row>(
      `SELECT a.id, a.username, a.display_name AS "displayName", a.role, a.organisation,
              a.must_change_password AS "mustChangePassword", a.disabled,
              s.begun_at AS "begunAt", s.seen_at AS "seenAt", s.ended_why AS "endedWhy"
       FROM identity.session s JOIN identity.account a ON a.id = s.account_id WHERE s.token_hash = $1`,
      [hashOf(token)],
    );
    const account = judged(row, at);
    if (touch && at.getTime() - row!.seenAt.getTime() >= SEEN_STEP_MS)
      await this.database.run((tx) =>
        statements(tx)(
          'UPDATE identity.session SET seen_at = greatest(seen_at, $2) WHERE token_hash = $1',
          [hashOf(token), at],
        ),
      );
    return account;
  }

  async end(token: string): Promise<void> {
    await this.database.run((tx) =>
      statements(tx)(
        `UPDATE identity.session SET ended_why = 'signed-out' WHERE token_hash = $1 AND ended_why IS NULL`,
        [hashOf(token)],
      ),
    );
  }
}

// Tokens have 256 random bits, so a plain hash is enough: nothing to guess, and a stolen table opens no session.
const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

function judged(row: Row | undefined, at: Date): SignedInAccount {
  if (!row) throw new SessionMissing();
  if (row.disabled) throw new SessionWithdrawn();
  const { begunAt, seenAt, endedWhy, ...account } = row;
  const state = sessionState(
    { accountId: row.id, begunAt, seenAt, endedWhy: endedWhy ?? undefined },
    at,
  );
  switch (state) {
    case 'live':
      return {
        id: account.id,
        username: account.username,
        displayName: account.displayName,
        role: account.role,
        organisation: account.organisation,
        mustChangePassword: account.mustChangePassword,
      };
    case 'idle':
    case 'too-old':
      throw new SessionExpired();
    case 'superseded':
      throw new SessionSuperseded();
    case 'signed-out':
      throw new SessionMissing();
    case 'account-changed':
      throw new SessionWithdrawn();
  }
}
