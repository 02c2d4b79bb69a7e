import { Injectable } from '@nestjs/common';
import { statements } from '@platform/database';
import type { Transaction } from '@platform/transaction';
import { type EntryPlace, KeptEntries } from '../apply/kept-entries';
import { type ProvedHead, provedAt } from '../control/proved-time';
import { HeardHeadStore } from '../persistence/heard-head.store';
import { readSegmentHeader } from '../wire/segment-header';

/** When an entry was sealed and receipted: what deadlines are counted from (`docs/wire-format.md`, section 9). */
export interface TimedEntry extends EntryPlace {
  readonly strandId: string;
  readonly version: number;
  readonly type: string;
  readonly section: string;
  readonly sealedAt: Date;
  /** Later of the seal and the last echoed head that did not yet contain it; equal on both sides. */
  readonly provedAt: Date;
  /** `at` of the first receipt that covers it, unless the newest lists it. */
  readonly coveredAt?: Date;
}

interface Row extends Omit<TimedEntry, 'sealedAt' | 'provedAt' | 'coveredAt'> {
  readonly jws: string;
  readonly listed: boolean;
  readonly coveredAt: Date | null;
}

const ENTRIES = `
SELECT e.strand_id AS "strandId", e.version, e.type, e.section, e.stream, e.sequence::float8 AS sequence, s.jws,
       o.sequence IS NOT NULL AS listed,
       (SELECT c.at FROM ledger.receipt c
         WHERE c.stream = e.stream AND c.upto >= e.sequence ORDER BY c.upto, c.at LIMIT 1) AS "coveredAt"
  FROM ledger.entry e
 CROSS JOIN LATERAL (SELECT g.jws FROM ledger.segment g
                      WHERE g.seal_day = e.seal_day AND g.stream = e.stream AND g.first <= e.sequence
                      ORDER BY g.first DESC LIMIT 1) s
  LEFT JOIN ledger.open_listed o ON o.stream = e.stream AND o.sequence = e.sequence
 WHERE e.strand_id = ANY ($1) AND e.state IN ('sealed', 'applied') AND o.state IS DISTINCT FROM 'rejected'
 ORDER BY e.strand_id, e.version`;

/** Reads the times of entries from the signed headers and the receipts; the entries themselves stay closed. */
@Injectable()
export class EntryTimes {
  constructor(
    private readonly kept: KeptEntries,
    private readonly heads: HeardHeadStore,
  ) {}

  /** Sealed and applied entries of these strands, in order of strand and version; what was rejected is left out. */
  async ofStrands(tx: Transaction, strandIds: readonly string[]): Promise<TimedEntry[]> {
    const rows = await statements(tx)<Row>(ENTRIES, [strandIds]);
    const proved = await this.heads.proved(tx, [...new Set(rows.map(({ stream }) => stream))]);
    const none: readonly ProvedHead[] = [];
    const sealedAt = new Map<string, Date>();
    return rows.map(({ jws, listed, coveredAt, ...entry }) => {
      let at = sealedAt.get(jws);
      if (!at) sealedAt.set(jws, (at = new Date(readSegmentHeader(jws).segment.sealedat)));
      return {
        ...entry,
        sealedAt: at,
        provedAt: provedAt(at, entry.sequence, proved.get(entry.stream) ?? none),
        ...(coveredAt && !listed && { coveredAt }),
      };
    });
  }

  /** Strands with an entry behind this number of a stream. */
  async strandsAfter(tx: Transaction, stream: string, last: number): Promise<string[]> {
    const rows = await statements(tx)<{ strandId: string }>(
      `SELECT DISTINCT e.strand_id AS "strandId"
         FROM ledger.segment_hash h
         JOIN ledger.entry e ON e.seal_day = h.seal_day AND e.stream = h.stream
                            AND e.sequence BETWEEN GREATEST(h.first, $2 + 1) AND h.last
        WHERE h.stream = $1 AND h.first > $2::bigint - 200 AND h.last > $2`,
      [stream, last],
    );
    return rows.map(({ strandId }) => strandId);
  }

  /** By stream, up to where its newest receipt covers it: a sign that times have come. */
  async receipted(tx: Transaction): Promise<Map<string, number>> {
    const rows = await statements(tx)<{ stream: string; upto: number }>(
      'SELECT r.stream, r.upto::float8 AS upto FROM ledger.receipt_newest r',
    );
    return new Map(rows.map(({ stream, upto }) => [stream, upto]));
  }

  /** By strand: hash of the agreement version that the entry at this place cites. */
  async agreements(
    tx: Transaction,
    places: readonly (EntryPlace & { readonly strandId: string })[],
  ): Promise<Map<string, string>> {
    const read = await this.kept.read(tx, places);
    return new Map(read.map(({ entry }) => [entry.subject, entry.agreement]));
  }
}
