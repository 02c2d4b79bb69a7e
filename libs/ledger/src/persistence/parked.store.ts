import { Injectable } from '@nestjs/common';
import { type Column, statements } from '@platform/database';
import type { Transaction } from '@platform/transaction';
import type { OpenItem } from '../apply/strand-book';
import { insertRows } from './insert-rows';

interface ParkedRow {
  stream: string;
  sequence: number;
  strand_id: string;
  version: number;
  state: OpenItem['state'];
  code: string;
  pointer: string | null;
  section: string;
  item: string | null;
  personal_kid: string | null;
}

type Since = OpenItem & { readonly since: Date };

const columns: readonly Column<Since>[] = [
  ['stream', 'text', (row) => row.stream],
  ['sequence', 'bigint', (row) => row.sequence],
  ['strand_id', 'text', (row) => row.strandId],
  ['version', 'int', (row) => row.version],
  ['state', 'text', (row) => row.state],
  ['code', 'text', (row) => row.code],
  ['pointer', 'text', (row) => row.pointer ?? null],
  ['section', 'text', (row) => row.section],
  ['item', 'text', (row) => row.item ?? null],
  ['personal_kid', 'text', (row) => row.personalKid ?? null],
  ['since', 'timestamptz', (row) => row.since],
];

const selected = `stream, sequence::float8 AS sequence, strand_id, version, state, code, pointer,
  section, item, personal_kid`;

/** What our receipts list about partners' streams: parked, rejected and diverged. */
@Injectable()
export class ParkedStore {
  async ofStrands(tx: Transaction, strandIds: readonly string[]): Promise<OpenItem[]> {
    return this.select(tx, 'strand_id = ANY($1)', [[...new Set(strandIds)]]);
  }

  /** One more than a receipt may list, oldest first, of each stream. */
  async ofStreams(tx: Transaction, streams: readonly string[], limit: number): Promise<OpenItem[]> {
    const rows = await statements(tx)<ParkedRow>(
      `SELECT p.* FROM unnest($1::text[]) AS s(stream)
         JOIN LATERAL (SELECT ${selected} FROM ledger.parked
                        WHERE parked.stream = s.stream ORDER BY sequence LIMIT $2) p ON true`,
      [streams, limit],
    );
    return rows.map(itemOf);
  }

  async waitingForKeys(tx: Transaction, kids: readonly string[]): Promise<OpenItem[]> {
    return this.select(tx, "personal_kid = ANY($1) AND state = 'parked'", [kids]);
  }

  /** Those of the items that are parked even now. */
  async still(tx: Transaction, items: readonly OpenItem[]): Promise<OpenItem[]> {
    return this.select(
      tx,
      `state = 'parked' AND (stream, sequence) IN
         (SELECT * FROM unnest($1::text[], $2::bigint[]))`,
      [items.map(({ stream }) => stream), items.map(({ sequence }) => sequence)],
    );
  }

  async add(tx: Transaction, items: readonly OpenItem[], since: Date): Promise<void> {
    await insertRows(
      tx,
      'ledger.parked',
      columns,
      items.map((item) => ({ ...item, since })),
      `ON CONFLICT (stream, sequence) DO UPDATE SET state = excluded.state, code = excluded.code,
         pointer = excluded.pointer, personal_kid = excluded.personal_kid`,
    );
  }

  async remove(tx: Transaction, items: readonly OpenItem[]): Promise<void> {
    if (items.length === 0) return;
    await statements(tx)(
      `DELETE FROM ledger.parked p USING unnest($1::text[], $2::bigint[]) AS g(stream, sequence)
        WHERE p.stream = g.stream AND p.sequence = g.sequence`,
      [items.map(({ stream }) => stream), items.map(({ sequence }) => sequence)],
    );
  }

  /** Strands with parked entries, for a try after a mended fault: of one code, or of one strand. */
  async parked(
    tx: Transaction,
    which: { readonly code?: string; readonly strandId?: string },
    service: string,
  ): Promise<OpenItem[]> {
    return this.select(
      tx,
      `state = 'parked' AND ($1::text IS NULL OR code = $1) AND ($2::text IS NULL OR strand_id = $2)
        AND stream IN (SELECT stream FROM ledger.stream_position WHERE service = $3)`,
      [which.code ?? null, which.strandId ?? null, service],
    );
  }

  private async select(
    tx: Transaction,
    where: string,
    parameters: readonly unknown[],
  ): Promise<OpenItem[]> {
    const rows = await statements(tx)<ParkedRow>(
      `SELECT ${selected} FROM ledger.parked WHERE ${where} ORDER BY stream, sequence`,
      parameters,
    );
    return rows.map(itemOf);
  }
}

function itemOf(row: ParkedRow): OpenItem {
  return {
    stream: row.stream,
    sequence: row.sequence,
    strandId: row.strand_id,
    version: row.version,
    state: row.state,
    code: row.code,
    section: row.section,
    ...(row.pointer !== null && { pointer: row.pointer }),
    ...(row.item !== null && { item: row.item }),
    ...(row.personal_kid !== null && { personalKid: row.personal_kid }),
  };
}
