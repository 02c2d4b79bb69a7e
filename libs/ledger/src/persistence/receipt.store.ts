import { Injectable } from '@nestjs/common';
import { type Column, rowSource, statements } from '@platform/database';
import type { Transaction } from '@platform/transaction';
import type { OpenItem as OpenEntry, Receipt, ServiceName } from '@contracts';
import { insertRows } from './insert-rows';

/** A receipt, ours about a partner's stream or the partner's about ours: both are kept alike and for ever. */
export interface KeptReceipt {
  readonly receipt: Receipt;
  readonly jws: string;
  /** Strand of each listed entry, by number. */
  readonly strandOf: ReadonlyMap<number, string>;
}

/** A receipt of ours as it is said. */
export interface SaidReceipt {
  readonly stream: string;
  readonly jws: string;
}

interface Listed {
  readonly stream: string;
  readonly sequence: number;
  readonly strandId: string | null;
  readonly entry: OpenEntry;
  readonly at: string;
}

const receiptColumns: readonly Column<KeptReceipt>[] = [
  ['stream', 'text', ({ receipt }) => receipt.stream],
  ['at', 'timestamptz', ({ receipt }) => receipt.at],
  ['upto', 'bigint', ({ receipt }) => receipt.upto],
  ['hash', 'text', ({ receipt }) => receipt.hash],
  ['headat', 'timestamptz', ({ receipt }) => receipt.headat ?? null],
  ['jws', 'text', ({ jws }) => jws],
];
const newestColumns: readonly Column<KeptReceipt>[] = [
  ...receiptColumns.slice(0, 5),
  ['state', 'text', ({ receipt }) => receipt.state],
  ['code', 'text', ({ receipt }) => receipt.code ?? null],
];
const listedColumns: readonly Column<Listed>[] = [
  ['stream', 'text', (row) => row.stream],
  ['sequence', 'bigint', (row) => row.sequence],
  ['strand_id', 'text', (row) => row.strandId],
  ['state', 'text', (row) => row.entry.state],
  ['code', 'text', (row) => row.entry.code],
  ['pointer', 'text', (row) => row.entry.pointer ?? null],
  ['since', 'timestamptz', (row) => row.at],
];

const SAID_MAX = 1_000;

/** Rows of `ledger.receipt`, `receipt_newest` and `open_listed`. */
@Injectable()
export class ReceiptStore {
  /** Keeps receipts of different streams, each newer than the one before. */
  async keep(tx: Transaction, receipts: readonly KeptReceipt[]): Promise<void> {
    await insertRows(tx, 'ledger.receipt', receiptColumns, receipts, 'ON CONFLICT DO NOTHING');
    await insertRows(
      tx,
      'ledger.receipt_newest',
      newestColumns,
      receipts,
      `ON CONFLICT (stream) DO UPDATE SET at = excluded.at, upto = excluded.upto,
         hash = excluded.hash, headat = excluded.headat, state = excluded.state,
         code = excluded.code`,
    );
    await this.relist(tx, receipts);
  }

  /**
   * Receipts that a later one has overtaken: they change nothing, and prove since when something was covered. What names
   * another history than ours is left out.
   */
  async keepOvertaken(tx: Transaction, receipts: readonly KeptReceipt[]): Promise<void> {
    if (receipts.length === 0) return;
    const { from, values, parameters } = rowSource(receiptColumns, receipts);
    const names = receiptColumns.map(([name]) => name).join(', ');
    await statements(tx)(
      `INSERT INTO ledger.receipt (${names})
       SELECT ${names} FROM (SELECT ${values.map((value, i) => `${value} AS ${receiptColumns[i]![0]}`).join(', ')} FROM ${from}) r
        WHERE r.hash = (SELECT h.hash FROM ledger.segment_hash h
                         WHERE h.stream = r.stream AND h.first <= r.upto AND h.last = r.upto
                         ORDER BY h.first DESC LIMIT 1)
       ON CONFLICT DO NOTHING`,
      parameters,
    );
  }

  /** The newest receipt of each partner's stream, the latest first; more than these cannot have been under way at once. */
  async saidLast(tx: Transaction, services: readonly ServiceName[]): Promise<SaidReceipt[]> {
    return statements(tx)<SaidReceipt>(
      `SELECT n.stream, r.jws
         FROM ledger.receipt_newest n
         JOIN ledger.stream_position p ON p.stream = n.stream AND p.service = ANY ($1)
         JOIN ledger.receipt r ON r.stream = n.stream AND r.at = n.at
        ORDER BY n.at DESC LIMIT ${SAID_MAX}`,
      [services],
    );
  }

  /** What stays listed keeps its `since`: "diverged since" counts lists without a break. */
  private async relist(tx: Transaction, receipts: readonly KeptReceipt[]): Promise<void> {
    const listed = receipts.flatMap(({ receipt, strandOf }) =>
      receipt.open.map((entry): Listed => {
        const sequence = Number(entry.sequence);
        const strandId = strandOf.get(sequence) ?? null;
        return { stream: receipt.stream, sequence, strandId, entry, at: receipt.at };
      }),
    );
    await statements(tx)(
      `DELETE FROM ledger.open_listed o
        WHERE o.stream = ANY($1)
          AND NOT EXISTS (SELECT 1 FROM unnest($2::text[], $3::bigint[]) AS l(stream, sequence)
                           WHERE l.stream = o.stream AND l.sequence = o.sequence)`,
      [
        receipts.map(({ receipt }) => receipt.stream),
        listed.map(({ stream }) => stream),
        listed.map(({ sequence }) => sequence),
      ],
    );
    await insertRows(
      tx,
      'ledger.open_listed',
      listedColumns,
      listed,
      `ON CONFLICT (stream, sequence) DO UPDATE SET code = excluded.code,
         pointer = excluded.pointer, strand_id = excluded.strand_id,
         since = CASE WHEN (open_listed.state = 'parked') = (excluded.state = 'parked')
                      THEN open_listed.since ELSE excluded.since END,
         state = excluded.state`,
    );
  }

  /** Strand and person key of own entries, by number. */
  async ownEntries(
    tx: Transaction,
    stream: string,
    sequences: readonly number[],
  ): Promise<{ sequence: number; strandId: string; personalKid: string | null }[]> {
    if (sequences.length === 0) return [];
    return statements(tx)(
      `SELECT e.sequence::float8 AS sequence, e.strand_id AS "strandId",
              e.personal_kid AS "personalKid"
         FROM unnest($2::bigint[]) AS n(sequence)
         JOIN LATERAL (SELECT seal_day FROM ledger.segment_hash
                        WHERE stream = $1 AND first <= n.sequence
                        ORDER BY first DESC LIMIT 1) h ON true
         JOIN ledger.entry e ON e.seal_day = h.seal_day AND e.stream = $1 AND e.sequence = n.sequence`,
      [stream, sequences],
    );
  }
}
