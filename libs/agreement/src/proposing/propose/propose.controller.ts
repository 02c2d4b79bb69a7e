import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Act, CurrentAccount, type SignedInAccount } from '@identity';
import { type CommandRequest, Commands } from '@platform/commands';
import { CommandKey, IfMatch } from '@platform/http';
import { ProposedResponse, ProposeRequest } from '../../act-on-agreement/act.dto';
import { ProposeDraftHandler } from '../../act-on-agreement/propose-draft';

@ApiTags('agreements')
@Controller('api/bureau/agreements/drafts/:draftId/propose')
export class ProposeController {
  constructor(
    private readonly commands: Commands,
    private readonly handler: ProposeDraftHandler,
  ) {}

  /** 提出: signs the draft as it was read and offers it. Errors: `agreement.draft-faulty` with every fault and its clause, `agreement.draft-changed`, `agreement.proposal-open`, `agreement.not-a-party`, `agreement.ended`. */
  @Post()
  @HttpCode(200)
  @Act('sign-agreement')
  @ApiOkResponse({ type: ProposedResponse })
  propose(
    @Param('draftId') draftId: string,
    @Body() { note }: ProposeRequest,
    @IfMatch() revision: number,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<ProposedResponse> {
    return this.commands.run(command, async (tx) => ({
      ...(await this.handler.execute(tx, 'propose', { draftId, revision, note, account })),
    }));
  }
}
