import type { Transaction } from '@platform/transaction';
import type { Channel } from '../site/site';
import type { SelfReport, SelfReportState } from './self-report';

export interface SelfReportFilter {
  /** Digits that every division in the reader's area begins with. */
  readonly area: string;
  /** `any`: all but those that a newer one took the place of. */
  readonly state: SelfReportState | 'any';
  readonly siteId?: string;
  readonly channel?: Channel;
}

export interface FoundSelfReports {
  readonly items: readonly (SelfReport & { readonly siteName: string })[];
  readonly total: number;
  readonly next?: readonly [string, string];
}

/** Reports from doors, kept encrypted until the community decides, and then without what was filled in. */
export abstract class SelfReports {
  /** A newer pending report of the same person at the same site takes the place of the older; the same id is one report. */
  abstract add(tx: Transaction, report: SelfReport, idNumber: string): Promise<void>;
  abstract countPending(siteId: string): Promise<number>;
  /** Pending ones within an area: the `total` of its list. */
  abstract countWaiting(area: string): Promise<number>;
  /** Within an organisation's area, locked; refuses `self-report.unknown`. */
  abstract get(tx: Transaction, reportId: string, organisation: string): Promise<SelfReport>;
  abstract keep(tx: Transaction, report: SelfReport): Promise<void>;
  /** For whoever holds the id: the phone that made it. */
  abstract find(siteId: string, reportId: string): Promise<SelfReport | undefined>;
  abstract list(
    filter: SelfReportFilter,
    page: {
      readonly after?: readonly [string, string];
      readonly size: number;
      readonly descending: boolean;
    },
  ): Promise<FoundSelfReports>;
}
