import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Act, CurrentAccount, type SignedInAccount } from '@identity';
import { type CommandRequest, Commands } from '@platform/commands';
import { CommandKey } from '@platform/http';
import {
  ApproveOverrideRequest,
  OverrideResponse,
  OverridesPage,
  OverridesQuery,
  ProposeOverrideRequest,
  RefuseOverrideRequest,
} from './id-override.dto';
import { IdOverrideHandler } from './id-override.handler';

@ApiTags('records')
@Controller('api/bureau/id-overrides')
export class IdOverrideController {
  constructor(
    private readonly commands: Commands,
    private readonly overrides: IdOverrideHandler,
  ) {}

  /** Numbers proposed to be let pass in the reader's area, newest first; masked. */
  @Get()
  @Act('propose-override')
  @ApiOkResponse({ type: OverridesPage })
  list(
    @Query() asked: OverridesQuery,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<OverridesPage> {
    return this.overrides.list(asked, account);
  }

  /** Proposes a number that fails only its check digit, with the reason. Errors: `override.not-needed`. */
  @Post()
  @Act('propose-override')
  @ApiCreatedResponse({ type: OverrideResponse })
  propose(
    @Body() request: ProposeOverrideRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<OverrideResponse> {
    return this.commands.run(command, (tx) => this.overrides.propose(tx, request, account));
  }

  /** The second person types it again and lets it pass. Errors: `override.same-person`, `override.decided`, `override.number-differs`. */
  @Post(':overrideId/approve')
  @HttpCode(200)
  @Act('approve-override')
  @ApiOkResponse({ type: OverrideResponse })
  approve(
    @Param('overrideId') overrideId: string,
    @Body() { idNumber }: ApproveOverrideRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<OverrideResponse> {
    return this.commands.run(command, (tx) =>
      this.overrides.approve(tx, { overrideId, idNumber }, account),
    );
  }

  /** The second person does not let it pass, and says why. Errors: `override.same-person`, `override.decided`. */
  @Post(':overrideId/refuse')
  @HttpCode(200)
  @Act('approve-override')
  @ApiOkResponse({ type: OverrideResponse })
  refuse(
    @Param('overrideId') overrideId: string,
    @Body() { reason }: RefuseOverrideRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<OverrideResponse> {
    return this.commands.run(command, (tx) =>
      this.overrides.refuse(tx, { overrideId, reason }, account),
    );
  }
}
