import { Injectable } from '@nestjs/common';
import { type Column, rowSource, statements } from '@platform/database';
import type { Transaction } from '@platform/transaction';
import type { CaseStrand } from '../case-strands';

const columns: readonly Column<CaseStrand>[] = [
  ['strand_id', 'text', (strand) => strand.strandId],
  ['case_id', 'text', (strand) => strand.caseId],
  ['side', 'text', (strand) => strand.side],
  ['own', 'boolean', (strand) => strand.own],
  ['stream', 'text', (strand) => strand.stream],
  ['version', 'int', (strand) => strand.version],
  ['sections', 'jsonb', (strand) => JSON.stringify(strand.sections)],
];

const SELECT = `
SELECT strand_id AS "strandId", case_id AS "caseId", side, own, stream, version, sections
  FROM casework.strand`;

/** Rows of `casework.strand`. The ledger holds the strands locked, so nobody writes them between a read and a write. */
@Injectable()
export class CaseStrandStore {
  async find(tx: Transaction, strandIds: readonly string[]): Promise<CaseStrand[]> {
    return statements(tx)<CaseStrand>(`${SELECT} WHERE strand_id = ANY ($1)`, [strandIds]);
  }

  /** Every strand that is, or says it is about, one of these cases. */
  async ofCases(tx: Transaction, caseIds: readonly string[]): Promise<CaseStrand[]> {
    return statements(tx)<CaseStrand>(`${SELECT} WHERE case_id = ANY ($1)`, [caseIds]);
  }

  async keep(tx: Transaction, strands: readonly CaseStrand[]): Promise<void> {
    if (strands.length === 0) return;
    const { from, values, parameters } = rowSource(columns, strands);
    const names = columns.map(([name]) => name).join(', ');
    await statements(tx)(
      `INSERT INTO casework.strand (${names}) SELECT ${values.join(', ')} FROM ${from}
       ON CONFLICT (strand_id) DO UPDATE SET version = excluded.version, sections = excluded.sections`,
      parameters,
    );
  }
}
