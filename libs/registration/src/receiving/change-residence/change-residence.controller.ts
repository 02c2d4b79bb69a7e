import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Act, CurrentAccount, type SignedInAccount } from '@identity';
import { type CommandRequest, Commands } from '@platform/commands';
import { CommandKey } from '@platform/http';
import { RecordIdResponse } from '../../register-form/person.dto';
import { ChangeResidenceRequest } from './change-residence.dto';
import { ChangeResidenceHandler } from './change-residence.handler';

@ApiTags('receiving')
@Controller('api/receiving/arrivals')
export class ChangeResidenceController {
  constructor(
    private readonly commands: Commands,
    private readonly changeResidence: ChangeResidenceHandler,
  ) {}

  /** Restates a residence with what changed. Errors: those of a registration, `registration.ended`. */
  @Post(':recordId/change-residence')
  @HttpCode(200)
  @Act('change-residence')
  @ApiOkResponse({ type: RecordIdResponse })
  change(
    @Param('recordId') recordId: string,
    @Body() { changedOn, ...changes }: ChangeResidenceRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() { organisation }: SignedInAccount,
  ): Promise<RecordIdResponse> {
    return this.commands.run(command, (tx) =>
      this.changeResidence.execute(tx, {
        recordId,
        changes,
        organisation,
        changedOn,
      }),
    );
  }
}
