import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { CaseKind, CaseUrgency, EscalationLevel } from '@contracts';
import { CASE_STATES, type CaseSide, type CaseState } from '../case';
import type { CaseAct } from '../case-acts';

export class CasePartnerResponse {
  @ApiProperty({ description: 'Region code of the other side' })
  code: string;

  @ApiProperty()
  name: string;
}

export class CasePersonResponse {
  @ApiProperty()
  name: string;

  @ApiPropertyOptional()
  idNumberMasked?: string;

  @ApiPropertyOptional({ description: 'Joint record' })
  recordId?: string;
}

export class CaseAnsweredResponse {
  @ApiProperty({ description: '及时: by its proved time, until the last moment of the due day' })
  inTime: boolean;

  @ApiProperty({ description: 'Days after the due day, Asia/Shanghai; 0 in time' })
  daysLate: number;
}

export class CaseDueResponse {
  @ApiProperty({ description: 'Last day that is in time, Asia/Shanghai' })
  day: string;

  @ApiProperty()
  at: string;

  @ApiPropertyOptional({
    description: 'The clock stands while the other side clarifies; `day` is the end of time then',
  })
  paused?: boolean;

  @ApiProperty({ type: 'object', additionalProperties: true })
  explanation: object;

  @ApiProperty({ type: [Object], description: 'e.g. `calendar.unpublished`' })
  warnings: object[];

  @ApiProperty()
  extended: boolean;

  @ApiPropertyOptional({
    type: CaseAnsweredResponse,
    description: 'Of this round; absent without an answer, and until its seal',
  })
  answered?: CaseAnsweredResponse;
}

export class CaseHolderResponse {
  @ApiProperty()
  organisation: string;

  @ApiPropertyOptional()
  account?: string;
}

/** 一件: one case as lists and pages show it. Times RFC 3339. */
export class CaseRowResponse {
  @ApiProperty()
  caseId: string;

  @ApiProperty({ enum: ['verification', 'notice', 'correspondence', 'objection', 'dispute'] })
  kind: CaseKind;

  @ApiPropertyOptional({ enum: ['urgent', 'normal'] })
  urgency?: CaseUrgency;

  @ApiProperty({ enum: ['asking', 'answering'], description: 'The role this region has' })
  side: CaseSide;

  @ApiProperty({ enum: ['sending', 'receiving', 'bureau'], description: 'Service of this region' })
  service: string;

  @ApiProperty({ enum: CASE_STATES })
  state: CaseState;

  @ApiProperty({ description: '1, and one more for every return and reopening' })
  round: number;

  @ApiProperty({ description: 'The answer was corrected after it was given' })
  corrected: boolean;

  @ApiProperty({ type: CasePartnerResponse })
  partner: CasePartnerResponse;

  @ApiPropertyOptional({ type: CasePersonResponse })
  person?: CasePersonResponse;

  @ApiPropertyOptional()
  title?: string;

  @ApiPropertyOptional({ description: 'Filing number 文号' })
  filing?: string;

  @ApiProperty({ type: [String] })
  fields: string[];

  @ApiProperty({ description: 'Recorded' })
  openedAt: string;

  @ApiPropertyOptional({ description: '已发出: sealed' })
  sentAt?: string;

  @ApiPropertyOptional({ description: '已送达: receipted' })
  deliveredAt?: string;

  @ApiPropertyOptional({ description: '已签收: by a person' })
  acknowledgedAt?: string;

  @ApiPropertyOptional({ description: '已反馈' })
  answeredAt?: string;

  @ApiPropertyOptional({
    description:
      '对账批次: month of the batch it was sent into, YYYY-MM; where cut-off days are agreed',
  })
  batch?: string;

  @ApiPropertyOptional({ type: CaseDueResponse })
  due?: CaseDueResponse;

  @ApiProperty()
  overdue: boolean;

  @ApiPropertyOptional({ type: CaseHolderResponse })
  holder?: CaseHolderResponse;

  @ApiPropertyOptional({
    enum: ['proposed', 'sent-back'],
    description: '拟反馈: drafted below the county, or sent back by it',
  })
  draft?: 'proposed' | 'sent-back';

  @ApiProperty()
  reminders: number;

  @ApiPropertyOptional({ enum: ['liaison', 'leaders', 'common-superior'] })
  escalatedTo?: EscalationLevel;

  @ApiProperty({ type: [String], description: 'What the caller may do now' })
  acts: CaseAct[];

  @ApiProperty()
  updatedAt: string;
}
