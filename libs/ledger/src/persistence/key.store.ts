import { Injectable } from '@nestjs/common';
import { type Column, statements } from '@platform/database';
import type { Transaction } from '@platform/transaction';
import { insertRows } from './insert-rows';

export interface ContentKeyRow {
  readonly stream: string;
  readonly day: string;
  readonly wrapped: string;
  readonly recipientKid: string;
  readonly cek: string;
}

export interface PersonKeyRow {
  readonly region: string;
  readonly kid: string;
  readonly strandId: string | null;
  readonly wrapped: string;
}

export interface GrantRow {
  readonly stream: string;
  readonly person: string;
  /** The first entry that uses the key. */
  readonly sequence: number;
  readonly jws: string;
}

const personColumns: readonly Column<PersonKeyRow>[] = [
  ['author_region', 'text', (row) => row.region],
  ['kid', 'text', (row) => row.kid],
  ['strand_id', 'text', (row) => row.strandId],
  ['wrapped', 'text', (row) => row.wrapped],
];
const grantColumns: readonly Column<GrantRow>[] = [
  ['stream', 'text', (row) => row.stream],
  ['person', 'text', (row) => row.person],
  ['sequence', 'bigint', (row) => row.sequence],
  ['jws', 'text', (row) => row.jws],
];

/** Rows of `ledger.content_key`, `person_key` and `grant_message`; every key wrapped by the vault. */
@Injectable()
export class KeyStore {
  async contentKeys(
    tx: Transaction,
    streams: readonly string[],
    day: string,
  ): Promise<ContentKeyRow[]> {
    return statements(tx)<ContentKeyRow>(
      `SELECT stream, day::text AS day, wrapped, recipient_kid AS "recipientKid", cek
         FROM ledger.content_key WHERE stream = ANY($1) AND day = $2`,
      [streams, day],
    );
  }

  async addContentKeys(tx: Transaction, keys: readonly ContentKeyRow[]): Promise<void> {
    await insertRows(
      tx,
      'ledger.content_key',
      [
        ['stream', 'text', (row: ContentKeyRow) => row.stream],
        ['day', 'date', (row: ContentKeyRow) => row.day],
        ['wrapped', 'text', (row: ContentKeyRow) => row.wrapped],
        ['recipient_kid', 'text', (row: ContentKeyRow) => row.recipientKid],
        ['cek', 'text', (row: ContentKeyRow) => row.cek],
      ],
      keys,
      'ON CONFLICT DO NOTHING',
    );
  }

  async personKeys(
    tx: Transaction,
    region: string,
    kids: readonly string[],
  ): Promise<PersonKeyRow[]> {
    if (kids.length === 0) return [];
    return statements(tx)<PersonKeyRow>(
      `SELECT author_region AS region, kid, strand_id AS "strandId", wrapped
         FROM ledger.person_key WHERE author_region = $1 AND kid = ANY($2)`,
      [region, [...new Set(kids)]],
    );
  }

  /** Keeps keys not held yet; answers the kids that were new. */
  async addPersonKeys(tx: Transaction, keys: readonly PersonKeyRow[]): Promise<void> {
    await insertRows(tx, 'ledger.person_key', personColumns, keys, 'ON CONFLICT DO NOTHING');
  }

  /** Own person keys never granted yet, or not since a moment. */
  async toGrant(
    tx: Transaction,
    region: string,
    kids: readonly string[],
    since: Date,
  ): Promise<PersonKeyRow[]> {
    if (kids.length === 0) return [];
    return statements(tx)<PersonKeyRow>(
      `SELECT author_region AS region, kid, strand_id AS "strandId", wrapped
         FROM ledger.person_key
        WHERE author_region = $1 AND kid = ANY($2) AND (granted_at IS NULL OR granted_at <= $3)`,
      [region, [...new Set(kids)], since],
    );
  }

  async addGrants(
    tx: Transaction,
    region: string,
    grants: readonly GrantRow[],
    at: Date,
  ): Promise<void> {
    await insertRows(
      tx,
      'ledger.grant_message',
      grantColumns,
      grants,
      'ON CONFLICT (stream, person) DO UPDATE SET jws = excluded.jws',
    );
    if (grants.length === 0) return;
    await statements(tx)(
      'UPDATE ledger.person_key SET granted_at = $3 WHERE author_region = $1 AND kid = ANY($2)',
      [region, grants.map(({ person }) => person), at],
    );
  }

  /** A covered grant has done its work; the key must lie nowhere but in `person_key`. */
  async dropGrants(
    tx: Transaction,
    stream: string,
    upto: number,
    wanted: readonly string[],
  ): Promise<void> {
    await statements(tx)(
      `DELETE FROM ledger.grant_message
        WHERE stream = $1 AND sequence <= $2 AND person <> ALL($3::text[])`,
      [stream, upto, wanted],
    );
  }
}
