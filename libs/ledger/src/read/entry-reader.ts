import { Injectable } from '@nestjs/common';
import type { Entry } from '@contracts';
import { statements } from '@platform/database';
import type { Transaction } from '@platform/transaction';
import { KeptEntries } from '../apply/kept-entries';
import { provedAt } from '../control/proved-time';
import { HeardHeadStore } from '../persistence/heard-head.store';

/** One entry of a strand as it was written, with what became of it. Its personal values stay encrypted. */
export interface ReadEntry {
  readonly entry: Omit<Entry, 'sequence'>;
  /** Absent while it waits for its seal. */
  readonly sequence?: number;
  /** `pending` before the seal, `sealed` if written here, otherwise what our apply made of it; `rejected` also by the partner. */
  readonly state: 'pending' | 'sealed' | 'applied' | 'parked' | 'rejected';
  readonly code?: string;
  readonly sealedAt?: Date;
  /** Later of the seal and the last echoed head that did not yet contain it; equal on both sides. */
  readonly provedAt?: Date;
  /** `at` of the first receipt that covers it, unless the newest lists it. */
  readonly coveredAt?: Date;
}

interface Row {
  readonly stream: string;
  readonly sequence: number;
  readonly state: ReadEntry['state'];
  readonly code: string | null;
  readonly coveredAt: Date | null;
}

const written = `
SELECT e.stream, e.sequence::float8 AS sequence,
       CASE WHEN o.state = 'rejected' THEN 'rejected' ELSE e.state END AS state,
       COALESCE(o.code, e.code) AS code,
       CASE WHEN o.sequence IS NULL AND e.state IN ('sealed', 'applied') THEN
         (SELECT c.at FROM ledger.receipt c
           WHERE c.stream = e.stream AND c.upto >= e.sequence ORDER BY c.upto, c.at LIMIT 1)
       END AS "coveredAt"
  FROM ledger.entry e
  LEFT JOIN ledger.open_listed o ON o.stream = e.stream AND o.sequence = e.sequence
 WHERE e.strand_id = $1`;

/** Reads the entries of a strand back: from the segments that hold them, and from what waits for its seal. */
@Injectable()
export class EntryReader {
  constructor(
    private readonly kept: KeptEntries,
    private readonly heads: HeardHeadStore,
  ) {}

  /** Entries of a strand of either author, in order of version. */
  async ofStrand(tx: Transaction, strandId: string): Promise<ReadEntry[]> {
    const rows = await statements(tx)<Row>(written, [strandId]);
    const places = new Map(rows.map((row) => [`${row.stream} ${row.sequence}`, row]));
    const heads = await this.heads.proved(tx, [...new Set(rows.map(({ stream }) => stream))]);
    const sealed = (await this.kept.read(tx, rows)).map(
      ({ entry, stream, sequence, sealedAt }): ReadEntry => {
        const { state, code, coveredAt } = places.get(`${stream.id} ${sequence}`)!;
        return {
          entry,
          sequence,
          state,
          sealedAt,
          provedAt: provedAt(sealedAt, sequence, heads.get(stream.id) ?? []),
          ...(code !== null && { code }),
          ...(coveredAt && { coveredAt }),
        };
      },
    );
    const pending = await this.pending(tx, strandId);
    return [...sealed, ...pending].sort((a, b) => a.entry.recordversion - b.entry.recordversion);
  }

  private async pending(tx: Transaction, strandId: string): Promise<ReadEntry[]> {
    const rows = await statements(tx)<{ body: string }>(
      'SELECT p.body FROM ledger.outbox_pending p WHERE p.strand_id = $1 ORDER BY p.id',
      [strandId],
    );
    return rows.map(({ body }) => ({
      entry: JSON.parse(body) as Omit<Entry, 'sequence'>,
      state: 'pending',
    }));
  }
}
