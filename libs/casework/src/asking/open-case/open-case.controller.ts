import { Body, Controller, Post, Injectable } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import type { ServiceName } from '@contracts';
import { Act, CurrentAccount, type SignedInAccount } from '@identity';
import { type CommandRequest, Commands } from '@platform/commands';
import { CommandKey } from '@platform/http';
import { CaseOutcomeResponse } from '../../case-form/case.dto';
import { OpenCaseRequest } from './open-case.dto';
import { OpenCaseHandler } from './open-case.handler';

/** The door is the same for every service; which one opens the case is the path. */
@Injectable()
abstract class OpenCaseController {
  protected abstract readonly service: ServiceName;

  constructor(
    private readonly commands: Commands,
    private readonly handler: OpenCaseHandler,
  ) {}

  /** Opens a case and asks the other side. Errors: `question.…` by member, `case.no-partner`, `agreement.…`. */
  @Post()
  @Act('open-case')
  @ApiCreatedResponse({ type: CaseOutcomeResponse })
  open(
    @Body() request: OpenCaseRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<CaseOutcomeResponse> {
    return this.commands.run(command, (tx) =>
      this.handler.execute(tx, {
        ...request,
        fields: request.fields ?? [],
        service: this.service,
        account,
      }),
    );
  }
}

@ApiTags('receiving')
@Controller('api/receiving/cases')
export class OpenReceivingCaseController extends OpenCaseController {
  protected readonly service = 'receiving';
}

@ApiTags('sending')
@Controller('api/sending/cases')
export class OpenSendingCaseController extends OpenCaseController {
  protected readonly service = 'sending';
}

@ApiTags('bureau')
@Controller('api/bureau/cases')
export class OpenBureauCaseController extends OpenCaseController {
  protected readonly service = 'bureau';
}
