import { Injectable } from '@nestjs/common';
import { type Column, Database, statements } from '@platform/database';
import type { Transaction } from '@platform/transaction';
import type { StoredSegment } from '../carrier/segment-source';
import type { Span } from '../gate/position';
import { insertRows } from './insert-rows';

/** A segment with the hash that chains the next one to it. */
export interface KeptSegment extends StoredSegment {
  readonly stream: string;
  readonly sealDay: string;
  readonly hash: string;
}

/** The light row of an entry; its content stays in the segment. */
export interface KeptEntry {
  readonly sealDay: string;
  readonly stream: string;
  readonly sequence: number;
  readonly strandId: string;
  readonly version: number;
  readonly entryId: string;
  readonly type: string;
  readonly section: string;
  readonly item: string | null;
  readonly personalKid: string | null;
  readonly time: Date;
  readonly state: 'sealed' | 'applied' | 'parked' | 'rejected';
  readonly code: string | null;
}

const hashColumns: readonly Column<KeptSegment>[] = [
  ['stream', 'text', (row) => row.stream],
  ['first', 'bigint', (row) => row.first],
  ['last', 'bigint', (row) => row.last],
  ['hash', 'text', (row) => row.hash],
  ['seal_day', 'date', (row) => row.sealDay],
];
const entryColumns: readonly Column<KeptEntry>[] = [
  ['seal_day', 'date', (row) => row.sealDay],
  ['stream', 'text', (row) => row.stream],
  ['sequence', 'bigint', (row) => row.sequence],
  ['strand_id', 'text', (row) => row.strandId],
  ['version', 'int', (row) => row.version],
  ['entry_id', 'text', (row) => row.entryId],
  ['type', 'text', (row) => row.type],
  ['section', 'text', (row) => row.section],
  ['item', 'text', (row) => row.item],
  ['personal_kid', 'text', (row) => row.personalKid],
  ['time', 'timestamptz', (row) => row.time],
  ['state', 'text', (row) => row.state],
  ['code', 'text', (row) => row.code],
];

/** Rows of one insert of segments. */
const rowsMax = 50;

const selected = `s.stream, s.first::float8 AS first, s.last::float8 AS last, s.jws, s.value,
  s.seal_day::text AS "sealDay"`;

export type SegmentRow = StoredSegment & { readonly stream: string; readonly sealDay: string };

/** Own and partners' segments and the light rows of their entries. Their bytes never change. */
@Injectable()
export class SegmentStore {
  constructor(private readonly database: Database) {}

  async add(tx: Transaction, segments: readonly KeptSegment[]): Promise<void> {
    for (let i = 0; i < segments.length; i += rowsMax)
      await this.addBytes(tx, segments.slice(i, i + rowsMax));
    await insertRows(tx, 'ledger.segment_hash', hashColumns, segments);
  }

  /** Bytes travel as parameters of their own: inside an array they would be doubled to hexadecimal text. */
  private async addBytes(tx: Transaction, segments: readonly KeptSegment[]): Promise<void> {
    const places = segments.map(
      (_, i) => `(${[1, 2, 3, 4, 5, 6].map((n) => `$${6 * i + n}`).join(', ')})`,
    );
    await statements(tx)(
      `INSERT INTO ledger.segment (seal_day, stream, first, last, jws, value) VALUES ${places.join(', ')}`,
      segments.flatMap((s) => [s.sealDay, s.stream, s.first, s.last, s.jws, s.value]),
    );
  }

  async addEntries(tx: Transaction, entries: readonly KeptEntry[]): Promise<void> {
    await insertRows(tx, 'ledger.entry', entryColumns, entries);
  }

  /** A parked entry came out otherwise when it was tried again. */
  async changeEntries(tx: Transaction, entries: readonly KeptEntry[]): Promise<void> {
    if (entries.length === 0) return;
    await statements(tx)(
      `UPDATE ledger.entry e SET state = c.state, code = c.code
         FROM unnest($1::date[], $2::text[], $3::bigint[], $4::text[], $5::text[])
              AS c(seal_day, stream, sequence, state, code)
        WHERE e.seal_day = c.seal_day AND e.stream = c.stream AND e.sequence = c.sequence`,
      [
        entries.map((e) => e.sealDay),
        entries.map((e) => e.stream),
        entries.map((e) => e.sequence),
        entries.map((e) => e.state),
        entries.map((e) => e.code),
      ],
    );
  }

  /** Segments of a stream with `first > after`, oldest first. */
  async after(stream: string, after: number, limit: number): Promise<SegmentRow[]> {
    return this.database.readOften<SegmentRow>(
      `SELECT ${selected}
         FROM (SELECT stream, first, seal_day FROM ledger.segment_hash
                WHERE stream = $1 AND first > $2 ORDER BY first LIMIT $3) h
         JOIN ledger.segment s USING (seal_day, stream, first)
        ORDER BY s.first`,
      [stream, after, limit],
    );
  }

  /** The number before the segment that holds `from`: `after` it begins with that segment. */
  async startOf(stream: string, from: number): Promise<number> {
    const [row] = await this.database.readOften<{ first: number }>(
      `SELECT first::float8 AS first FROM ledger.segment_hash
        WHERE stream = $1 AND first <= $2 ORDER BY first DESC LIMIT 1`,
      [stream, from],
    );
    return (row?.first ?? 1) - 1;
  }

  /** Sizes of the segments that `after` would answer, so that a page can be cut before its bytes are read. */
  async sizesAfter(stream: string, after: number, limit: number): Promise<number[]> {
    const rows = await this.database.readOften<{ size: number }>(
      `SELECT octet_length(s.value) AS size
         FROM (SELECT stream, first, seal_day FROM ledger.segment_hash
                WHERE stream = $1 AND first > $2 ORDER BY first LIMIT $3) h
         JOIN ledger.segment s USING (seal_day, stream, first)
        ORDER BY s.first`,
      [stream, after, limit],
    );
    return rows.map(({ size }) => size);
  }

  /** The segments that hold these numbers, each once. */
  async holding(
    numbers: readonly { readonly stream: string; readonly sequence: number }[],
    tx?: Transaction,
  ): Promise<SegmentRow[]> {
    if (numbers.length === 0) return [];
    const sql = `SELECT ${selected}
       FROM (SELECT DISTINCT h.stream, h.first, h.seal_day
               FROM unnest($1::text[], $2::bigint[]) AS n(stream, sequence)
               JOIN LATERAL (SELECT stream, first, last, seal_day FROM ledger.segment_hash
                              WHERE stream = n.stream AND first <= n.sequence
                              ORDER BY first DESC LIMIT 1) h ON h.last >= n.sequence) f
       JOIN ledger.segment s USING (seal_day, stream, first)
      ORDER BY s.stream, s.first`;
    const parameters = [numbers.map((n) => n.stream), numbers.map((n) => n.sequence)];
    return tx
      ? statements(tx)<SegmentRow>(sql, parameters)
      : this.database.readOften<SegmentRow>(sql, parameters);
  }

  /** Kept segments of these streams that overlap the given ranges. */
  async overlapping(
    tx: Transaction,
    ranges: readonly { readonly stream: string; readonly first: number; readonly last: number }[],
  ): Promise<(Span & { readonly stream: string })[]> {
    if (ranges.length === 0) return [];
    return statements(tx)(
      `SELECT DISTINCT h.stream, h.first::float8 AS first, h.last::float8 AS last, h.hash
         FROM unnest($1::text[], $2::bigint[], $3::bigint[]) AS r(stream, first, last)
         JOIN ledger.segment_hash h ON h.stream = r.stream
          AND h.first <= r.last AND h.first > r.first - 200 AND h.last >= r.first`,
      [ranges.map((r) => r.stream), ranges.map((r) => r.first), ranges.map((r) => r.last)],
    );
  }

  /** Hash of the segment that ends at a number; undefined when none does. */
  async hashAt(tx: Transaction, stream: string, last: number): Promise<string | undefined> {
    const [row] = await statements(tx)<{ hash: string }>(
      `SELECT hash FROM ledger.segment_hash
        WHERE stream = $1 AND first <= $2 AND first > $2::bigint - 200 AND last = $2`,
      [stream, last],
    );
    return row?.hash;
  }

  /** The last segment that ends before a number. */
  async endBefore(
    tx: Transaction,
    stream: string,
    sequence: number,
  ): Promise<{ upto: number; hash: string } | undefined> {
    const [row] = await statements(tx)<{ upto: number; hash: string }>(
      `SELECT last::float8 AS upto, hash FROM ledger.segment_hash
        WHERE stream = $1 AND first < $2 AND last < $2 ORDER BY first DESC LIMIT 1`,
      [stream, sequence],
    );
    return row;
  }
}
