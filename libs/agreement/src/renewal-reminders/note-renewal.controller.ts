import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Act, CurrentAccount, type SignedInAccount } from '@identity';
import { type CommandRequest, Commands } from '@platform/commands';
import { CommandKey } from '@platform/http';
import { ActedResponse } from '../act-on-agreement/act.dto';
import { NoteRenewalHandler } from './note-renewal.handler';

@ApiTags('agreements')
@Controller('api/bureau/agreements/:partner/:agreementId/note-renewal')
export class NoteRenewalController {
  constructor(
    private readonly commands: Commands,
    private readonly handler: NoteRenewalHandler,
  ) {}

  /** 知悉续签提醒: the reminder reached waits for nobody any more; the next one will. Errors: `agreement.not-to-renew`. */
  @Post()
  @HttpCode(200)
  @Act('note-renewal')
  @ApiOkResponse({ type: ActedResponse })
  note(
    @Param('partner') partner: string,
    @Param('agreementId') agreementId: string,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<ActedResponse> {
    return this.commands.run(command, async (tx) => {
      await this.handler.execute(tx, { partner, agreementId, account });
      return { agreementId };
    });
  }
}
