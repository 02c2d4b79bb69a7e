import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsOptional, ValidateNested } from 'class-validator';
import type { EscalationLevel, WithdrawalReason } from '@contracts';
import { NoteRequest, RulingRequest } from '../case-form/case.dto';
import { ESCALATION_LEVELS } from './press/press-case.handler';

const WITHDRAWAL_REASONS = [
  'settled',
  'asked-in-error',
  'asked-twice',
] as const satisfies WithdrawalReason[];

export class WithdrawRequest extends NoteRequest {
  @ApiProperty({ enum: WITHDRAWAL_REASONS })
  @IsIn(WITHDRAWAL_REASONS)
  reason: WithdrawalReason;
}

export class EscalateRequest {
  @ApiProperty({ enum: ESCALATION_LEVELS })
  @IsIn(ESCALATION_LEVELS)
  level: EscalationLevel;
}

export class CloseRequest extends NoteRequest {
  @ApiPropertyOptional({ type: RulingRequest, description: 'Of a dispute' })
  @IsOptional()
  @ValidateNested()
  @Type(() => RulingRequest)
  ruling?: RulingRequest;
}
