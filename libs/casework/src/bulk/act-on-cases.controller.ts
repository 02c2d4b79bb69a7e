import { Body, Controller, HttpCode, Injectable, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ServiceName } from '@contracts';
import { Act, CurrentAccount, type SignedInAccount } from '@identity';
import { type CommandRequest, Commands } from '@platform/commands';
import { CommandKey, type Language, ReaderLanguage } from '@platform/http';
import { ActOnCasesRequest, CasesOutcomeResponse } from './act-on-cases.dto';
import { ActOnCasesHandler, type OneOutcome } from './act-on-cases.handler';

@Injectable()
abstract class ActOnCasesController {
  protected abstract readonly service: ServiceName;

  constructor(
    private readonly commands: Commands,
    private readonly handler: ActOnCasesHandler,
  ) {}

  /**
   * One act on up to a hundred cases under one key: each is done, or refused with the code it would have been refused
   * with alone. The same key again gives the same outcomes and does nothing twice.
   */
  @Post('bulk')
  @HttpCode(200)
  @Act('work-case')
  @ApiOkResponse({ type: CasesOutcomeResponse })
  async act(
    @Body() request: ActOnCasesRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() account: SignedInAccount,
    @ReaderLanguage() language: Language,
  ): Promise<CasesOutcomeResponse> {
    const { outcomes } = await this.commands.run(command, async (tx) => ({
      outcomes: await this.handler.execute(tx, { ...request, service: this.service, account }),
    }));
    return shown(outcomes, language);
  }
}

function shown(outcomes: readonly OneOutcome[], language: Language): CasesOutcomeResponse {
  const refused = outcomes.filter((one) => one.refused).length;
  return {
    done: outcomes.length - refused,
    refused,
    outcomes: outcomes.map(({ refused: why, ...one }) => ({
      ...one,
      ...(why && { refused: { code: why.code, title: why[language] } }),
    })),
  };
}

@ApiTags('receiving')
@Controller('api/receiving/cases')
export class ReceivingCasesController extends ActOnCasesController {
  protected readonly service = 'receiving';
}

@ApiTags('sending')
@Controller('api/sending/cases')
export class SendingCasesController extends ActOnCasesController {
  protected readonly service = 'sending';
}

@ApiTags('bureau')
@Controller('api/bureau/cases')
export class BureauCasesController extends ActOnCasesController {
  protected readonly service = 'bureau';
}
