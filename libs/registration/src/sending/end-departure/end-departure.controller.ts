import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Act, CurrentAccount, type SignedInAccount } from '@identity';
import { type CommandRequest, Commands } from '@platform/commands';
import { CommandKey } from '@platform/http';
import { RecordIdResponse } from '../../register-form/person.dto';
import { EndDepartureRequest } from './end-departure.dto';
import { EndDepartureHandler } from './end-departure.handler';

@ApiTags('sending')
@Controller('api/sending/departures')
export class EndDepartureController {
  constructor(
    private readonly commands: Commands,
    private readonly endDeparture: EndDepartureHandler,
  ) {}

  /** Ends an absence: returned, settled, died, registered in error. Errors: `registration.ended`, `date.order`. */
  @Post(':recordId/end')
  @HttpCode(200)
  @Act('end-departure')
  @ApiOkResponse({ type: RecordIdResponse })
  end(
    @Param('recordId') recordId: string,
    @Body() request: EndDepartureRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() { organisation }: SignedInAccount,
  ): Promise<RecordIdResponse> {
    return this.commands.run(command, (tx) =>
      this.endDeparture.execute(tx, { ...request, recordId, organisation }),
    );
  }
}
