import { Body, Controller, Injectable } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Commands } from '@platform/commands';
import { type Acting, ActingOn, CaseDoor, CaseDoors } from '../case-form/case-door';
import { RuleCaseHandler } from './rule-case.handler';
import { EnterRulingRequest } from './ruling.dto';

/** What either side of a dispute may do with the ruling of the common superior. */
@Injectable()
abstract class RulingController extends CaseDoors {
  constructor(
    protected readonly commands: Commands,
    private readonly handler: RuleCaseHandler,
  ) {
    super();
  }

  /** Enters the ruling this side received, also when the other side entered another text. Errors: `case.ruling-countersigned`. */
  @CaseDoor('enter-ruling', 'decide-case')
  enter(@ActingOn() acting: Acting, @Body() { text, fileId, ...ruling }: EnterRulingRequest) {
    return this.run(acting, (tx, on) => this.handler.enter(tx, { ...on, ruling, fileId, text }));
  }

  /** Says that this side received the same text. Errors: `case.ruling-missing`, `case.ruling-own`. */
  @CaseDoor('countersign-ruling', 'decide-case')
  countersign(@ActingOn() acting: Acting) {
    return this.run(acting, (tx, on) => this.handler.countersign(tx, on));
  }
}

@ApiTags('receiving')
@Controller('api/receiving/cases')
export class ReceivingRulingController extends RulingController {
  protected readonly service = 'receiving';
}

@ApiTags('sending')
@Controller('api/sending/cases')
export class SendingRulingController extends RulingController {
  protected readonly service = 'sending';
}

@ApiTags('bureau')
@Controller('api/bureau/cases')
export class BureauRulingController extends RulingController {
  protected readonly service = 'bureau';
}
