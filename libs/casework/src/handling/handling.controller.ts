import { Body, Controller, Injectable } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsOptional, IsUUID, Matches } from 'class-validator';
import { Commands } from '@platform/commands';
import { type Acting, ActingOn, CaseDoor, CaseDoors } from '../case-form/case-door';
import { IsNote } from '../case-form/case.dto';
import { HandOverCaseHandler } from './hand-over-case.handler';

export class AssignRequest {
  @ApiProperty({ description: 'Organisation within the caller’s area' })
  @Matches(/^\d{6}(\d{3}){0,2}$/)
  organisation: string;

  @ApiPropertyOptional({ description: 'Account that has it in hand' })
  @IsOptional()
  @IsUUID()
  toAccount?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsNote()
  remark?: string;
}

export class HandUpRequest {
  @ApiPropertyOptional()
  @IsOptional()
  @IsNote()
  remark?: string;
}

/** What happens to a case inside the region; nothing of it is told to the other side. */
@Injectable()
abstract class HandlingController extends CaseDoors {
  constructor(
    protected readonly commands: Commands,
    private readonly handOver: HandOverCaseHandler,
  ) {
    super();
  }

  /** Hands the case down, or to a colleague. Errors: `case.not-below`. */
  @CaseDoor('assign', 'work-case')
  assign(@ActingOn() acting: Acting, @Body() request: AssignRequest) {
    return this.run(acting, (tx, on) => this.handOver.assign(tx, { ...request, ...on }));
  }

  /** Hands the case up to the organisation above. Errors: `case.top`. */
  @CaseDoor('hand-up', 'work-case')
  handUp(@ActingOn() acting: Acting, @Body() { remark }: HandUpRequest) {
    return this.run(acting, (tx, on) => this.handOver.handUp(tx, { ...on, remark }));
  }
}

@ApiTags('receiving')
@Controller('api/receiving/cases')
export class ReceivingHandlingController extends HandlingController {
  protected readonly service = 'receiving';
}

@ApiTags('sending')
@Controller('api/sending/cases')
export class SendingHandlingController extends HandlingController {
  protected readonly service = 'sending';
}

@ApiTags('bureau')
@Controller('api/bureau/cases')
export class BureauHandlingController extends HandlingController {
  protected readonly service = 'bureau';
}
