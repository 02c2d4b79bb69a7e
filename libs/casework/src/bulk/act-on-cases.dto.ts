import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsOptional,
  IsUUID,
  Matches,
  ValidateIf,
} from 'class-validator';
import { CASE_STATES, type CaseState } from '../case';
import { IsNote } from '../case-form/case.dto';
import { BULK_ACTS, type BulkAct, CASES_AT_ONCE_MAX } from './act-on-cases.handler';

export class ActOnCasesRequest {
  @ApiProperty({ enum: BULK_ACTS })
  @IsIn(BULK_ACTS)
  act: BulkAct;

  @ApiProperty({ type: [String], maxItems: CASES_AT_ONCE_MAX })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(CASES_AT_ONCE_MAX)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  ids: string[];

  @ApiPropertyOptional({ description: 'What is said with each: of accept, assign, hand-up' })
  @IsOptional()
  @IsNote()
  text?: string;

  @ApiPropertyOptional({ description: 'Of assign: organisation within the caller’s area' })
  @ValidateIf(({ act, organisation }: ActOnCasesRequest) => act === 'assign' || !!organisation)
  @Matches(/^\d{6}(\d{3}){0,2}$/)
  organisation?: string;

  @ApiPropertyOptional({ description: 'Of assign: account that has them in hand' })
  @IsOptional()
  @IsUUID()
  toAccount?: string;
}

export class CaseRefusalResponse {
  @ApiProperty({ description: 'The code the case alone would have been refused with' })
  code: string;

  @ApiProperty()
  title: string;
}

export class OneCaseResponse {
  @ApiProperty()
  caseId: string;

  @ApiPropertyOptional({ enum: CASE_STATES, description: 'Where it stands, when it was done' })
  state?: CaseState;

  @ApiPropertyOptional({ type: CaseRefusalResponse })
  refused?: CaseRefusalResponse;
}

export class CasesOutcomeResponse {
  @ApiProperty()
  done: number;

  @ApiProperty()
  refused: number;

  @ApiProperty({ type: [OneCaseResponse], description: 'In the order they were named' })
  outcomes: OneCaseResponse[];
}
