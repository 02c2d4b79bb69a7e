import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Act, CurrentAccount, type SignedInAccount } from '@identity';
import { type CommandRequest, Commands } from '@platform/commands';
import { CommandKey } from '@platform/http';
import { RecordIdResponse } from '../../register-form/person.dto';
import { PairByHandRequest } from './pair-by-hand.dto';
import { PairByHandHandler } from './pair-by-hand.handler';

@ApiTags('sending')
@Controller('api/sending/arrivals')
export class PairByHandController {
  constructor(
    private readonly commands: Commands,
    private readonly pairByHand: PairByHandHandler,
  ) {}

  /** Pairs an arrival with a departure that an officer holds for the same person. Errors: `arrival.paired`, `departure.paired`, `registration.ended`, `pairing.elsewhere`. */
  @Post(':recordId/pair')
  @HttpCode(200)
  @Act('pair')
  @ApiOkResponse({ type: RecordIdResponse })
  pair(
    @Param('recordId') recordId: string,
    @Body() { departure }: PairByHandRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() { organisation }: SignedInAccount,
  ): Promise<RecordIdResponse> {
    return this.commands.run(command, (tx) =>
      this.pairByHand.execute(tx, { recordId, departure, organisation }),
    );
  }
}
