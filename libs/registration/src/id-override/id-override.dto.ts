import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { HoldsNoNumber, IsWrittenLine, PageQuery, PageResponse } from '@platform/http';
import type { IdOverride } from './id-override';

const STATES = ['proposed', 'approved', 'refused'] as const;

export class ProposeOverrideRequest {
  @ApiProperty({ description: 'The number as the document has it' })
  @IsNotEmpty()
  @IsString()
  @MaxLength(40)
  idNumber: string;

  @ApiProperty({ description: 'Why it is held to be right. Name no personal value' })
  @HoldsNoNumber()
  @IsWrittenLine(500)
  reason: string;
}

export class ApproveOverrideRequest {
  @ApiProperty({ description: 'The number typed again, from the document' })
  @IsNotEmpty()
  @IsString()
  @MaxLength(40)
  idNumber: string;
}

export class RefuseOverrideRequest {
  @ApiProperty()
  @HoldsNoNumber()
  @IsWrittenLine(500)
  reason: string;
}

export class OverridesQuery extends PageQuery {
  @ApiPropertyOptional({ enum: STATES })
  @IsOptional()
  @IsIn(STATES)
  state?: IdOverride['state'];
}

export class OverrideResponse {
  @ApiProperty()
  overrideId: string;

  @ApiProperty({ enum: STATES })
  state: IdOverride['state'];
}

export class OverrideRowResponse extends OverrideResponse {
  @ApiProperty({ example: '110101********1234' })
  idNumberMasked: string;

  @ApiProperty()
  reason: string;

  @ApiProperty()
  organisation: string;

  @ApiProperty()
  organisationName: string;

  @ApiProperty()
  proposedBy: string;

  @ApiProperty()
  proposedAt: string;

  @ApiProperty({ description: 'Proposed by who asks: another must decide' })
  own: boolean;

  @ApiPropertyOptional()
  decidedBy?: string;

  @ApiPropertyOptional()
  decidedAt?: string;

  @ApiPropertyOptional()
  decidedWhy?: string;
}

export class OverridesPage extends PageResponse {
  @ApiProperty({ type: [OverrideRowResponse] })
  items: OverrideRowResponse[];
}
