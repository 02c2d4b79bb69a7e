import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
} from 'class-validator';
import type { CaseKind } from '@contracts';
import { PageQuery, PageResponse } from '@platform/http';
import { CASE_KINDS } from '../asking/open-case/open-case.dto';
import { CASE_STATES, type CaseState } from '../case';
import { CaseRowResponse } from '../show-case/case-row.dto';
import { CASE_LISTS, type CaseList } from './case-list.read-model';

export class CasesQuery extends PageQuery {
  @ApiPropertyOptional({ enum: CASE_LISTS, default: 'office' })
  @IsOptional()
  @IsIn(CASE_LISTS)
  list: CaseList = 'office';

  @ApiPropertyOptional({ enum: CASE_KINDS })
  @IsOptional()
  @IsIn(CASE_KINDS)
  kind?: CaseKind;

  @ApiPropertyOptional({ description: 'Region code of the other side' })
  @IsOptional()
  @Matches(/^\d{6}$/)
  partner?: string;

  @ApiPropertyOptional({ enum: CASE_STATES })
  @IsOptional()
  @IsIn(CASE_STATES)
  state?: CaseState;

  @ApiPropertyOptional({
    description: 'Case id, or the beginning of a filing number; whom it is about is sought by POST',
  })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;
}

/** The filters, order and page of a list, and what was typed; in a body, since addresses are kept by browsers and servers. */
export class CaseSearchRequest extends CasesQuery {
  @ApiProperty({
    description: 'Case id, ID number, or the beginning of a name or filing number',
  })
  @IsNotEmpty()
  @IsString()
  @MaxLength(100)
  declare q: string;
}

export class CasesOfRecordQuery {
  @ApiProperty({ description: 'Joint record, or one half of it' })
  @IsUUID()
  record: string;
}

export class CasesPage extends PageResponse {
  @ApiProperty({ type: [CaseRowResponse] })
  items: CaseRowResponse[];
}

/** Totals of the lists; like theirs never more than 10,000. */
export class CaseCountsResponse implements Record<CaseList, number> {
  @ApiProperty({ description: '我的' })
  mine: number;

  @ApiProperty({ description: '本单位' })
  office: number;

  @ApiProperty({ description: '收到' })
  incoming: number;

  @ApiProperty({ description: '发出' })
  outgoing: number;

  @ApiProperty({ description: '即将到期' })
  'due-soon': number;

  @ApiProperty({ description: '已超期' })
  overdue: number;

  @ApiProperty({ description: '退回' })
  returned: number;
}
