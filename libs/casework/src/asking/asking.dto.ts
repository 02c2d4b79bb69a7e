import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import type { EscalationLevel, WithdrawalReason } from '@contracts';
import { NoteRequest } from '../case-form/case.dto';
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
