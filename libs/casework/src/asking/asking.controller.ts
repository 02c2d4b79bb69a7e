import { Body, Controller, Injectable } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Commands } from '@platform/commands';
import { type Acting, ActingOn, CaseDoor, CaseDoors } from '../case-form/case-door';
import { NoteRequest, WrittenNoteRequest } from '../case-form/case.dto';
import { AcceptRequest, EscalateRequest, ReturnRequest, WithdrawRequest } from './asking.dto';
import { DecideCaseHandler } from './decide/decide-case.handler';
import { PressCaseHandler } from './press/press-case.handler';

/** What the asking side may do with a case. */
@Injectable()
abstract class AskingController extends CaseDoors {
  constructor(
    protected readonly commands: Commands,
    private readonly press: PressCaseHandler,
    private readonly decide: DecideCaseHandler,
  ) {
    super();
  }

  /** Reminds the other side. */
  @CaseDoor('remind', 'work-case')
  remind(@ActingOn() acting: Acting) {
    return this.run(acting, (tx, on) => this.press.remind(tx, on));
  }

  /** Answers what the other side asked back; its clock goes on. */
  @CaseDoor('clarify', 'work-case')
  clarify(@ActingOn() acting: Acting, @Body() { text }: WrittenNoteRequest) {
    return this.run(acting, (tx, on) => this.press.clarify(tx, { ...on, text }));
  }

  /** Withdraws the question; an answer already on its way stands. */
  @CaseDoor('withdraw', 'work-case')
  withdraw(@ActingOn() acting: Acting, @Body() request: WithdrawRequest) {
    return this.run(acting, (tx, on) => this.press.withdraw(tx, { ...request, ...on }));
  }

  /** Takes an overdue case a step up the ladder. Errors: `case.not-overdue`, `case.escalated`. */
  @CaseDoor('escalate', 'decide-case')
  escalate(@ActingOn() acting: Acting, @Body() { level }: EscalateRequest) {
    return this.run(acting, (tx, on) => this.press.escalate(tx, { ...on, level }));
  }

  /** Accepts the answer. Errors: `case.answer-changed`. */
  @CaseDoor('accept', 'work-case')
  accept(@ActingOn() acting: Acting, @Body() { text, answer }: AcceptRequest) {
    return this.run(acting, (tx, on) => this.decide.accept(tx, { ...on, text, answer }));
  }

  /** Returns the answer for supplement. Errors: `case.answer-changed`. */
  @CaseDoor('return', 'work-case')
  returnAnswer(@ActingOn() acting: Acting, @Body() { text, answer }: ReturnRequest) {
    return this.run(acting, (tx, on) => this.decide.returnAnswer(tx, { ...on, text, answer }));
  }

  /** Takes an ended case up again. */
  @CaseDoor('reopen', 'decide-case')
  reopen(@ActingOn() acting: Acting, @Body() { text }: WrittenNoteRequest) {
    return this.run(acting, (tx, on) => this.decide.reopen(tx, { ...on, text }));
  }

  /** Closes the case; a dispute with its ruling. Errors: `case.ruling-missing`, `case.ruling-uncountersigned`. */
  @CaseDoor('close', 'decide-case')
  close(@ActingOn() acting: Acting, @Body() { text }: NoteRequest) {
    return this.run(acting, (tx, on) => this.decide.close(tx, { ...on, text }));
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
