import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Act, CurrentAccount, type SignedInAccount } from '@identity';
import { type CommandRequest, Commands } from '@platform/commands';
import { CommandKey } from '@platform/http';
import { RecordIdResponse } from '../../register-form/person.dto';
import { ConfirmDepartureReportHandler } from './confirm-departure-report.handler';

export class ConfirmedDepartureReportResponse extends RecordIdResponse {
  @ApiProperty()
  reportId: string;
}

@ApiTags('sending')
@Controller('api/sending/self-reports')
export class ConfirmDepartureReportController {
  constructor(
    private readonly commands: Commands,
    private readonly confirmReport: ConfirmDepartureReportHandler,
  ) {}

  /** Registers the departure that a village reported. Errors: those of a registration, `self-report.decided`, `self-report.unknown`, `site.unknown`. */
  @Post(':reportId/confirm')
  @HttpCode(200)
  @Act('register-departure')
  @ApiOkResponse({ type: ConfirmedDepartureReportResponse })
  confirm(
    @Param('reportId') reportId: string,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() { id: account, organisation }: SignedInAccount,
  ): Promise<ConfirmedDepartureReportResponse> {
    return this.commands.run(command, (tx) =>
      this.confirmReport.execute(tx, { reportId, account, organisation }),
    );
  }
}
