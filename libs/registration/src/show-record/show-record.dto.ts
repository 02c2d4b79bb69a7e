import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { RecordPlaceResponse } from '../list-records/list-records.dto';
import type { RecordWord, Side } from '../registration.read-model';

export class SectionResponse {
  @ApiProperty({ type: 'object', additionalProperties: true })
  open: object;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'Masked' })
  personal?: object;

  @ApiProperty()
  version: number;

  @ApiPropertyOptional({ description: 'Recorded time' })
  time?: string;

  @ApiPropertyOptional()
  eventTime?: string;
}

export class SideResponse {
  @ApiProperty()
  strandId: string;

  @ApiProperty()
  version: number;

  @ApiProperty({ description: 'Hash of the body this region holds, computed now' })
  digest: string;

  @ApiProperty({ description: 'All of it is at the other side' })
  covered: boolean;

  @ApiPropertyOptional()
  coveredAt?: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: { $ref: '#/components/schemas/SectionResponse' },
  })
  sections: Record<string, SectionResponse>;
}

export class DifferenceResponse {
  @ApiProperty()
  field: string;

  @ApiProperty({ description: 'Masked where the field is' })
  sending: string;

  @ApiProperty({ description: 'Masked where the field is' })
  receiving: string;

  @ApiProperty({ enum: ['identity', 'departure'] })
  section: 'identity' | 'departure';
}

export class RejectedEntryResponse {
  @ApiProperty()
  strandId: string;

  @ApiPropertyOptional()
  sequence?: number;

  @ApiProperty()
  code: string;

  @ApiProperty()
  type: string;
}

export class RecordResponse {
  @ApiProperty()
  recordId: string;

  @ApiProperty({ enum: ['one-sided', 'diverged', 'pending', 'agreed'] })
  state: RecordWord;

  @ApiPropertyOptional()
  stateSince?: string;

  @ApiProperty()
  linked: boolean;

  @ApiProperty({ enum: ['sending', 'receiving'], description: 'The role this region has' })
  side: Side;

  @ApiProperty({ type: RecordPlaceResponse })
  home: RecordPlaceResponse;

  @ApiProperty({ type: RecordPlaceResponse })
  residence: RecordPlaceResponse;

  @ApiPropertyOptional({ type: SideResponse })
  sending?: SideResponse;

  @ApiPropertyOptional({ type: SideResponse })
  receiving?: SideResponse;

  @ApiProperty({ type: [DifferenceResponse] })
  differences: DifferenceResponse[];

  @ApiProperty({ type: [RejectedEntryResponse] })
  rejected: RejectedEntryResponse[];
}

export class TimelineItemResponse {
  @ApiPropertyOptional({ description: 'What it belongs to: the case whose answer was entered' })
  correlationId?: string;

  @ApiProperty()
  at: string;

  @ApiProperty()
  eventTime: string;

  @ApiProperty({ enum: ['sending', 'receiving'] })
  side: Side;

  @ApiProperty({ description: 'Region that said it' })
  by: string;

  @ApiProperty()
  type: string;

  @ApiProperty()
  section: string;

  @ApiProperty()
  version: number;

  @ApiPropertyOptional()
  sequence?: number;

  @ApiProperty()
  state: string;

  @ApiPropertyOptional()
  code?: string;

  @ApiPropertyOptional()
  sealedAt?: string;

  @ApiPropertyOptional({
    description: '证明时间: later than the seal where a head of its author proves so',
  })
  provedAt?: string;

  @ApiPropertyOptional({ description: '对方已收到' })
  deliveredAt?: string;
}
