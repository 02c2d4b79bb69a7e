import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Act, CurrentAccount, type SignedInAccount } from '@identity';
import { type CommandRequest, Commands } from '@platform/commands';
import { CommandKey } from '@platform/http';
import { ActedResponse, RefuseRequest } from '../../act-on-agreement/act.dto';
import { RefuseHandler } from './refuse.handler';

@ApiTags('agreements')
@Controller('api/bureau/agreements/:partner/:agreementId/refuse')
export class RefuseController {
  constructor(
    private readonly commands: Commands,
    private readonly handler: RefuseHandler,
  ) {}

  /** 退回: will not sign, with the reason. Errors: `agreement.no-proposal`, `agreement.own-proposal`, `agreement.version-overtaken`, `agreement.not-a-party`. */
  @Post()
  @HttpCode(200)
  @Act('sign-agreement')
  @ApiOkResponse({ type: ActedResponse })
  act(
    @Param('partner') partner: string,
    @Param('agreementId') agreementId: string,
    @Body() request: RefuseRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<ActedResponse> {
    return this.commands.run(command, async (tx) => {
      await this.handler.execute(tx, { partner, agreementId, account, ...request });
      return { agreementId };
    });
  }
}
