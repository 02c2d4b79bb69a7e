import { DomainError } from '@platform/domain-error';
import type { Channel } from '../site/site';

/** 自主申报: what somebody at a door filled in; nobody has confirmed it, and no entry says it. */
export interface SelfReport {
  readonly reportId: string;
  readonly siteId: string;
  readonly channel: Channel;
  readonly division: string;
  /** The form as a registration reads it; gone once it is decided. */
  readonly written?: Readonly<Record<string, string>>;
  readonly reportedBy: Reporter;
  readonly noticeVersion: string;
  readonly receivedAt: Date;
  readonly state: SelfReportState;
  readonly decision?: {
    readonly at: Date;
    readonly account: string;
    readonly reason?: RejectReason;
    readonly recordId?: string;
  };
}

/** The person, or who answers for the site: landlord, employer, steward. */
export const REPORTERS = ['person', 'responsible'] as const;
export type Reporter = (typeof REPORTERS)[number];

export const SELF_REPORT_STATES = ['pending', 'confirmed', 'rejected', 'superseded'] as const;
export type SelfReportState = (typeof SELF_REPORT_STATES)[number];

export const REJECT_REASONS = [
  'not-found-there',
  'already-registered',
  'wrong-data',
  'no-agreement',
  'other',
] as const;
export type RejectReason = (typeof REJECT_REASONS)[number];

/** Confirmed, with the record it became, or rejected with a reason; only what is pending can be decided. */
export function decide(
  report: SelfReport,
  decision: NonNullable<SelfReport['decision']>,
): SelfReport {
  if (report.state !== 'pending') throw new SelfReportDecided({ reportId: report.reportId });
  const { written: _, ...rest } = report;
  return { ...rest, state: decision.reason ? 'rejected' : 'confirmed', decision };
}

export class SelfReportUnknown extends DomainError {
  readonly code = 'self-report.unknown';
  readonly kind = 'not-found';
  readonly text = {
    zh: '没有这份申报，或不在本单位范围内',
    en: 'There is no such report within your area',
  };
}

export class SelfReportDecided extends DomainError {
  readonly code = 'self-report.decided';
  readonly kind = 'conflict';
  readonly text = { zh: '这份申报已经处理', en: 'This report has been decided' };
}

/** A report of somebody who left is confirmed by the home side, one of somebody who came by the residence side. */
export class SelfReportOfOtherSide extends DomainError {
  readonly code = 'self-report.other-side';
  readonly kind = 'conflict';
  readonly text = {
    zh: '这份申报属于另一类登记，请从对应入口确认',
    en: 'This report belongs to the other kind of registration',
  };
}

/** Too many reports from one address or at one door. */
export class SelfReportsThrottled extends DomainError {
  readonly code = 'self-report.throttled';
  readonly kind = 'throttled';
  readonly text = {
    zh: '提交过于频繁，请稍后再试，或直接联系社区',
    en: 'Too many reports from here; try again later or ask the community',
  };
}
