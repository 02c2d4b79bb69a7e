import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Act, CurrentAccount, type SignedInAccount } from '@identity';
import { type CommandRequest, Commands } from '@platform/commands';
import { CommandKey } from '@platform/http';
import { ActedResponse, EndRequest } from '../act-on-agreement/act.dto';
import { EndAgreementHandler } from './end-agreement.handler';

@ApiTags('agreements')
@Controller('api/bureau/agreements/:partner/:agreementId/end')
export class EndAgreementController {
  constructor(
    private readonly commands: Commands,
    private readonly handler: EndAgreementHandler,
  ) {}

  /** 终止: declares the last day, with the days of notice agreed. Errors: `agreement.end-day`, `agreement.not-binding`, `agreement.end-declared`, `agreement.not-a-party`. */
  @Post()
  @HttpCode(200)
  @Act('sign-agreement')
  @ApiOkResponse({ type: ActedResponse })
  act(
    @Param('partner') partner: string,
    @Param('agreementId') agreementId: string,
    @Body() request: EndRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<ActedResponse> {
    return this.commands.run(command, async (tx) => {
      await this.handler.execute(tx, { partner, agreementId, account, ...request });
      return { agreementId };
    });
  }
}
