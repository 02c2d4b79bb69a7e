import { Injectable } from '@nestjs/common';
import { askedBy, type LoggedFilter, ReadLog, Scope, type SignedInAccount } from '@identity';
import { Clock } from '@platform/clock';
import { RecordReadModel } from '@record';
import { CursorUnknown, decodeCursor, encodeCursor, type Language, sortOf } from '@platform/http';
import type { CaseRowResponse } from '../show-case/case-row.dto';
import { caseRowResponse } from '../show-case/case-row';
import {
  CASE_SORTS,
  type CaseList,
  CaseListReadModel,
  type CaseReader,
} from './case-list.read-model';
import type { CaseCountsResponse, CasesPage, CasesQuery } from './list-cases.dto';

/** A list as it was asked for, and whether a person may be sought by what was typed. */
type CasesAsked = CasesQuery & { readonly named: boolean };

interface ListReader {
  readonly account: SignedInAccount;
  readonly language: Language;
}

/** One page of a work-list within the reader's area; one row in the log of reads. */
@Injectable()
export class ListCasesQuery {
  constructor(
    private readonly cases: CaseListReadModel,
    private readonly records: RecordReadModel,
    private readonly reads: ReadLog,
    private readonly clock: Clock,
  ) {}

  async list(
    query: CasesAsked,
    { account, language }: ListReader,
    route: string,
  ): Promise<CasesPage> {
    const { list, kind, partner, state, size, cursor, named } = query;
    const sort = sortOf(query.sort, CASE_SORTS, isByDueDay(list) ? 'due' : '-updatedAt');
    const order = `${sort.descending ? '-' : ''}${sort.field}`;
    const reader = this.reader(account);
    const text = query.q?.trim();
    const q = text ? { text, named } : undefined;
    const found = await this.cases.list(
      reader,
      { list, kind, partner, state, q },
      { sort, size, after: cursor === undefined ? undefined : positionOf(order, cursor) },
    );
    await this.reads.write({
      kind: 'list',
      account,
      route,
      filter: loggedFilter(query),
      total: found.total,
      subjects: found.items.map(({ recordId, caseId }) => recordId ?? caseId),
    });
    return {
      items: found.items.map((known) =>
        caseRowResponse(known, { account, language, at: reader.at }),
      ),
      total: found.total,
      totalIsExact: found.totalIsExact,
      ...(found.next ? { next: encodeCursor(order, found.next) } : {}),
    };
  }

  async ofRecord(recordId: string, { account, language }: ListReader): Promise<CaseRowResponse[]> {
    const record = await this.records.page(recordId);
    const halves = [record?.recordId, record?.sending?.strandId, record?.receiving?.strandId];
    const reader = this.reader(account);
    const ids = [recordId, ...halves.filter((id) => id !== undefined)];
    const found = await this.cases.ofRecord(reader, ids);
    await this.reads.write({
      kind: 'list',
      account,
      route: 'GET /api/bureau/cases/of-record',
      filter: { record: recordId },
      total: found.length,
      subjects: [recordId],
    });
    return found.map((known) => caseRowResponse(known, { account, language, at: reader.at }));
  }

  async counts(account: SignedInAccount): Promise<CaseCountsResponse> {
    return { ...(await this.cases.counts(this.reader(account))) };
  }

  private reader({ id, organisation }: SignedInAccount): CaseReader {
    const { prefix } = new Scope(organisation);
    return { area: prefix, organisation, account: id, at: this.clock.now() };
  }
}

/** What presses comes first. */
function isByDueDay(list: CaseList): boolean {
  return list === 'due-soon' || list === 'overdue';
}

function positionOf(order: string, cursor: string): [string, string] {
  const [value, caseId] = decodeCursor(order, cursor);
  if (typeof value !== 'string' || typeof caseId !== 'string') throw new CursorUnknown();
  return [value, caseId];
}

/** What was asked, without what was typed: of a search only that there was one. */
function loggedFilter({ list, kind, partner, state, q }: CasesQuery): LoggedFilter {
  return askedBy({ list, kind, partner, state, q: q?.trim() ? true : undefined });
}
