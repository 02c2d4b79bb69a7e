import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { PageQuery, PageResponse } from '@platform/http';
import {
  REJECT_REASONS,
  type RejectReason,
  REPORTERS,
  SELF_REPORT_STATES,
  type SelfReportState,
} from '../../self-report/self-report';
import { CHANNELS, type Channel } from '../../site/site';

const ASKED_STATES = [...SELF_REPORT_STATES, 'any'] as const;

export class SelfReportsQuery extends PageQuery {
  @ApiPropertyOptional({
    enum: ASKED_STATES,
    default: 'pending',
    description: '`any`: all but those that a newer one took the place of',
  })
  @IsOptional()
  @IsIn(ASKED_STATES)
  state: SelfReportState | 'any' = 'pending';

  @ApiPropertyOptional({ enum: CHANNELS })
  @IsOptional()
  @IsIn(CHANNELS)
  channel?: Channel;

  @ApiPropertyOptional()
  @IsOptional()
  @IsUUID()
  siteId?: string;
}

export class SelfReportRow {
  @ApiProperty()
  reportId: string;

  @ApiProperty()
  siteId: string;

  @ApiProperty()
  siteName: string;

  @ApiProperty({ enum: CHANNELS })
  channel: Channel;

  @ApiProperty({ enum: ['arrival', 'departure'] })
  direction: string;

  @ApiProperty()
  divisionName: string;

  @ApiProperty({ enum: REPORTERS })
  reportedBy: string;

  @ApiProperty()
  receivedAt: string;

  @ApiProperty({ enum: SELF_REPORT_STATES })
  state: SelfReportState;

  @ApiPropertyOptional({ enum: REJECT_REASONS })
  reason?: RejectReason;

  @ApiPropertyOptional()
  decidedAt?: string;

  @ApiPropertyOptional()
  recordId?: string;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'What was filled in, numbers and phones in part; gone once it is decided',
  })
  written?: Readonly<Record<string, string>>;
}

export class SelfReportsPage extends PageResponse {
  @ApiProperty({ type: [SelfReportRow] })
  items: readonly SelfReportRow[];
}

export class RejectSelfReportRequest {
  @ApiProperty({ enum: REJECT_REASONS })
  @IsIn(REJECT_REASONS)
  reason: RejectReason;
}

export class SelfReportIdResponse {
  @ApiProperty()
  reportId: string;
}

export class ConfirmedSelfReportResponse extends SelfReportIdResponse {
  @ApiProperty()
  recordId: string;
}
