import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Act, CurrentAccount, type SignedInAccount } from '@identity';
import { type CommandRequest, Commands } from '@platform/commands';
import { CommandKey } from '@platform/http';
import { RecordIdResponse } from '../../register-form/person.dto';
import { UndoPairingRequest } from './undo-pairing.dto';
import { UndoPairingHandler } from './undo-pairing.handler';

@ApiTags('sending')
@Controller('api/sending/pairings')
export class UndoPairingController {
  constructor(
    private readonly commands: Commands,
    private readonly undoPairing: UndoPairingHandler,
  ) {}

  /** Takes a paired record apart; no machine pairs these two again. Errors: `pairing.not-linked`. */
  @Post(':recordId/undo')
  @HttpCode(200)
  @Act('undo-pairing')
  @ApiOkResponse({ type: RecordIdResponse })
  undo(
    @Param('recordId') recordId: string,
    @Body() { reason, caseId }: UndoPairingRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() { id, organisation }: SignedInAccount,
  ): Promise<RecordIdResponse> {
    return this.commands.run(command, (tx) =>
      this.undoPairing.execute(tx, { recordId, reason, caseId, account: id, organisation }),
    );
  }
}
