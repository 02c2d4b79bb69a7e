import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
} from 'class-validator';
import type { CaseKind, CaseUrgency } from '@contracts';
import { IsWrittenLine } from '@platform/http';
import { IsNote, IsValueByField } from '../../case-form/case.dto';

export const CASE_KINDS = [
  'verification',
  'notice',
  'correspondence',
  'objection',
  'dispute',
] as const satisfies CaseKind[];

export class OpenCaseRequest {
  @ApiProperty({ enum: CASE_KINDS })
  @IsIn(CASE_KINDS)
  kind: CaseKind;

  @ApiPropertyOptional({ enum: ['urgent', 'normal'], description: 'Of a verification; normal' })
  @IsOptional()
  @IsIn(['urgent', 'normal'])
  urgency?: CaseUrgency;

  @ApiPropertyOptional({ type: [String], description: 'Fields to verify, or in doubt' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsString({ each: true })
  fields?: string[];

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'By field: what this side holds, or holds to be right; of a record it is read',
  })
  @IsOptional()
  @IsValueByField()
  values?: Record<string, string>;

  @ApiPropertyOptional({ description: 'Joint record; gives person, partner and division' })
  @IsOptional()
  @IsString()
  @MaxLength(36)
  recordId?: string;

  @ApiPropertyOptional({ description: 'Case in dispute; gives person, partner and division' })
  @IsOptional()
  @IsString()
  @MaxLength(36)
  disputes?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsWrittenLine(50)
  name?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @Matches(/^[1-9][0-9]{16}[0-9X]$/)
  idNumber?: string;

  @ApiPropertyOptional({ description: 'Where the other side routes it to; without a record' })
  @IsOptional()
  @Matches(/^\d{6}(\d{3}){0,2}$/)
  division?: string;

  @ApiPropertyOptional({ description: 'Code of the purpose, as the agreement names it' })
  @IsOptional()
  @Matches(/^[0-9A-Za-z][0-9A-Za-z._-]{0,63}$/)
  purpose?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsWrittenLine(200)
  title?: string;

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
