import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import type { Evidence, ExtensionReason, FieldResult, ForwardingReason } from '@contracts';
import { IsWrittenLine } from '@platform/http';
import { IsNote, IsValueByField, NoteRequest } from '../case-form/case.dto';

const EXTENSION_REASONS = [
  'field-visit',
  'person-away',
  'third-party',
  'disaster',
  'other',
] as const satisfies ExtensionReason[];
const FORWARDING_REASONS = [
  'moved-on',
  'other-division',
  'not-resident',
  'not-competent',
] as const satisfies ForwardingReason[];
const RESULTS = ['match', 'no-match', 'corrected', 'unknown'] as const satisfies FieldResult[];
const EVIDENCE = [
  'register',
  'visit',
  'interview',
  'document',
  'none',
] as const satisfies Evidence[];

export class ExtendRequest extends NoteRequest {
  @ApiProperty({ description: 'Days of the rule it extends' })
  @IsInt()
  @Min(1)
  @Max(90)
  days: number;

  @ApiProperty({ enum: EXTENSION_REASONS })
  @IsIn(EXTENSION_REASONS)
  reason: ExtensionReason;
}

export class TurnAwayRequest extends NoteRequest {
  @ApiProperty({ enum: FORWARDING_REASONS })
  @IsIn(FORWARDING_REASONS)
  reason: ForwardingReason;
}

export class ForwardRequest extends TurnAwayRequest {
  @ApiProperty({ description: 'Division that is competent, outside this region' })
  @Matches(/^\d{6}(\d{3}){0,2}$/)
  toDivision: string;
}

export class AnsweredFieldRequest {
  @ApiProperty()
  @Matches(/^[a-z][A-Za-z]{0,63}$/)
  field: string;

  @ApiProperty({ enum: RESULTS })
  @IsIn(RESULTS)
  result: FieldResult;
}

export class AnswerRequest {
  @ApiPropertyOptional({ type: [AnsweredFieldRequest], description: 'Every asked field once' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => AnsweredFieldRequest)
  results?: AnsweredFieldRequest[];

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'By field, of those answered `corrected`',
  })
  @IsOptional()
  @IsValueByField()
  values?: Record<string, string>;

  @ApiPropertyOptional({ description: 'false: 查无此人' })
  @IsOptional()
  @IsBoolean()
  found?: boolean;

  @ApiPropertyOptional({ enum: EVIDENCE })
  @IsOptional()
  @IsIn(EVIDENCE)
  evidence?: Evidence;

  @ApiPropertyOptional()
  @IsOptional()
  @IsNote()
  text?: string;

  @ApiPropertyOptional({ description: 'Filing number 文号' })
  @IsOptional()
  @IsWrittenLine(200)
  filing?: string;

  @ApiPropertyOptional({ type: [String], description: 'Files in hand that go out with it' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  attachments?: string[];
}

export class ReviewRequest {
  @ApiProperty({ description: 'true sends the draft as the answer, false sends it back' })
  @IsBoolean()
  approve: boolean;

  @ApiPropertyOptional({
    description: '`proposed.at` of the draft that was read; another one is refused',
  })
  @IsOptional()
  @IsISO8601({ strict: true })
  draft?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsNote()
  remark?: string;
}
