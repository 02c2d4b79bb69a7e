import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional } from 'class-validator';
import type { EscalationLevel, WithdrawalReason } from '@contracts';
import { NoteRequest, WrittenNoteRequest } from '../case-form/case.dto';
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

const NUMBER_READ = 'Number of the answer that was read; another one is refused';

export class AcceptRequest extends NoteRequest {
  @ApiPropertyOptional({ description: NUMBER_READ })
  @IsOptional()
  @IsInt()
  answer?: number;
}

export class ReturnRequest extends WrittenNoteRequest {
  @ApiPropertyOptional({ description: NUMBER_READ })
  @IsOptional()
  @IsInt()
  answer?: number;
}

export class EscalateRequest {
  @ApiProperty({ enum: ESCALATION_LEVELS })
  @IsIn(ESCALATION_LEVELS)
  level: EscalationLevel;
}
