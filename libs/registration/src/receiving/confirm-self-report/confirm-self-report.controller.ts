import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Act, CurrentAccount, type SignedInAccount } from '@identity';
import { type CommandRequest, Commands } from '@platform/commands';
import { CommandKey } from '@platform/http';
import {
  ConfirmedSelfReportResponse,
  RejectSelfReportRequest,
  SelfReportIdResponse,
  SelfReportsPage,
  SelfReportsQuery,
} from './confirm-self-report.dto';
import { ConfirmSelfReportHandler } from './confirm-self-report.handler';
import { ListSelfReportsQuery } from './list-self-reports.query';

@ApiTags('receiving')
@Controller('api/receiving/self-reports')
export class ConfirmSelfReportController {
  constructor(
    private readonly commands: Commands,
    private readonly reports: ListSelfReportsQuery,
    private readonly decision: ConfirmSelfReportHandler,
  ) {}

  /** Reports from doors of the reader's area, oldest first unless said otherwise. */
  @Get()
  @Act('decide-self-report')
  @ApiOkResponse({ type: SelfReportsPage })
  list(
    @Query() query: SelfReportsQuery,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<SelfReportsPage> {
    return this.reports.execute(query, account);
  }

  /** Registers the arrival that was reported. Errors: those of a registration, `self-report.decided`, `self-report.unknown`. */
  @Post(':reportId/confirm')
  @HttpCode(200)
  @Act('decide-self-report')
  @ApiOkResponse({ type: ConfirmedSelfReportResponse })
  confirm(
    @Param('reportId') reportId: string,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() { id: account, organisation }: SignedInAccount,
  ): Promise<ConfirmedSelfReportResponse> {
    return this.commands.run(command, (tx) =>
      this.decision.confirm(tx, { reportId, account, organisation }),
    );
  }

  /** Ends a report with a reason its author can see. Errors: `self-report.decided`, `self-report.unknown`. */
  @Post(':reportId/reject')
  @HttpCode(200)
  @Act('decide-self-report')
  @ApiOkResponse({ type: SelfReportIdResponse })
  reject(
    @Param('reportId') reportId: string,
    @Body() { reason }: RejectSelfReportRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() { id: account, organisation }: SignedInAccount,
  ): Promise<SelfReportIdResponse> {
    return this.commands.run(command, (tx) =>
      this.decision.reject(tx, { reportId, account, organisation, reason }),
    );
  }
}
