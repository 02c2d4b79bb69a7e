import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Act, CurrentAccount, type SignedInAccount } from '@identity';
import { type CommandRequest, Commands } from '@platform/commands';
import { CommandKey } from '@platform/http';
import { RecordIdResponse } from '../../register-form/person.dto';
import { EndResidenceRequest } from './end-residence.dto';
import { EndResidenceHandler } from './end-residence.handler';

@ApiTags('receiving')
@Controller('api/receiving/arrivals')
export class EndResidenceController {
  constructor(
    private readonly commands: Commands,
    private readonly endResidence: EndResidenceHandler,
  ) {}

  /** Ends a stay: returned, third place, settled, died, registered in error. Errors: `registration.ended`, `date.order`. */
  @Post(':recordId/end')
  @HttpCode(200)
  @Act('end-residence')
  @ApiOkResponse({ type: RecordIdResponse })
  end(
    @Param('recordId') recordId: string,
    @Body() request: EndResidenceRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() { organisation }: SignedInAccount,
  ): Promise<RecordIdResponse> {
    return this.commands.run(command, (tx) =>
      this.endResidence.execute(tx, { ...request, recordId, organisation }),
    );
  }
}
