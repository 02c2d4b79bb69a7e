import { Injectable } from '@nestjs/common';
import type { QuestionPersonal } from '@contracts';
import type { RetimedEntry, StrandChange, StrandProjection } from '@ledger';
import { type Column, rowSource, statements } from '@platform/database';
import { FieldCipher } from '@platform/field-cipher';
import type { Transaction } from '@platform/transaction';
import {
  ANSWERING_SECTIONS,
  ASKING_SECTIONS,
  type CaseStrand,
  foldSaid,
  pairOf,
  retimed,
  strandsByCase,
} from '../case-strands';
import { type CaseRow, caseRow, personalColumns, strandColumns } from './case-columns';
import { CaseStrandStore } from './case-strand.store';

/**
 * Keeps the cases of both sides alike: what each strand says, section by section, and one row a case that is computed
 * from both strands whenever one of them goes on. Who has a case in hand is this region's own and is never overwritten.
 */
@Injectable()
export class CaseProjection implements StrandProjection {
  readonly sections = [...ASKING_SECTIONS, ...ANSWERING_SECTIONS];
  private readonly columns: readonly Column<CaseRow>[];
  private readonly sets: string;

  constructor(
    private readonly strands: CaseStrandStore,
    cipher: FieldCipher,
  ) {
    const personal = personalColumns(cipher);
    this.columns = [...strandColumns, ...personal];
    this.sets = setsOf(strandColumns, personal);
  }

  async project(tx: Transaction, changes: readonly StrandChange[]): Promise<void> {
    const said = changes.filter(({ strandKind }) => strandKind === 'case');
    if (said.length === 0) return;
    await this.compute(tx, await this.fold(tx, said), personalOf(said));
  }

  async retime(tx: Transaction, entries: readonly RetimedEntry[]): Promise<void> {
    const known = await this.strands.find(tx, [...new Set(entries.map((one) => one.strandId))]);
    if (known.length === 0) return;
    const strands = known.map((strand) => retimed(strand, entries));
    await this.strands.keep(tx, strands);
    await this.compute(tx, strands, new Map());
  }

  private async compute(
    tx: Transaction,
    strands: readonly CaseStrand[],
    personal: ReadonlyMap<string, QuestionPersonal>,
  ): Promise<void> {
    const caseIds = [...new Set(strands.map(({ caseId }) => caseId))].sort();
    if (caseIds.length === 0) return;
    // Own and incoming entries of one case are written by different transactions: the second one computes from both.
    await statements(tx)(
      'SELECT FROM casework.case WHERE case_id = ANY ($1) ORDER BY case_id FOR UPDATE',
      [caseIds],
    );
    const rows = casesOf(caseIds, await this.strands.ofCases(tx, caseIds), personal);
    if (rows.length > 0) await this.keep(tx, rows);
  }

  private async keep(tx: Transaction, rows: readonly CaseRow[]): Promise<void> {
    const { from, values, parameters } = rowSource(this.columns, rows);
    const names = this.columns.map(([name]) => name);
    await statements(tx)(
      `INSERT INTO casework.case AS t (${names.join(', ')}, holder_organisation)
       SELECT ${values.join(', ')}, ${values[names.indexOf('organisation')]} FROM ${from}
       ON CONFLICT (case_id) DO UPDATE SET ${this.sets}`,
      parameters,
    );
  }

  private async fold(tx: Transaction, said: readonly StrandChange[]): Promise<CaseStrand[]> {
    const ids = [...new Set(said.map(({ strandId }) => strandId))];
    const strands = new Map<string, CaseStrand | undefined>();
    for (const strand of await this.strands.find(tx, ids)) strands.set(strand.strandId, strand);
    for (const change of said) {
      const own = change.direction === 'outgoing';
      strands.set(change.strandId, foldSaid(strands.get(change.strandId), { ...change, own }));
    }
    const folded = [...strands.values()].filter((strand) => strand !== undefined);
    await this.strands.keep(tx, folded);
    return folded;
  }
}

function casesOf(
  caseIds: readonly string[],
  strands: readonly CaseStrand[],
  personal: ReadonlyMap<string, QuestionPersonal>,
): CaseRow[] {
  const ofCase = strandsByCase(strands);
  return caseIds.flatMap((caseId) => {
    const pair = pairOf(caseId, ofCase.get(caseId) ?? []);
    return pair ? [caseRow(pair, personal.get(caseId))] : [];
  });
}

function personalOf(said: readonly StrandChange[]): Map<string, QuestionPersonal> {
  return new Map(
    said
      .filter(({ section }) => section === 'question')
      .map(({ strandId, personal }) => [strandId, (personal ?? {}) as QuestionPersonal]),
  );
}

function setsOf(strand: readonly Column<CaseRow>[], personal: readonly Column<CaseRow>[]): string {
  return [
    ...strand.slice(1).map(([name]) => `${name} = excluded.${name}`),
    // An entry of another section brings no personal values; those of the question stay.
    ...personal.map(([name]) => `${name} = COALESCE(excluded.${name}, t.${name})`),
    // What was said may move the due day: it is counted again.
    'timed = false',
  ].join(', ');
}
