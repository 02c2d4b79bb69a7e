import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Act, CurrentAccount, type SignedInAccount } from '@identity';
import { type CommandRequest, Commands } from '@platform/commands';
import { CommandKey } from '@platform/http';
import { ActedResponse, CountersignRequest } from '../../act-on-agreement/act.dto';
import { CountersignHandler } from './countersign.handler';

@ApiTags('agreements')
@Controller('api/bureau/agreements/:partner/:agreementId/countersign')
export class CountersignController {
  constructor(
    private readonly commands: Commands,
    private readonly handler: CountersignHandler,
  ) {}

  /** 会签: signs the same bytes; the version binds from then on. Errors: `agreement.signed-already`, `agreement.version-overtaken`, `agreement.proposal-withdrawn`, `agreement.draft-faulty`, `agreement.not-a-party`. */
  @Post()
  @HttpCode(200)
  @Act('sign-agreement')
  @ApiOkResponse({ type: ActedResponse })
  act(
    @Param('partner') partner: string,
    @Param('agreementId') agreementId: string,
    @Body() request: CountersignRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<ActedResponse> {
    return this.commands.run(command, async (tx) => {
      await this.handler.execute(tx, { partner, agreementId, account, ...request });
      return { agreementId };
    });
  }
}
