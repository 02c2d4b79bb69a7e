import { Injectable } from '@nestjs/common';
import { type Column, Database, statements } from '@platform/database';
import type { Transaction } from '@platform/transaction';
import type { Lease } from './shard-lease';
import { insertRows } from './insert-rows';

/** How far an own stream is sealed. */
export interface StreamHead {
  readonly stream: string;
  readonly service: string;
  readonly shard: number;
  readonly addressee: string;
  readonly addresseeService: string;
  readonly last: number;
  readonly hash: string;
  /** Agreement versions already cited in the stream, by hash. */
  readonly cited: readonly string[];
  readonly sealedAt: Date | null;
}

export interface UnpublishedStream {
  readonly stream: string;
  readonly shard: number;
  readonly addressee: string;
  readonly addresseeService: string;
  readonly published: number;
  readonly last: number;
}

export interface DueHead {
  readonly stream: string;
  readonly addressee: string;
  readonly addresseeService: string;
  readonly last: number;
  readonly hash: string;
}

const columns: readonly Column<StreamHead>[] = [
  ['stream', 'text', (row) => row.stream],
  ['service', 'text', (row) => row.service],
  ['shard', 'smallint', (row) => row.shard],
  ['addressee', 'text', (row) => row.addressee],
  ['addressee_service', 'text', (row) => row.addresseeService],
  ['last', 'bigint', (row) => row.last],
  ['hash', 'text', (row) => row.hash],
  ['published', 'bigint', () => 0],
  ['cited', 'jsonb', (row) => JSON.stringify(row.cited)],
  ['sealed_at', 'timestamptz', (row) => row.sealedAt],
];

/** Rows of `ledger.stream_head`: own streams. */
@Injectable()
export class StreamHeadStore {
  constructor(private readonly database: Database) {}

  async lock(tx: Transaction, streams: readonly string[]): Promise<StreamHead[]> {
    return statements(tx)<StreamHead>(
      `SELECT stream, service, shard, addressee, addressee_service AS "addresseeService",
              last::float8 AS last, hash, cited, sealed_at AS "sealedAt"
         FROM ledger.stream_head WHERE stream = ANY($1) ORDER BY stream FOR UPDATE`,
      [[...streams].sort()],
    );
  }

  async keep(tx: Transaction, heads: readonly StreamHead[]): Promise<void> {
    await insertRows(
      tx,
      'ledger.stream_head',
      columns,
      heads,
      `ON CONFLICT (stream) DO UPDATE SET last = excluded.last, hash = excluded.hash,
         cited = excluded.cited, sealed_at = excluded.sealed_at`,
    );
  }

  /**
   * Raises how far the carrier took a stream, if the lease is still ours. Not fenced by a row lock: a stalled publisher
   * can only send the same bytes again, and never lowers the number.
   */
  async raisePublished(stream: string, published: number, lease: Lease): Promise<void> {
    await this.database.readOften(
      `UPDATE ledger.stream_head SET published = $2
        WHERE stream = $1 AND published < $2
          AND EXISTS (SELECT 1 FROM ledger.shard_lease
                       WHERE service = $3 AND shard = $4 AND epoch = $5)`,
      [stream, published, lease.service, lease.shard, lease.epoch],
    );
  }

  /** Heads that must be said: every `behindMs` while the newest receipt is behind, otherwise every `idleMs`. */
  async due(service: string, at: Date, behindMs: number, idleMs: number): Promise<DueHead[]> {
    return this.database.readOften<DueHead>(
      `SELECT h.stream, h.addressee, h.addressee_service AS "addresseeService",
              h.last::float8 AS last, h.hash
         FROM ledger.stream_head h
         LEFT JOIN ledger.receipt_newest r ON r.stream = h.stream
        WHERE h.service = $1
          AND (h.head_at IS NULL OR h.head_at <= $2::timestamptz - interval '1 ms' *
                 (CASE WHEN COALESCE(r.upto, -1) < h.last THEN $3::bigint ELSE $4::bigint END))
        ORDER BY h.stream`,
      [service, at, behindMs, idleMs],
    );
  }

  async find(stream: string): Promise<DueHead | undefined> {
    const [row] = await this.database.readOften<DueHead>(
      `SELECT stream, addressee, addressee_service AS "addresseeService", last::float8 AS last, hash
         FROM ledger.stream_head WHERE stream = $1`,
      [stream],
    );
    return row;
  }

  async headSaid(tx: Transaction, streams: readonly string[], at: Date): Promise<void> {
    await statements(tx)('UPDATE ledger.stream_head SET head_at = $2 WHERE stream = ANY($1)', [
      streams,
      at,
    ]);
  }

  /** The partner proved another history than ours: nothing is sealed for it until a person decides. */
  async block(tx: Transaction, stream: string, code: string): Promise<void> {
    await statements(tx)(
      "UPDATE ledger.stream_head SET state = 'blocked', code = $2 WHERE stream = $1",
      [stream, code],
    );
  }

  /** Own streams with sealed segments that the carrier has not taken yet. */
  async unpublished(service: string, shards: readonly number[]): Promise<UnpublishedStream[]> {
    return this.database.readOften<UnpublishedStream>(
      `SELECT stream, shard, addressee, addressee_service AS "addresseeService",
              published::float8 AS published, last::float8 AS last
         FROM ledger.stream_head
        WHERE service = $1 AND shard = ANY($2) AND published < last
        ORDER BY stream`,
      [service, shards],
    );
  }

  /** Shards of a service with entries that wait for the sealer; one cheap query for all of them. */
  async pendingShards(service: string, shards: readonly number[]): Promise<number[]> {
    const rows = await this.database.readOften<{ shard: number }>(
      `SELECT s.shard FROM unnest($2::smallint[]) AS s(shard)
        WHERE EXISTS (SELECT 1 FROM ledger.outbox_pending p WHERE p.service = $1 AND p.shard = s.shard)`,
      [service, shards],
    );
    return rows.map(({ shard }) => shard);
  }
}
