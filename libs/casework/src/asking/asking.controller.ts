import { Body, Controller, HttpCode, Param, Post, Injectable } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ServiceName } from '@contracts';
import { Act, CurrentAccount, type SignedInAccount } from '@identity';
import { type CommandRequest, Commands } from '@platform/commands';
import { CommandKey } from '@platform/http';
import { CaseOutcomeResponse, NoteRequest, WrittenNoteRequest } from '../case-form/case.dto';
import { CloseRequest, EscalateRequest, WithdrawRequest } from './asking.dto';
import { DecideCaseHandler } from './decide/decide-case.handler';
import { PressCaseHandler } from './press/press-case.handler';

/** What the asking side may do with a case. Errors of all: `case.unknown`, and by the table the code of the state. */
@Injectable()
abstract class AskingController {
  protected abstract readonly service: ServiceName;

  constructor(
    private readonly commands: Commands,
    private readonly press: PressCaseHandler,
    private readonly decide: DecideCaseHandler,
  ) {}

  /** Reminds the other side. */
  @Post(':caseId/remind')
  @HttpCode(200)
  @Act('work-case')
  @ApiOkResponse({ type: CaseOutcomeResponse })
  remind(
    @Param('caseId') caseId: string,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<CaseOutcomeResponse> {
    return this.commands.run(command, (tx) => this.press.remind(tx, this.of(caseId, account)));
  }

  /** Answers what the other side asked back; its clock goes on. */
  @Post(':caseId/clarify')
  @HttpCode(200)
  @Act('work-case')
  @ApiOkResponse({ type: CaseOutcomeResponse })
  clarify(
    @Param('caseId') caseId: string,
    @Body() { text }: WrittenNoteRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<CaseOutcomeResponse> {
    return this.commands.run(command, (tx) =>
      this.press.clarify(tx, { ...this.of(caseId, account), text }),
    );
  }

  /** Withdraws the question; an answer already on its way stands. */
  @Post(':caseId/withdraw')
  @HttpCode(200)
  @Act('work-case')
  @ApiOkResponse({ type: CaseOutcomeResponse })
  withdraw(
    @Param('caseId') caseId: string,
    @Body() request: WithdrawRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<CaseOutcomeResponse> {
    return this.commands.run(command, (tx) =>
      this.press.withdraw(tx, { ...request, ...this.of(caseId, account) }),
    );
  }

  /** Takes an overdue case a step up the ladder. Errors: `case.not-overdue`, `case.escalated`. */
  @Post(':caseId/escalate')
  @HttpCode(200)
  @Act('decide-case')
  @ApiOkResponse({ type: CaseOutcomeResponse })
  escalate(
    @Param('caseId') caseId: string,
    @Body() { level }: EscalateRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<CaseOutcomeResponse> {
    return this.commands.run(command, (tx) =>
      this.press.escalate(tx, { ...this.of(caseId, account), level }),
    );
  }

  /** Accepts the answer. */
  @Post(':caseId/accept')
  @HttpCode(200)
  @Act('work-case')
  @ApiOkResponse({ type: CaseOutcomeResponse })
  accept(
    @Param('caseId') caseId: string,
    @Body() { text }: NoteRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<CaseOutcomeResponse> {
    return this.commands.run(command, (tx) =>
      this.decide.accept(tx, { ...this.of(caseId, account), text }),
    );
  }

  /** Returns the answer for supplement. */
  @Post(':caseId/return')
  @HttpCode(200)
  @Act('work-case')
  @ApiOkResponse({ type: CaseOutcomeResponse })
  returnAnswer(
    @Param('caseId') caseId: string,
    @Body() { text }: WrittenNoteRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<CaseOutcomeResponse> {
    return this.commands.run(command, (tx) =>
      this.decide.returnAnswer(tx, { ...this.of(caseId, account), text }),
    );
  }

  /** Takes an ended case up again. */
  @Post(':caseId/reopen')
  @HttpCode(200)
  @Act('decide-case')
  @ApiOkResponse({ type: CaseOutcomeResponse })
  reopen(
    @Param('caseId') caseId: string,
    @Body() { text }: WrittenNoteRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<CaseOutcomeResponse> {
    return this.commands.run(command, (tx) =>
      this.decide.reopen(tx, { ...this.of(caseId, account), text }),
    );
  }

  /** Closes the case. Errors: `case.ruling-missing`. */
  @Post(':caseId/close')
  @HttpCode(200)
  @Act('decide-case')
  @ApiOkResponse({ type: CaseOutcomeResponse })
  close(
    @Param('caseId') caseId: string,
    @Body() { text, ruling }: CloseRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<CaseOutcomeResponse> {
    return this.commands.run(command, (tx) =>
      this.decide.close(tx, {
        ...this.of(caseId, account),
        text,
        ...(ruling && { ruling: { ...ruling } }),
      }),
    );
  }

  private of(caseId: string, account: SignedInAccount) {
    return { caseId, service: this.service, account };
  }
}

@ApiTags('receiving')
@Controller('api/receiving/cases')
export class ReceivingAskingController extends AskingController {
  protected readonly service = 'receiving';
}

@ApiTags('sending')
@Controller('api/sending/cases')
export class SendingAskingController extends AskingController {
  protected readonly service = 'sending';
}

@ApiTags('bureau')
@Controller('api/bureau/cases')
export class BureauAskingController extends AskingController {
  protected readonly service = 'bureau';
}
