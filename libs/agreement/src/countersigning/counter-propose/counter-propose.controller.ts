import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Act, CurrentAccount, type SignedInAccount } from '@identity';
import { type CommandRequest, Commands } from '@platform/commands';
import { CommandKey, IfMatch } from '@platform/http';
import { ProposedResponse, ProposeRequest } from '../../act-on-agreement/act.dto';
import { ProposeDraftHandler } from '../../act-on-agreement/propose-draft';

@ApiTags('agreements')
@Controller('api/bureau/agreements/drafts/:draftId/counter-propose')
export class CounterProposeController {
  constructor(
    private readonly commands: Commands,
    private readonly handler: ProposeDraftHandler,
  ) {}

  /** 反提案: offers another version instead of signing theirs. Errors: as for a proposal, `agreement.no-proposal`, `agreement.version-overtaken`. */
  @Post()
  @HttpCode(200)
  @Act('sign-agreement')
  @ApiOkResponse({ type: ProposedResponse })
  counter(
    @Param('draftId') draftId: string,
    @Body() { note }: ProposeRequest,
    @IfMatch() revision: number,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<ProposedResponse> {
    return this.commands.run(command, async (tx) => ({
      ...(await this.handler.execute(tx, 'counter-propose', { draftId, revision, note, account })),
    }));
  }
}
