import { Body, Controller, HttpCode, Param, Post, Injectable } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ServiceName } from '@contracts';
import { Act, CurrentAccount, type SignedInAccount } from '@identity';
import { type CommandRequest, Commands } from '@platform/commands';
import { CommandKey } from '@platform/http';
import type { AnswerContent } from '../case-answer';
import { CaseOutcomeResponse, WrittenNoteRequest } from '../case-form/case.dto';
import { AnswerCaseHandler } from './answer/answer-case.handler';
import {
  AnswerRequest,
  ExtendRequest,
  ForwardRequest,
  ReviewRequest,
  TurnAwayRequest,
} from './answering.dto';
import { TakeInCaseHandler } from './take-in/take-in-case.handler';
import { TurnAwayCaseHandler } from './turn-away/turn-away-case.handler';

/** What the answering side may do with a case. Errors of all: `case.unknown`, and by the table the code of the state. */
@Injectable()
abstract class AnsweringController {
  protected abstract readonly service: ServiceName;

  constructor(
    private readonly commands: Commands,
    private readonly takeIn: TakeInCaseHandler,
    private readonly turnAway: TurnAwayCaseHandler,
    private readonly answers: AnswerCaseHandler,
  ) {}

  /** Takes the case in by hand; the clock starts where the agreement says so. */
  @Post(':caseId/acknowledge')
  @HttpCode(200)
  @Act('work-case')
  @ApiOkResponse({ type: CaseOutcomeResponse })
  acknowledge(
    @Param('caseId') caseId: string,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<CaseOutcomeResponse> {
    return this.commands.run(command, (tx) =>
      this.takeIn.acknowledge(tx, this.of(caseId, account)),
    );
  }

  /** Asks back; the clock stands until the other side has clarified. */
  @Post(':caseId/ask-clarification')
  @HttpCode(200)
  @Act('work-case')
  @ApiOkResponse({ type: CaseOutcomeResponse })
  askClarification(
    @Param('caseId') caseId: string,
    @Body() request: WrittenNoteRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<CaseOutcomeResponse> {
    return this.commands.run(command, (tx) =>
      this.takeIn.askClarification(tx, { ...request, ...this.of(caseId, account) }),
    );
  }

  /** Takes the one extension, with a reason. Errors: `case.extended`. */
  @Post(':caseId/extend')
  @HttpCode(200)
  @Act('decide-case')
  @ApiOkResponse({ type: CaseOutcomeResponse })
  extend(
    @Param('caseId') caseId: string,
    @Body() request: ExtendRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<CaseOutcomeResponse> {
    return this.commands.run(command, (tx) =>
      this.takeIn.extend(tx, { ...request, ...this.of(caseId, account) }),
    );
  }

  /** Names the division of another region that is competent. */
  @Post(':caseId/forward')
  @HttpCode(200)
  @Act('decide-case')
  @ApiOkResponse({ type: CaseOutcomeResponse })
  forward(
    @Param('caseId') caseId: string,
    @Body() request: ForwardRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<CaseOutcomeResponse> {
    return this.commands.run(command, (tx) =>
      this.turnAway.forward(tx, { ...request, ...this.of(caseId, account) }),
    );
  }

  /** Returns a case nobody here is competent for. */
  @Post(':caseId/misaddressed')
  @HttpCode(200)
  @Act('decide-case')
  @ApiOkResponse({ type: CaseOutcomeResponse })
  misaddressed(
    @Param('caseId') caseId: string,
    @Body() request: TurnAwayRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<CaseOutcomeResponse> {
    return this.commands.run(command, (tx) =>
      this.turnAway.misaddressed(tx, { ...request, ...this.of(caseId, account) }),
    );
  }

  /** Answers; below the county it is a draft until the county has reviewed it. Errors: `answer.…` by member. */
  @Post(':caseId/answer')
  @HttpCode(200)
  @Act('work-case')
  @ApiOkResponse({ type: CaseOutcomeResponse })
  answer(
    @Param('caseId') caseId: string,
    @Body() request: AnswerRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<CaseOutcomeResponse> {
    return this.commands.run(command, (tx) =>
      this.answers.answer(tx, { ...this.of(caseId, account), content: contentOf(request) }),
    );
  }

  /** Sends a draft as the answer, or back to who drafted it. Errors: `case.no-draft`. */
  @Post(':caseId/review')
  @HttpCode(200)
  @Act('decide-case')
  @ApiOkResponse({ type: CaseOutcomeResponse })
  review(
    @Param('caseId') caseId: string,
    @Body() request: ReviewRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<CaseOutcomeResponse> {
    return this.commands.run(command, (tx) =>
      this.answers.review(tx, { ...request, ...this.of(caseId, account) }),
    );
  }

  /** Corrects the answer, also after it was accepted. */
  @Post(':caseId/correct')
  @HttpCode(200)
  @Act('decide-case')
  @ApiOkResponse({ type: CaseOutcomeResponse })
  correct(
    @Param('caseId') caseId: string,
    @Body() request: AnswerRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<CaseOutcomeResponse> {
    return this.commands.run(command, (tx) =>
      this.answers.correct(tx, { ...this.of(caseId, account), content: contentOf(request) }),
    );
  }

  /** Takes the answer back; another one is expected. */
  @Post(':caseId/invalidate')
  @HttpCode(200)
  @Act('decide-case')
  @ApiOkResponse({ type: CaseOutcomeResponse })
  invalidate(
    @Param('caseId') caseId: string,
    @Body() request: WrittenNoteRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<CaseOutcomeResponse> {
    return this.commands.run(command, (tx) =>
      this.answers.invalidate(tx, { ...request, ...this.of(caseId, account) }),
    );
  }

  private of(caseId: string, account: SignedInAccount) {
    return { caseId, service: this.service, account };
  }
}

function contentOf({ results, ...content }: AnswerRequest): AnswerContent {
  // Plain values: what travels is canonical JSON, and an instance of a class is none.
  return { ...content, results: (results ?? []).map(({ field, result }) => ({ field, result })) };
}

@ApiTags('receiving')
@Controller('api/receiving/cases')
export class ReceivingAnsweringController extends AnsweringController {
  protected readonly service = 'receiving';
}

@ApiTags('sending')
@Controller('api/sending/cases')
export class SendingAnsweringController extends AnsweringController {
  protected readonly service = 'sending';
}

@ApiTags('bureau')
@Controller('api/bureau/cases')
export class BureauAnsweringController extends AnsweringController {
  protected readonly service = 'bureau';
}
