import { Injectable } from '@nestjs/common';
import { Clock } from '@platform/clock';
import type { Transaction } from '@platform/transaction';
import { ownStrandOf, registeredOf } from '../../registration-outcome';
import { decide, SelfReportDecided, SelfReportOfOtherSide } from '../../self-report/self-report';
import { SelfReports } from '../../self-report/self-reports.repository';
import { shortForms } from '../../site/site';
import { Sites } from '../../site/sites.repository';
import { RegisterDepartureHandler } from '../register-departure/register-departure.handler';

/** 流出地 (channel 6): the village's report that somebody left becomes a departure with one click. */
@Injectable()
export class ConfirmDepartureReportHandler {
  constructor(
    private readonly reports: SelfReports,
    private readonly sites: Sites,
    private readonly registerDeparture: RegisterDepartureHandler,
    private readonly clock: Clock,
  ) {}

  async execute(
    tx: Transaction,
    {
      reportId,
      account,
      organisation,
    }: { readonly reportId: string; readonly account: string; readonly organisation: string },
  ): Promise<{ reportId: string; recordId: string }> {
    const at = this.clock.now();
    const report = await this.reports.get(tx, reportId, organisation);
    if (!report.written) throw new SelfReportDecided({ reportId });
    if (shortForms[report.channel].direction !== 'departure')
      throw new SelfReportOfOtherSide({ reportId });
    const rows = [report.written];
    const [outcome] = await this.registerDeparture.execute(tx, { rows, organisation });
    const { recordId } = registeredOf(outcome);
    await this.sites.keepResidents(tx, {
      siteId: report.siteId,
      area: organisation,
      strandIds: [ownStrandOf(outcome)],
      at,
      reported: true,
    });
    await this.reports.keep(tx, decide(report, { at, account, recordId }));
    return { reportId, recordId };
  }
}
