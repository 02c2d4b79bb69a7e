import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { CaseSide } from '../case';
import { RULING_STATES, type RulingState } from '../ruling/ruling';
import { CaseRowResponse } from './case-row.dto';

export class CaseSectionResponse {
  @ApiProperty({ type: 'object', additionalProperties: true })
  open: object;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'Masked' })
  personal?: object;

  @ApiProperty({ description: 'Version of the strand that wrote it' })
  version: number;

  @ApiProperty({ description: 'Recorded' })
  time: string;
}

export class CaseStrandResponse {
  @ApiProperty()
  strandId: string;

  @ApiProperty()
  version: number;

  @ApiProperty({ description: 'Hash of the body this region holds, computed now' })
  digest: string;

  @ApiProperty({ description: 'All of it is at the other side' })
  covered: boolean;

  @ApiProperty({
    type: 'object',
    additionalProperties: { $ref: '#/components/schemas/CaseSectionResponse' },
  })
  sections: Record<string, CaseSectionResponse>;
}

export class RulingTextResponse {
  @ApiProperty({ description: 'Division code of the common superior' })
  by: string;

  @ApiProperty({ description: 'YYYY-MM-DD' })
  on: string;

  @ApiProperty({ enum: ['asking', 'answering', 'both'], description: 'Which side it found right' })
  finding: string;

  @ApiProperty({ description: 'Number of the document 文号' })
  filing: string;

  @ApiPropertyOptional({ description: 'The document, a file of this case' })
  fileId?: string;
}

/** 裁定: what each side says it received; it is the ruling once both have said the same. */
export class CaseRulingResponse {
  @ApiProperty({ enum: RULING_STATES })
  state: RulingState;

  @ApiPropertyOptional({ type: RulingTextResponse })
  asking?: RulingTextResponse;

  @ApiPropertyOptional({ type: RulingTextResponse })
  answering?: RulingTextResponse;
}

export class CaseHandlingResponse {
  @ApiProperty()
  at: string;

  @ApiProperty({ enum: ['assign', 'hand-up', 'propose', 'send-back'] })
  act: string;

  @ApiProperty()
  account: string;

  @ApiProperty()
  from: string;

  @ApiProperty()
  to: string;

  @ApiPropertyOptional()
  toAccount?: string;

  @ApiPropertyOptional()
  remark?: string;
}

export class CaseDraftResponse {
  @ApiProperty({ enum: ['proposed', 'sent-back'] })
  state: 'proposed' | 'sent-back';

  @ApiProperty()
  organisation: string;

  @ApiProperty()
  at: string;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'As it was written' })
  content: object;
}

export class CaseCorrectionResponse {
  @ApiProperty()
  field: string;

  @ApiProperty({ enum: ['sending', 'receiving'], description: 'Whose field it is' })
  owner: 'sending' | 'receiving';

  @ApiProperty({ description: 'What the owner has found to be right; masked where the field is' })
  value: string;

  @ApiProperty({ description: 'What the owner’s section of the record says still' })
  held: string;
}

export class FieldVersionsResponse {
  @ApiProperty()
  field: string;

  @ApiProperty({ enum: ['sending', 'receiving'], description: 'Whose word holds' })
  owner: 'sending' | 'receiving';

  @ApiPropertyOptional({ description: 'What the home side’s section of the record says; masked' })
  sending?: string;

  @ApiPropertyOptional({ description: 'What the residence side’s says; masked' })
  receiving?: string;

  @ApiProperty()
  differs: boolean;
}

export class CaseResponse extends CaseRowResponse {
  @ApiProperty({ description: 'Division the question names' })
  division: string;

  @ApiProperty({ description: 'Organisation that asks' })
  askedBy: string;

  @ApiProperty({ description: 'Where this region’s side belongs' })
  organisation: string;

  @ApiPropertyOptional({ description: 'Case this one goes on with after it was forwarded' })
  continues?: string;

  @ApiPropertyOptional({ description: 'Case in which this one goes on' })
  continuedBy?: string;

  @ApiPropertyOptional()
  disputes?: string;

  @ApiPropertyOptional({ type: CaseRulingResponse, description: 'Of a dispute' })
  ruling?: CaseRulingResponse;

  @ApiProperty({ type: CaseStrandResponse })
  asking: CaseStrandResponse;

  @ApiPropertyOptional({ type: CaseStrandResponse })
  answering?: CaseStrandResponse;

  @ApiPropertyOptional({ type: CaseDraftResponse })
  proposed?: CaseDraftResponse;

  @ApiProperty({ type: [CaseHandlingResponse] })
  handlings: CaseHandlingResponse[];

  @ApiProperty({
    type: [CaseCorrectionResponse],
    description: 'Corrected values the owner has still to enter into its section of the record',
  })
  corrections: CaseCorrectionResponse[];

  @ApiProperty({
    type: [FieldVersionsResponse],
    description: 'Both sides’ versions of the fields asked about, as the joint record has them',
  })
  versions: FieldVersionsResponse[];
}

export class CaseTimelineItemResponse {
  @ApiProperty({ description: 'Recorded' })
  at: string;

  @ApiProperty()
  eventTime: string;

  @ApiProperty({ enum: ['asking', 'answering'] })
  side: CaseSide;

  @ApiProperty({ description: 'Region that said it' })
  by: string;

  @ApiProperty()
  type: string;

  @ApiProperty()
  section: string;

  @ApiProperty()
  version: number;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'No personal value' })
  open: object;

  @ApiPropertyOptional()
  sequence?: number;

  @ApiProperty({ enum: ['pending', 'sealed', 'applied', 'parked', 'rejected'] })
  state: string;

  @ApiPropertyOptional()
  code?: string;

  @ApiPropertyOptional({ description: '已发出' })
  sealedAt?: string;

  @ApiPropertyOptional({
    description: '证明时间: later than the seal where a head of its author proves so',
  })
  provedAt?: string;

  @ApiPropertyOptional({ description: '已送达' })
  deliveredAt?: string;
}
