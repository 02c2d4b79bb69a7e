import { Injectable } from '@nestjs/common';
import { isWithinArea } from '../area';
import { Database, statements } from '@platform/database';
import { FieldCipher } from '@platform/field-cipher';
import { EXACT_TOTAL_MAX } from '@platform/http';
import type { Transaction } from '@platform/transaction';
import {
  type RejectReason,
  type Reporter,
  type SelfReport,
  type SelfReportState,
  SelfReportUnknown,
} from '../self-report/self-report';
import {
  type FoundSelfReports,
  type SelfReportFilter,
  SelfReports,
} from '../self-report/self-reports.repository';
import type { Channel } from '../site/site';

const COLUMNS = `p.report_id, p.site_id, p.channel, p.division, p.content, p.reported_by, p.notice_version,
  p.received_at, p.state, p.decided_at, p.decided_by, p.reason, p.record_id`;
const RECEIVED = `to_char(p.received_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`;

interface ReportRow {
  report_id: string;
  site_id: string;
  channel: Channel;
  division: string;
  content: Buffer;
  reported_by: Reporter;
  notice_version: string;
  received_at: Date;
  state: SelfReportState;
  decided_at: Date | null;
  decided_by: string | null;
  reason: RejectReason | null;
  record_id: string | null;
}

@Injectable()
export class DatabaseSelfReports extends SelfReports {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {
    super();
  }

  override async add(tx: Transaction, report: SelfReport, idNumber: string): Promise<void> {
    const person = this.cipher.index(idNumber);
    await statements(tx)(
      `UPDATE registration.self_report SET state = 'superseded', content = '', decided_at = $4
        WHERE site_id = $1 AND person_index = $2 AND state = 'pending' AND report_id <> $3`,
      [report.siteId, person, report.reportId, report.receivedAt],
    );
    await statements(tx)(
      `INSERT INTO registration.self_report (report_id, site_id, channel, division, person_index, content,
         reported_by, notice_version, received_at, state)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'pending') ON CONFLICT (report_id) DO NOTHING`,
      [
        report.reportId,
        report.siteId,
        report.channel,
        report.division,
        person,
        this.cipher.encrypt(JSON.stringify(report.written)),
        report.reportedBy,
        report.noticeVersion,
        report.receivedAt,
      ],
    );
  }

  override async countPending(siteId: string): Promise<number> {
    const [row] = await this.database.read<{ count: number }>(
      `SELECT count(*)::int AS count FROM registration.self_report p
        WHERE p.site_id = $1 AND p.state = 'pending'`,
      [siteId],
    );
    return row!.count;
  }

  override async countWaiting(area: string): Promise<number> {
    const [row] = await this.database.read<{ count: number }>(
      `SELECT count(*)::int AS count FROM registration.self_report p
        WHERE starts_with(p.division, $1) AND p.state = 'pending'`,
      [area],
    );
    return Math.min(row!.count, EXACT_TOTAL_MAX);
  }

  override async get(tx: Transaction, reportId: string, organisation: string): Promise<SelfReport> {
    const [row] = await statements(tx)<ReportRow>(
      `SELECT ${COLUMNS} FROM registration.self_report p WHERE p.report_id = $1 FOR UPDATE`,
      [reportId],
    );
    if (!row || !isWithinArea(organisation, row.division))
      throw new SelfReportUnknown({ reportId });
    return this.reportOf(row);
  }

  override async keep(tx: Transaction, { reportId, state, decision }: SelfReport): Promise<void> {
    await statements(tx)(
      `UPDATE registration.self_report SET state = $2, content = '', decided_at = $3, decided_by = $4, reason = $5,
         record_id = $6 WHERE report_id = $1`,
      [
        reportId,
        state,
        decision?.at ?? null,
        decision?.account ?? null,
        decision?.reason ?? null,
        decision?.recordId ?? null,
      ],
    );
  }

  override async find(siteId: string, reportId: string): Promise<SelfReport | undefined> {
    const [row] = await this.database.read<ReportRow>(
      `SELECT ${COLUMNS} FROM registration.self_report p WHERE p.report_id = $1 AND p.site_id = $2`,
      [reportId, siteId],
    );
    return row && this.reportOf(row);
  }

  override async list(
    filter: SelfReportFilter,
    page: { after?: readonly [string, string]; size: number; descending: boolean },
  ): Promise<FoundSelfReports> {
    const where = `starts_with(p.division, $1)
      AND (p.state = $2 OR $2 = 'any' AND p.state <> 'superseded') AND ($3::text IS NULL OR p.site_id = $3)
      AND ($4::text IS NULL OR p.channel = $4)`;
    const given = [filter.area, filter.state, filter.siteId ?? null, filter.channel ?? null];
    const [direction, beyond] = page.descending ? ['DESC', '<'] : ['ASC', '>'];
    const rows = await this.database.read<ReportRow & { site_name: string; received: string }>(
      `SELECT ${COLUMNS}, s.name AS site_name, ${RECEIVED} AS received
         FROM registration.self_report p JOIN registration.site s USING (site_id)
        WHERE ${where} AND ($5::text IS NULL OR (${RECEIVED}, p.report_id) ${beyond} ($5, $6))
        ORDER BY p.received_at ${direction}, p.report_id ${direction} LIMIT $7`,
      [...given, page.after?.[0] ?? null, page.after?.[1] ?? null, page.size + 1],
    );
    const [counted] = await this.database.read<{ total: number }>(
      `SELECT count(*)::int AS total FROM
         (SELECT FROM registration.self_report p WHERE ${where} LIMIT ${EXACT_TOTAL_MAX + 1}) AS counted`,
      given,
    );
    const shown = rows.slice(0, page.size);
    const last = shown.at(-1);
    return {
      items: shown.map((row) => ({ ...this.reportOf(row), siteName: row.site_name })),
      total: counted!.total,
      ...(rows.length > page.size && last ? { next: [last.received, last.report_id] } : {}),
    };
  }

  private reportOf(row: ReportRow): SelfReport {
    const written =
      row.content.length > 0
        ? (JSON.parse(this.cipher.decrypt(row.content)) as Record<string, string>)
        : undefined;
    return {
      reportId: row.report_id,
      siteId: row.site_id,
      channel: row.channel,
      division: row.division,
      ...(written && { written }),
      reportedBy: row.reported_by,
      noticeVersion: row.notice_version,
      receivedAt: row.received_at,
      state: row.state,
      ...(row.decided_at && {
        decision: {
          at: row.decided_at,
          account: row.decided_by ?? '',
          ...(row.reason && { reason: row.reason }),
          ...(row.record_id && { recordId: row.record_id }),
        },
      }),
    };
  }
}
