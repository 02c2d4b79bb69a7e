import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Act, CurrentAccount, type SignedInAccount } from '@identity';
import { type CommandRequest, Commands } from '@platform/commands';
import { CommandKey } from '@platform/http';
import { ActedResponse, WithdrawRequest } from '../../act-on-agreement/act.dto';
import { WithdrawHandler } from './withdraw.handler';

@ApiTags('agreements')
@Controller('api/bureau/agreements/:partner/:agreementId/withdraw')
export class WithdrawController {
  constructor(
    private readonly commands: Commands,
    private readonly handler: WithdrawHandler,
  ) {}

  /** 撤回: takes the own proposal back. Errors: `agreement.no-proposal`, `agreement.not-own-proposal`, `agreement.not-a-party`. */
  @Post()
  @HttpCode(200)
  @Act('sign-agreement')
  @ApiOkResponse({ type: ActedResponse })
  act(
    @Param('partner') partner: string,
    @Param('agreementId') agreementId: string,
    @Body() request: WithdrawRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<ActedResponse> {
    return this.commands.run(command, async (tx) => {
      await this.handler.execute(tx, { partner, agreementId, account, ...request });
      return { agreementId };
    });
  }
}
