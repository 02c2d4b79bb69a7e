import { Injectable } from '@nestjs/common';
import { Clock } from '@platform/clock';
import type { Transaction } from '@platform/transaction';
import { registeredOf } from '../../registration-outcome';
import {
  decide,
  type RejectReason,
  SelfReportDecided,
  SelfReportOfOtherSide,
} from '../../self-report/self-report';
import { SelfReports } from '../../self-report/self-reports.repository';
import { shortForms } from '../../site/site';
import { Sites } from '../../site/sites.repository';
import { RegisterArrivalHandler } from '../register-arrival/register-arrival.handler';

interface Decision {
  readonly reportId: string;
  readonly account: string;
  readonly organisation: string;
}

/** The community's word on a report from a door: one click registers the arrival, or a reason ends it. */
@Injectable()
export class ConfirmSelfReportHandler {
  constructor(
    private readonly reports: SelfReports,
    private readonly sites: Sites,
    private readonly registerArrival: RegisterArrivalHandler,
    private readonly clock: Clock,
  ) {}

  async confirm(
    tx: Transaction,
    { reportId, account, organisation }: Decision,
  ): Promise<{ reportId: string; recordId: string }> {
    const at = this.clock.now();
    const report = await this.reports.get(tx, reportId, organisation);
    if (!report.written) throw new SelfReportDecided({ reportId });
    if (shortForms[report.channel].direction !== 'arrival')
      throw new SelfReportOfOtherSide({ reportId });
    const rows = [report.written];
    const [outcome] = await this.registerArrival.execute(tx, { rows, organisation });
    const { recordId } = registeredOf(outcome);
    await this.sites.keepResidents(tx, {
      siteId: report.siteId,
      area: organisation,
      strandIds: [recordId],
      at,
      reported: true,
    });
    await this.reports.keep(tx, decide(report, { at, account, recordId }));
    return { reportId, recordId };
  }

  async reject(
    tx: Transaction,
    { reportId, account, organisation, reason }: Decision & { readonly reason: RejectReason },
  ): Promise<{ reportId: string }> {
    const report = await this.reports.get(tx, reportId, organisation);
    await this.reports.keep(tx, decide(report, { at: this.clock.now(), account, reason }));
    return { reportId };
  }
}
