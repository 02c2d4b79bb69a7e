import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Act, CurrentAccount, type SignedInAccount } from '@identity';
import { type CommandRequest, Commands } from '@platform/commands';
import { CommandKey } from '@platform/http';
import { ConfirmIdentityHandler } from './confirm-identity.handler';

export class ConfirmIdentityResponse {
  @ApiProperty()
  recordId: string;

  @ApiProperty({ description: 'The home register has this number' })
  found: boolean;

  @ApiProperty({ description: 'A departure was there, and was paired' })
  paired: boolean;
}

@ApiTags('sending')
@Controller('api/sending/arrivals')
export class ConfirmIdentityController {
  constructor(
    private readonly commands: Commands,
    private readonly confirmIdentity: ConfirmIdentityHandler,
  ) {}

  /** Asks the home register once more who an arrival is, and pairs if it can. */
  @Post(':recordId/confirm-identity')
  @HttpCode(200)
  @Act('confirm-identity')
  @ApiOkResponse({ type: ConfirmIdentityResponse })
  confirm(
    @Param('recordId') recordId: string,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() { organisation }: SignedInAccount,
  ): Promise<ConfirmIdentityResponse> {
    return this.commands.run(command, (tx) =>
      this.confirmIdentity.execute(tx, { recordId, organisation }),
    );
  }
}
