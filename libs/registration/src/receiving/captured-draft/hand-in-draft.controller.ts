import { Body, Controller, Get, Ip, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Act, CurrentAccount, type SignedInAccount } from '@identity';
import { type CommandRequest, Commands } from '@platform/commands';
import { CommandKey, Open } from '@platform/http';
import { VisitorThrottle } from '../../door/visitor-throttle';
import {
  CaptureKeyIdResponse,
  CaptureKeyResponse,
  HandedInResponse,
  HandInDraftRequest,
} from './captured-draft.dto';
import { HandInDraftHandler } from './hand-in-draft.handler';

@ApiTags('receiving')
@Controller('api/receiving')
export class HandInDraftController {
  constructor(
    private readonly commands: Commands,
    private readonly handIn: HandInDraftHandler,
    private readonly throttle: VisitorThrottle,
  ) {}

  /** Makes the key with which this phone seals what the account captures without network. */
  @Post('capture-keys')
  @Act('register-arrival')
  @ApiCreatedResponse({ type: CaptureKeyIdResponse })
  makeKey(
    @CommandKey() command: CommandRequest,
    @CurrentAccount() { id: account, organisation }: SignedInAccount,
  ): Promise<CaptureKeyIdResponse> {
    return this.commands.run(command, (tx) => this.handIn.makeKey(tx, { account, organisation }));
  }

  /** Gives a key to the account it was made for, and to nobody else. Errors: `capture-key.unknown`. */
  @Get('capture-keys/:keyId')
  @Act('session')
  @ApiOkResponse({ type: CaptureKeyResponse })
  ownKey(
    @Param('keyId') keyId: string,
    @CurrentAccount() { id }: SignedInAccount,
  ): Promise<CaptureKeyResponse> {
    return this.handIn.ownKey(keyId, id);
  }

  /**
   * Takes a sealed draft whose author may register no more; needs no session, since only the author's phone could seal it.
   * Errors: `captured-draft.still-own`, `captured-draft.unreadable`, `self-report.throttled`.
   */
  @Post('captured-drafts')
  @Open()
  @ApiCreatedResponse({ type: HandedInResponse })
  take(
    @Body() request: HandInDraftRequest,
    @Ip() ip: string,
    @CommandKey() command: CommandRequest,
  ): Promise<HandedInResponse> {
    this.throttle.admit(ip, 'draft');
    return this.commands.run({ ...command, account: 'nobody' }, (tx) =>
      this.handIn.handIn(tx, { ...request }),
    );
  }
}
