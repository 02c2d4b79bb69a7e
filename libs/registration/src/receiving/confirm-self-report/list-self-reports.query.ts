import { Injectable } from '@nestjs/common';
import { askedBy, ReadLog, Scope, type SignedInAccount } from '@identity';
import { CursorUnknown, decodeCursor, encodeCursor, EXACT_TOTAL_MAX, sortOf } from '@platform/http';
import { fullName } from '@region';
import { masked } from '../../masked-values';
import type { SelfReport } from '../../self-report/self-report';
import { SelfReports } from '../../self-report/self-reports.repository';
import { shortForms } from '../../site/site';
import type { SelfReportRow, SelfReportsPage, SelfReportsQuery } from './confirm-self-report.dto';

/** What waits at the doors of the reader's area; who filled something in is a person, so every look is logged. */
@Injectable()
export class ListSelfReportsQuery {
  constructor(
    private readonly reports: SelfReports,
    private readonly reads: ReadLog,
  ) {}

  async execute(query: SelfReportsQuery, account: SignedInAccount): Promise<SelfReportsPage> {
    const sort = sortOf(query.sort, ['receivedAt'], 'receivedAt');
    const order = `report${sort.descending ? '-' : ''}${query.state}`;
    const { state, channel, siteId } = query;
    const found = await this.reports.list(
      { area: new Scope(account.organisation).prefix, state, channel, siteId },
      {
        size: query.size,
        descending: sort.descending,
        ...(query.cursor && { after: positionOf(order, query.cursor) }),
      },
    );
    await this.reads.write({
      kind: 'list',
      account,
      route: 'GET /api/receiving/self-reports',
      filter: askedBy({ state, channel, siteId }),
      total: found.total,
      subjects: found.items.map(({ reportId }) => reportId),
    });
    return {
      items: found.items.map(rowOf),
      total: Math.min(found.total, EXACT_TOTAL_MAX),
      totalIsExact: found.total <= EXACT_TOTAL_MAX,
      ...(found.next ? { next: encodeCursor(order, found.next) } : {}),
    };
  }
}

function rowOf(report: SelfReport & { readonly siteName: string }): SelfReportRow {
  const { written, decision, division, noticeVersion: _, receivedAt, ...rest } = report;
  return {
    ...rest,
    direction: shortForms[report.channel].direction,
    divisionName: fullName(division) ?? division,
    receivedAt: receivedAt.toISOString(),
    ...(written && { written: masked(written) as Record<string, string> }),
    ...(decision && {
      decidedAt: decision.at.toISOString(),
      ...(decision.reason && { reason: decision.reason }),
      ...(decision.recordId && { recordId: decision.recordId }),
    }),
  };
}

function positionOf(order: string, cursor: string): [string, string] {
  const [value, reportId] = decodeCursor(order, cursor);
  if (typeof value !== 'string' || typeof reportId !== 'string') throw new CursorUnknown();
  return [value, reportId];
}
