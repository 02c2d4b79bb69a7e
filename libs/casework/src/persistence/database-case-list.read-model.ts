import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { FieldCipher } from '@platform/field-cipher';
import { EXACT_TOTAL_MAX } from '@platform/http';
import type { KnownCase } from '../case.repository';
import {
  CASE_LISTS,
  type CaseFilter,
  type CaseList,
  CaseListReadModel,
  type CasePageAsked,
  type CaseReader,
  type FoundCases,
} from '../work-list/case-list.read-model';
import { aboutRecord, conditionsOf, SORT_COLUMNS } from './case-list-conditions';
import { CASE_COLUMNS, caseOf, type CaseTableRow } from './case-rows';

/** More has hardly ever been asked about anybody. */
const OF_RECORD_MAX = 50;

type Row = CaseTableRow & { readonly sort_key: string };

/** Work-lists: a page and its total are two statements over the same conditions, each ended early by its limit. */
@Injectable()
export class DatabaseCaseListReadModel extends CaseListReadModel {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {
    super();
  }

  override async list(
    reader: CaseReader,
    filter: CaseFilter,
    page: CasePageAsked,
  ): Promise<FoundCases> {
    const [total, rows] = await Promise.all([
      this.count(reader, filter),
      this.rows(reader, filter, page),
    ]);
    const items = rows.slice(0, page.size);
    const last = items.at(-1);
    return {
      items: items.map((row) => caseOf(row, this.cipher)),
      total: Math.min(total, EXACT_TOTAL_MAX),
      totalIsExact: total <= EXACT_TOTAL_MAX,
      ...(rows.length > page.size && last ? { next: [last.sort_key, last.case_id] } : {}),
    };
  }

  override async ofRecord(reader: CaseReader, recordIds: readonly string[]): Promise<KnownCase[]> {
    const conditions = aboutRecord(reader, recordIds);
    const rows = await this.database.read<CaseTableRow>(
      `SELECT ${CASE_COLUMNS} FROM casework.case c WHERE ${conditions.sql}
        ORDER BY c.case_id DESC LIMIT ${OF_RECORD_MAX}`,
      conditions.values,
    );
    return rows.map((row) => caseOf(row, this.cipher));
  }

  override async counts(reader: CaseReader): Promise<Readonly<Record<CaseList, number>>> {
    const totals = await Promise.all(CASE_LISTS.map((list) => this.count(reader, { list })));
    return Object.fromEntries(
      CASE_LISTS.map((list, at) => [list, Math.min(totals[at]!, EXACT_TOTAL_MAX)]),
    ) as Record<CaseList, number>;
  }

  private async rows(reader: CaseReader, filter: CaseFilter, page: CasePageAsked): Promise<Row[]> {
    const { field, descending } = page.sort;
    const column = SORT_COLUMNS[field];
    const order = descending ? 'DESC' : 'ASC';
    const conditions = conditionsOf(reader, filter, this.cipher);
    if (page.after) {
      const [value, caseId] = page.after.map((part) => conditions.parameter(part));
      const cast = field === 'openedAt' ? 'text' : 'timestamptz';
      conditions.fixed(
        `(${column}, c.case_id) ${descending ? '<' : '>'} (${value}::${cast}, ${caseId}::text)`,
      );
    }
    const size = conditions.parameter(page.size + 1);
    return this.database.read<Row>(
      `SELECT ${CASE_COLUMNS}, ${column}::text AS sort_key FROM casework.case c WHERE ${conditions.sql}
        ORDER BY ${column} ${order}, c.case_id ${order} LIMIT ${size}`,
      conditions.values,
    );
  }

  private async count(reader: CaseReader, filter: CaseFilter): Promise<number> {
    const conditions = conditionsOf(reader, filter, this.cipher);
    const [row] = await this.database.read<{ total: number }>(
      `SELECT count(*)::int AS total FROM (
         SELECT FROM casework.case c WHERE ${conditions.sql} LIMIT ${EXACT_TOTAL_MAX + 1}) x`,
      conditions.values,
    );
    return row!.total;
  }
}
