import { Injectable } from '@nestjs/common';
import { statements } from '@platform/database';
import type { Transaction } from '@platform/transaction';

/** Up to where somebody has followed what is held of the strands. Kept by whoever follows, as JSON; read here alone. */
export interface StrandMarks {
  /** By stream: its last number, up to where the newest receipt covers it, and which receipt that is. */
  readonly streams: Readonly<Record<string, readonly [last: number, upto: number, at: string]>>;
  /** Of what waits for its seal: the newest id that was seen, and the oldest transaction that was still running. */
  readonly pending: { readonly id: number; readonly running: string };
  /** What receipts list, and what is parked: what is said of an entry, by its place. */
  readonly listed: Readonly<Record<string, readonly [strandId: string | null, said: string]>>;
  readonly parked: Readonly<Record<string, readonly [strandId: string | null, said: string]>>;
}

/** Numbers of a stream: after the first, up to and with the last. */
export interface NewNumbers {
  readonly stream: string;
  readonly after: number;
  readonly upto: number;
}

/** What has come since the marks were made, of which the entries have not been looked at yet. */
export interface StrandNewsFound {
  /** Strands of which something waits for its seal, is parked or is listed in a receipt; some more than once. */
  readonly strandIds: readonly string[];
  /** Whose entries are new, or newly receipted: no further than the limit reaches. */
  readonly numbers: readonly NewNumbers[];
  /** Where it ends. */
  readonly marks: StrandMarks;
  /** All that is new, beyond the limit too. */
  readonly behind: number;
  /** The limit was not enough to be through. */
  readonly more: boolean;
  /** Grows with everything that comes: unchanged, when nothing does. */
  readonly reach: number;
}

interface StreamRow {
  readonly stream: string;
  readonly last: number;
  readonly upto: number;
  readonly at: string;
}

type Placed = StrandMarks['listed'];

const NOTHING: StrandMarks = {
  streams: {},
  pending: { id: 0, running: '3' },
  listed: {},
  parked: {},
};

/**
 * Which strands were written, applied, receipted, listed or tried again since they were looked at last. Nothing is
 * written for it: entries of a stream are committed in the order of their numbers, and what waits for its seal is still
 * in the outbox. Whoever recomputes after the answer, from what is committed then, misses nothing.
 */
@Injectable()
export class StrandNews {
  /** Where everything is now. */
  now(tx: Transaction): Promise<Pick<StrandNewsFound, 'marks' | 'reach'>> {
    return this.since(tx, NOTHING, [], Number.MAX_SAFE_INTEGER);
  }

  /** What is new of these sections, without a look at the entries; at most about so many of them. */
  async since(
    tx: Transaction,
    marks: StrandMarks,
    sections: readonly string[],
    limit: number,
  ): Promise<StrandNewsFound> {
    // First what waits, then the numbers: what is sealed in between is found at least once.
    const pending = await this.pending(tx, marks.pending, sections);
    const parked = await placed(tx, 'ledger.parked');
    const rows = await this.streams(tx);
    const { streams, ...found } = numbersOf(rows, marks.streams, limit);
    const isReceipted = rows.some(({ stream, at }) => marks.streams[stream]?.[2] !== at);
    const listed = isReceipted ? await placed(tx, 'ledger.open_listed') : marks.listed;
    return {
      strandIds: [
        ...pending.strandIds,
        ...differing(marks.parked, parked),
        ...(isReceipted ? differing(marks.listed, listed) : []),
      ],
      ...found,
      marks: { streams, pending: pending.mark, listed, parked },
      reach: rows.reduce((sum, { last, upto }) => sum + last + upto, pending.mark.id),
    };
  }

  /** Strands that the entries of these numbers and sections belong to. */
  async strandsOf(
    tx: Transaction,
    numbers: readonly NewNumbers[],
    sections: readonly string[],
  ): Promise<string[]> {
    const strandIds = new Set<string>();
    // One after the other: of several at once PostgreSQL believes that they are half of all entries, and reads them all.
    for (const { stream, after, upto } of numbers) {
      const rows = await statements(tx)<{ strandId: string }>(
        `SELECT DISTINCT e.strand_id AS "strandId" FROM ledger.entry e
          WHERE e.seal_day = ANY (ARRAY(
                  SELECT h.seal_day FROM ledger.segment_hash h
                   WHERE h.stream = $1 AND h.first <= $3 AND h.first >= COALESCE(
                     (SELECT max(g.first) FROM ledger.segment_hash g WHERE g.stream = $1 AND g.first <= $2::bigint + 1), 0)))
            AND e.stream = $1 AND e.sequence > $2 AND e.sequence <= $3 AND e.section = ANY ($4)`,
        [stream, after, upto, sections],
      );
      for (const { strandId } of rows) strandIds.add(strandId);
    }
    return [...strandIds];
  }

  /** Ids are given before commit: what bears an older one is new too when its transaction was still running. */
  private async pending(
    tx: Transaction,
    { id, running }: StrandMarks['pending'],
    sections: readonly string[],
  ): Promise<{ readonly strandIds: readonly string[]; readonly mark: StrandMarks['pending'] }> {
    const [row] = await statements(tx)<{ strandIds: string[]; id: number; running: string }>(
      `SELECT (pg_snapshot_xmin(pg_current_snapshot())::text::numeric % 4294967296)::text AS running,
              GREATEST($1::bigint, COALESCE((SELECT max(p.id) FROM ledger.outbox_pending p), 0))::float8 AS id,
              ARRAY(SELECT DISTINCT p.strand_id FROM ledger.outbox_pending p
                     WHERE (p.id > $1 OR age(p.xmin) <= age($2::xid)) AND p.section = ANY ($3)) AS "strandIds"`,
      [id, running, sections],
    );
    return { strandIds: row!.strandIds, mark: { id: row!.id, running: row!.running } };
  }

  private streams(tx: Transaction): Promise<StreamRow[]> {
    return statements(tx)<StreamRow>(
      `SELECT s.stream, s.last::float8 AS last, COALESCE(r.upto, 0)::float8 AS upto, COALESCE(r.at::text, '') AS at
         FROM (SELECT stream, last FROM ledger.stream_head
               UNION ALL SELECT stream, last FROM ledger.stream_position) s
         LEFT JOIN ledger.receipt_newest r ON r.stream = s.stream ORDER BY s.stream`,
    );
  }
}

/** What came in each stream and what receipts have come to cover, no further than the limit reaches. */
function numbersOf(
  rows: readonly StreamRow[],
  before: StrandMarks['streams'],
  limit: number,
): Pick<StrandNewsFound, 'numbers' | 'behind' | 'more'> & Pick<StrandMarks, 'streams'> {
  const numbers: NewNumbers[] = [];
  const streams: Record<string, StrandMarks['streams'][string]> = {};
  let room = limit;
  let [behind, left] = [0, 0];
  const go = (stream: string, from: number, target: number): number => {
    // A partner set back to an older state covers less than before.
    const [after, end] =
      target < from ? [target, from] : [from, Math.min(target, from + Math.max(room, 0))];
    if (end > after) numbers.push({ stream, after, upto: end });
    room -= end - after;
    const reached = target < from ? target : end;
    behind += Math.abs(target - from);
    left += target - reached;
    return reached;
  };
  for (const { stream, last, upto, at } of rows) {
    const [seen, covered] = before[stream] ?? [0, 0];
    streams[stream] = [go(stream, seen, last), go(stream, covered, upto), at];
  }
  return { numbers, streams, behind, more: left > 0 };
}

async function placed(
  tx: Transaction,
  table: 'ledger.parked' | 'ledger.open_listed',
): Promise<Placed> {
  const rows = await statements(tx)<{ place: string; strandId: string | null; said: string }>(
    `SELECT stream || ' ' || sequence AS place, strand_id AS "strandId", state || ' ' || since AS said FROM ${table}`,
  );
  return Object.fromEntries(rows.map(({ place, strandId, said }) => [place, [strandId, said]]));
}

/** Strands of what came, went or is said otherwise. */
function differing(before: Placed, now: Placed): string[] {
  const places = [...Object.keys(before), ...Object.keys(now)];
  return places
    .filter((place) => before[place]?.[1] !== now[place]?.[1])
    .flatMap((place) => [before[place]?.[0], now[place]?.[0]])
    .filter((strandId) => typeof strandId === 'string');
}
