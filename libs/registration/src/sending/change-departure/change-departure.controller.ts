import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Act, CurrentAccount, type SignedInAccount } from '@identity';
import { type CommandRequest, Commands } from '@platform/commands';
import { CommandKey } from '@platform/http';
import { RecordIdResponse } from '../../register-form/person.dto';
import { ChangeDepartureRequest } from './change-departure.dto';
import { ChangeDepartureHandler } from './change-departure.handler';

@ApiTags('sending')
@Controller('api/sending/departures')
export class ChangeDepartureController {
  constructor(
    private readonly commands: Commands,
    private readonly changeDeparture: ChangeDepartureHandler,
  ) {}

  /** Restates a departure with what changed. Errors: those of a registration, `registration.ended`. */
  @Post(':recordId/change')
  @HttpCode(200)
  @Act('change-departure')
  @ApiOkResponse({ type: RecordIdResponse })
  change(
    @Param('recordId') recordId: string,
    @Body() { changedOn, caseId, ...changes }: ChangeDepartureRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() { organisation }: SignedInAccount,
  ): Promise<RecordIdResponse> {
    return this.commands.run(command, (tx) =>
      this.changeDeparture.execute(tx, { recordId, changes, organisation, changedOn, caseId }),
    );
  }
}
