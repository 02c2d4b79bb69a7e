import { Body, Controller, Injectable } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Commands } from '@platform/commands';
import { type Acting, ActingOn, CaseDoor, CaseDoors } from '../case-form/case-door';
import { WrittenNoteRequest } from '../case-form/case.dto';
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

/** What the answering side may do with a case. */
@Injectable()
abstract class AnsweringController extends CaseDoors {
  constructor(
    protected readonly commands: Commands,
    private readonly takeIn: TakeInCaseHandler,
    private readonly turnAway: TurnAwayCaseHandler,
    private readonly answers: AnswerCaseHandler,
  ) {
    super();
  }

  /** Takes the case in by hand; the clock starts where the agreement says so. */
  @CaseDoor('acknowledge', 'work-case')
  acknowledge(@ActingOn() acting: Acting) {
    return this.run(acting, (tx, on) => this.takeIn.acknowledge(tx, on));
  }

  /** Asks back; the clock stands until the other side has clarified. */
  @CaseDoor('ask-clarification', 'work-case')
  askClarification(@ActingOn() acting: Acting, @Body() { text }: WrittenNoteRequest) {
    return this.run(acting, (tx, on) => this.takeIn.askClarification(tx, { ...on, text }));
  }

  /** Takes the one extension, with a reason. Errors: `case.extended`. */
  @CaseDoor('extend', 'decide-case')
  extend(@ActingOn() acting: Acting, @Body() request: ExtendRequest) {
    return this.run(acting, (tx, on) => this.takeIn.extend(tx, { ...request, ...on }));
  }

  /** Names the division of another region that is competent. */
  @CaseDoor('forward', 'decide-case')
  forward(@ActingOn() acting: Acting, @Body() request: ForwardRequest) {
    return this.run(acting, (tx, on) => this.turnAway.forward(tx, { ...request, ...on }));
  }

  /** Returns a case nobody here is competent for. */
  @CaseDoor('misaddressed', 'decide-case')
  misaddressed(@ActingOn() acting: Acting, @Body() request: TurnAwayRequest) {
    return this.run(acting, (tx, on) => this.turnAway.misaddressed(tx, { ...request, ...on }));
  }

  /** Answers; below the county it is a draft until the county has reviewed it. Errors: `answer.…` by member. */
  @CaseDoor('answer', 'work-case')
  answer(@ActingOn() acting: Acting, @Body() request: AnswerRequest) {
    const said = answerOf(request);
    return this.run(acting, (tx, on) => this.answers.answer(tx, { ...on, ...said }));
  }

  /** Sends a draft as the answer, or back to who drafted it. Errors: `case.no-draft`, `case.draft-changed`. */
  @CaseDoor('review', 'decide-case')
  review(@ActingOn() acting: Acting, @Body() request: ReviewRequest) {
    return this.run(acting, (tx, on) => this.answers.review(tx, { ...request, ...on }));
  }

  /** Corrects the answer, also after it was accepted. */
  @CaseDoor('correct', 'decide-case')
  correct(@ActingOn() acting: Acting, @Body() request: AnswerRequest) {
    const said = answerOf(request);
    return this.run(acting, (tx, on) => this.answers.correct(tx, { ...on, ...said }));
  }

  /** Takes the answer back; another one is expected. */
  @CaseDoor('invalidate', 'decide-case')
  invalidate(@ActingOn() acting: Acting, @Body() { text }: WrittenNoteRequest) {
    return this.run(acting, (tx, on) => this.answers.invalidate(tx, { ...on, text }));
  }
}

function answerOf({ results = [], attachments, ...content }: AnswerRequest) {
  // Plain values: what travels is canonical JSON, and an instance of a class is none.
  const plain = results.map(({ field, result }) => ({ field, result }));
  return { content: { ...content, results: plain }, files: attachments };
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
