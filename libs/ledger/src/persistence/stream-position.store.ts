import { Injectable } from '@nestjs/common';
import { type Column, Database, statements } from '@platform/database';
import type { Transaction } from '@platform/transaction';
import type { Span } from '../gate/position';
import { firstPrev } from '../wire/segment';
import type { Segment } from '../gate/envelope';
import type { Stream } from '../wire/stream-id';
import { insertRows } from './insert-rows';

/** How far a partner's stream is applied here. */
export interface StreamPosition {
  readonly stream: string;
  readonly last: number;
  readonly hash: string;
  readonly sealedAt: Date | null;
  readonly state: 'flowing' | 'waiting' | 'blocked';
  readonly code: string | null;
  /** Segments held. */
  readonly held: number;
  /** The highest number its author is known to have sealed: from heads and held segments. */
  readonly knownHead: number;
  /** `at` of the newest head that was near our clock; echoed in receipts. */
  readonly echo: Date | null;
  readonly progressAt: Date | null;
  readonly resendAt: Date | null;
  readonly resendWaitMs: number | null;
}

/** A held segment without its bytes: a thousand of them must not lie in memory because one is missing. */
export interface HeldSegment extends Span {
  readonly stream: string;
  readonly jws: string;
}

export interface ForkProof {
  readonly stream: string;
  readonly hash: string;
  /** What it is: a segment, or a receipt or head whose hash is not ours. */
  readonly kind: 'segment' | 'receipt' | 'head';
  readonly first: number;
  readonly last: number;
  readonly jws: string;
  readonly value: Buffer | null;
  readonly foundAt: Date;
}

/** Proofs kept of one stream. */
const proofsMax = 100;

const selected = `stream, last::float8 AS last, hash, sealed_at AS "sealedAt", state, code, held,
  known_head::float8 AS "knownHead", echo, progress_at AS "progressAt", resend_at AS "resendAt",
  resend_wait_ms::float8 AS "resendWaitMs"`;

const columns: readonly Column<StreamPosition & { service: string }>[] = [
  ['stream', 'text', (row) => row.stream],
  ['service', 'text', (row) => row.service],
  ['last', 'bigint', (row) => row.last],
  ['hash', 'text', (row) => row.hash],
  ['sealed_at', 'timestamptz', (row) => row.sealedAt],
  ['state', 'text', (row) => row.state],
  ['code', 'text', (row) => row.code],
  ['held', 'int', (row) => row.held],
  ['known_head', 'bigint', (row) => row.knownHead],
  ['echo', 'timestamptz', (row) => row.echo],
  ['progress_at', 'timestamptz', (row) => row.progressAt],
  ['resend_at', 'timestamptz', (row) => row.resendAt],
  ['resend_wait_ms', 'bigint', (row) => row.resendWaitMs],
];

/** Rows of `ledger.stream_position`, the holds beside them and proofs of forks. */
@Injectable()
export class StreamPositionStore {
  constructor(private readonly database: Database) {}

  /** Locks positions in order of stream; a stream never seen begins at 0. */
  async lock(tx: Transaction, streams: readonly Stream[]): Promise<Map<string, StreamPosition>> {
    const ids = [...new Set(streams.map(({ id }) => id))].sort();
    const found = await this.lockRows(tx, ids);
    if (found.length < ids.length) {
      await this.begin(tx, streams);
      return byStream(await this.lockRows(tx, ids));
    }
    return byStream(found);
  }

  /** Positions as they are now, in order of stream; streams never seen are left out. */
  async find(tx: Transaction, streams: readonly string[]): Promise<Map<string, StreamPosition>> {
    const rows = await statements(tx)<StreamPosition>(
      `SELECT ${selected} FROM ledger.stream_position WHERE stream = ANY($1) ORDER BY stream`,
      [streams],
    );
    return byStream(rows);
  }

  private lockRows(tx: Transaction, ids: readonly string[]): Promise<StreamPosition[]> {
    return statements(tx)<StreamPosition>(
      `SELECT ${selected} FROM ledger.stream_position
        WHERE stream = ANY($1) ORDER BY stream FOR UPDATE`,
      [ids],
    );
  }

  private async begin(tx: Transaction, streams: readonly Stream[]): Promise<void> {
    const sorted = [...streams].sort((a, b) => (a.id < b.id ? -1 : 1));
    await statements(tx)(
      `INSERT INTO ledger.stream_position (stream, service, hash)
       SELECT * FROM unnest($1::text[], $2::text[], $3::text[]) ON CONFLICT DO NOTHING`,
      [
        sorted.map(({ id }) => id),
        sorted.map(({ addresseeService }) => addresseeService),
        sorted.map(({ id }) => firstPrev(id)),
      ],
    );
  }

  async keep(tx: Transaction, positions: readonly StreamPosition[]): Promise<void> {
    await insertRows(
      tx,
      'ledger.stream_position',
      columns,
      positions.map((position) => ({ ...position, service: '' })),
      `ON CONFLICT (stream) DO UPDATE SET last = excluded.last, hash = excluded.hash,
         sealed_at = excluded.sealed_at, state = excluded.state, code = excluded.code,
         held = excluded.held, known_head = excluded.known_head, echo = excluded.echo,
         progress_at = excluded.progress_at, resend_at = excluded.resend_at,
         resend_wait_ms = excluded.resend_wait_ms`,
    );
  }

  async last(stream: string): Promise<number> {
    const [row] = await this.database.readOften<{ last: number }>(
      'SELECT last::float8 AS last FROM ledger.stream_position WHERE stream = $1',
      [stream],
    );
    return row?.last ?? 0;
  }

  async held(tx: Transaction, stream: string): Promise<HeldSegment[]> {
    return statements(tx)<HeldSegment>(
      `SELECT stream, first::float8 AS first, last::float8 AS last, hash, jws
         FROM ledger.segment_hold WHERE stream = $1 ORDER BY first`,
      [stream],
    );
  }

  async heldValue(tx: Transaction, { stream, first }: HeldSegment): Promise<Buffer> {
    const [row] = await statements(tx)<{ value: Buffer }>(
      'SELECT value FROM ledger.segment_hold WHERE stream = $1 AND first = $2',
      [stream, first],
    );
    return row!.value;
  }

  async hold(tx: Transaction, segment: Segment, at: Date): Promise<void> {
    const { header } = segment;
    await statements(tx)(
      `INSERT INTO ledger.segment_hold (stream, first, last, hash, jws, value, held_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
      [header.stream, header.first, header.last, segment.hash, segment.jws, segment.value, at],
    );
  }

  /** Held segments up to a number have been applied. */
  async release(tx: Transaction, stream: string, upto: number): Promise<void> {
    await statements(tx)('DELETE FROM ledger.segment_hold WHERE stream = $1 AND first <= $2', [
      stream,
      upto,
    ]);
  }

  /** A stream is blocked by the first proof; whoever goes on to contradict himself shall not fill our disk. */
  async keepProof(tx: Transaction, proof: ForkProof): Promise<void> {
    await statements(tx)(
      `INSERT INTO ledger.fork_proof (stream, hash, kind, first, last, jws, value, found_at)
       SELECT $1, $2, $3, $4::bigint, $5::bigint, $6, $7::bytea, $8::timestamptz
        WHERE (SELECT count(*) FROM ledger.fork_proof WHERE stream = $1) < ${proofsMax}
           ON CONFLICT DO NOTHING`,
      [
        proof.stream,
        proof.hash,
        proof.kind,
        proof.first,
        proof.last,
        proof.jws,
        proof.value,
        proof.foundAt,
      ],
    );
  }

  /** Streams of a service that are behind what is known of them, made no progress for a while and may ask again. */
  async stalled(service: string, at: Date, afterMs: number): Promise<string[]> {
    const rows = await this.database.readOften<{ stream: string }>(
      `SELECT stream FROM ledger.stream_position
        WHERE service = $1 AND known_head > last AND state <> 'blocked'
          AND COALESCE(progress_at, known_head_at, '-infinity') <= $2::timestamptz - $3::bigint * interval '1 ms'
          AND (resend_at IS NULL OR resend_at <= $2)
        ORDER BY stream`,
      [service, at, afterMs],
    );
    return rows.map(({ stream }) => stream);
  }
}

function byStream(rows: readonly StreamPosition[]): Map<string, StreamPosition> {
  return new Map(rows.map((row) => [row.stream, row]));
}
