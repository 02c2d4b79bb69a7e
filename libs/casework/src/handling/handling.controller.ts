import { Body, Controller, HttpCode, Param, Post, Injectable } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsOptional, IsUUID, Matches } from 'class-validator';
import type { ServiceName } from '@contracts';
import { Act, CurrentAccount, type SignedInAccount } from '@identity';
import { type CommandRequest, Commands } from '@platform/commands';
import { CommandKey } from '@platform/http';
import { CaseOutcomeResponse, IsNote } from '../case-form/case.dto';
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
abstract class HandlingController {
  protected abstract readonly service: ServiceName;

  constructor(
    private readonly commands: Commands,
    private readonly handOver: HandOverCaseHandler,
  ) {}

  /** Hands the case down, or to a colleague. Errors: `case.not-below`. */
  @Post(':caseId/assign')
  @HttpCode(200)
  @Act('work-case')
  @ApiOkResponse({ type: CaseOutcomeResponse })
  assign(
    @Param('caseId') caseId: string,
    @Body() request: AssignRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<CaseOutcomeResponse> {
    return this.commands.run(command, (tx) =>
      this.handOver.assign(tx, { ...request, ...this.of(caseId, account) }),
    );
  }

  /** Hands the case up to the organisation above. Errors: `case.top`. */
  @Post(':caseId/hand-up')
  @HttpCode(200)
  @Act('work-case')
  @ApiOkResponse({ type: CaseOutcomeResponse })
  handUp(
    @Param('caseId') caseId: string,
    @Body() request: HandUpRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<CaseOutcomeResponse> {
    return this.commands.run(command, (tx) =>
      this.handOver.handUp(tx, { ...request, ...this.of(caseId, account) }),
    );
  }

  private of(caseId: string, account: SignedInAccount) {
    return { caseId, service: this.service, account };
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
