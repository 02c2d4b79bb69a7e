import { Injectable } from '@nestjs/common';
import { statements } from '@platform/database';
import type { Transaction } from '@platform/transaction';

/** Own entries that the partner's newest receipt lists as rejected. */
@Injectable()
export class RejectedEntries {
  /** Number of the newest rejected entry, by strand and section: `<strand id> <section>[/<item>]`. */
  async ofStrands(tx: Transaction, strandIds: readonly string[]): Promise<Map<string, number>> {
    if (strandIds.length === 0) return new Map();
    const rows = await statements(tx)<{ key: string; sequence: number }>(
      `SELECT o.strand_id || ' ' || e.section || COALESCE('/' || e.item, '') AS key,
              o.sequence::float8 AS sequence
         FROM ledger.open_listed o
         JOIN ledger.strand s ON s.strand_id = o.strand_id AND s.own AND s.stream = o.stream
         JOIN ledger.entry e ON e.strand_id = o.strand_id AND e.stream = o.stream
                            AND e.sequence = o.sequence
        WHERE o.strand_id = ANY($1) AND o.state = 'rejected'
        ORDER BY o.sequence`,
      [strandIds],
    );
    return new Map(rows.map(({ key, sequence }) => [key, sequence]));
  }
}
