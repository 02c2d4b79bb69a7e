import { Injectable } from '@nestjs/common';
import type { StrandKind } from '@contracts';
import { type Column, statements } from '@platform/database';
import type { Transaction } from '@platform/transaction';
import { sectionsOf, strandBody, versionsOf, type Strand } from '../apply/strand';
import type { BegunStrand } from '../ports';
import { digestOf } from '../wire/hash';
import { insertRows } from './insert-rows';

interface StrandRow {
  strand_id: string;
  stream: string;
  own: boolean;
  kind: StrandKind;
  version: number;
  body: string;
  claimed: string;
  sections: Record<string, number>;
  sequence: number | null;
  begun: Date;
  personal_kid: string | null;
}

interface KeptStrand {
  readonly strand: Strand;
  readonly body: string;
}

const columns: readonly Column<KeptStrand>[] = [
  ['strand_id', 'text', ({ strand }) => strand.id],
  ['stream', 'text', ({ strand }) => strand.stream],
  ['own', 'boolean', ({ strand }) => strand.own],
  ['kind', 'text', ({ strand }) => strand.kind],
  ['version', 'int', ({ strand }) => strand.version],
  ['body', 'text', ({ body }) => body],
  ['digest', 'text', ({ body }) => digestOf(body)],
  ['claimed', 'text', ({ strand }) => strand.claimed],
  ['sections', 'jsonb', ({ strand }) => JSON.stringify(versionsOf(strand))],
  ['bucket', 'smallint', ({ strand }) => bucketOf(strand.id)],
  ['sequence', 'bigint', ({ strand }) => strand.sequence ?? null],
  ['begun', 'timestamptz', ({ strand }) => strand.begun],
  ['personal_kid', 'text', ({ strand }) => strand.personalKid ?? null],
];

/** One of 4,096 buckets that reconciliation compares: the last twelve bits of the id, which are random. */
function bucketOf(strandId: string): number {
  return Number.parseInt(strandId.slice(-3), 16) || 0;
}

/** Rows of `ledger.strand`. */
@Injectable()
export class StrandStore {
  /** Locks strands in order of id. */
  async lock(tx: Transaction, ids: readonly string[]): Promise<Strand[]> {
    if (ids.length === 0) return [];
    const rows = await statements(tx)<StrandRow>(
      `SELECT strand_id, stream, own, kind, version, body, claimed, sections,
              sequence::float8 AS sequence, begun, personal_kid
         FROM ledger.strand WHERE strand_id = ANY($1) ORDER BY strand_id FOR UPDATE`,
      [[...new Set(ids)].sort()],
    );
    return rows.map(strandOf);
  }

  /** Versions of strands of either side, without a lock. */
  async versions(tx: Transaction, ids: readonly string[]): Promise<Map<string, number>> {
    if (ids.length === 0) return new Map();
    const rows = await statements(tx)<{ strand_id: string; version: number }>(
      'SELECT strand_id, version FROM ledger.strand WHERE strand_id = ANY($1)',
      [[...new Set(ids)]],
    );
    return new Map(rows.map((row) => [row.strand_id, row.version]));
  }

  /** When strands of either side were begun, and of which kind they are, without a lock. */
  async begun(tx: Transaction, ids: readonly string[]): Promise<Map<string, BegunStrand>> {
    if (ids.length === 0) return new Map();
    const rows = await statements(tx)<BegunStrand & { strand_id: string }>(
      'SELECT strand_id, stream, kind, begun FROM ledger.strand WHERE strand_id = ANY($1)',
      [[...new Set(ids)]],
    );
    return new Map(rows.map(({ strand_id, ...strand }) => [strand_id, strand]));
  }

  async keep(tx: Transaction, strands: readonly Strand[]): Promise<void> {
    const rows = strands.map((strand) => ({ strand, body: strandBody(strand) }));
    await insertRows(
      tx,
      'ledger.strand',
      columns,
      rows,
      `ON CONFLICT (strand_id) DO UPDATE SET
         version = excluded.version, body = excluded.body, digest = excluded.digest,
         claimed = excluded.claimed, sections = excluded.sections, begun = excluded.begun,
         sequence = COALESCE(excluded.sequence, strand.sequence),
         personal_kid = COALESCE(excluded.personal_kid, strand.personal_kid)`,
    );
  }
}

function strandOf(row: StrandRow): Strand {
  return {
    id: row.strand_id,
    stream: row.stream,
    own: row.own,
    kind: row.kind,
    version: row.version,
    sections: sectionsOf(row.body, row.sections),
    claimed: row.claimed,
    begun: row.begun,
    ...(row.sequence !== null && { sequence: row.sequence }),
    ...(row.personal_kid !== null && { personalKid: row.personal_kid }),
  };
}
