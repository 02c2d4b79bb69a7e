import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import type { DueExplanation, DueWarning } from '@calendar';
import { PageQuery, PageResponse } from '@platform/http';
import { RecordPlaceResponse } from '../list-records/list-records.dto';
import type { Side } from '../registration.read-model';
import { type NextStep, ONE_SIDED_REASONS, type OneSidedReason } from './one-sided';

const SIDES = ['sending', 'receiving'] as const;
const CODE = /^([0-9]{6}|[0-9]{9}|[0-9]{12})$/;

export class OneSidedQuery extends PageQuery {
  @ApiPropertyOptional({ enum: SIDES, description: 'The side that alone has the person' })
  @IsOptional()
  @IsIn(SIDES)
  live?: Side;

  @ApiPropertyOptional({ enum: SIDES, description: 'The role this region has' })
  @IsOptional()
  @IsIn(SIDES)
  side?: Side;

  @ApiPropertyOptional({ description: 'Region code of the partner' })
  @IsOptional()
  @Matches(CODE)
  partner?: string;

  @ApiPropertyOptional({ description: 'Township of ours it is routed to' })
  @IsOptional()
  @Matches(CODE)
  township?: string;

  @ApiPropertyOptional({ enum: ONE_SIDED_REASONS })
  @IsOptional()
  @IsIn(ONE_SIDED_REASONS)
  reason?: OneSidedReason;
}

export class OneSidedRowResponse {
  @ApiProperty()
  recordId: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ example: '110101********1234' })
  idNumberMasked: string;

  @ApiProperty({ type: RecordPlaceResponse })
  home: RecordPlaceResponse;

  @ApiProperty({ type: RecordPlaceResponse })
  residence: RecordPlaceResponse;

  @ApiProperty({ enum: SIDES })
  side: Side;

  @ApiProperty({ enum: SIDES })
  live: Side;

  @ApiProperty({ enum: ONE_SIDED_REASONS })
  reason: OneSidedReason;

  @ApiProperty({ description: 'Day since when, YYYY-MM-DD' })
  since: string;

  @ApiProperty({ description: 'Days since then' })
  ageDays: number;

  @ApiProperty({ description: 'Organisation of this region that holds it' })
  organisation: string;

  @ApiProperty()
  organisationName: string;

  @ApiProperty({ description: 'Last day for the next step, by REG-IN or REG-OUT of the agreement' })
  due: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'How the due day was counted, as of a case',
  })
  explanation: DueExplanation;

  @ApiProperty({ type: [Object], description: 'e.g. `calendar.unpublished`' })
  warnings: readonly DueWarning[];

  @ApiProperty()
  overdue: boolean;

  @ApiProperty({ enum: ['own', 'partner'], description: 'Whose turn it is' })
  turn: 'own' | 'partner';

  @ApiProperty()
  step: NextStep;
}

export class OneSidedPage extends PageResponse {
  @ApiProperty({ type: [OneSidedRowResponse] })
  items: OneSidedRowResponse[];
}

export class RateLineResponse {
  @ApiProperty({ description: 'Partner region or township of ours' })
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ description: 'Live on both sides' })
  both: number;

  @ApiProperty({ description: 'Live on the home side only' })
  sendingOnly: number;

  @ApiProperty({ description: 'Live on the residence side only' })
  receivingOnly: number;

  @ApiProperty({ type: Number, nullable: true, description: 'null: nobody, 不计分' })
  rate: number | null;
}

export class RatesResponse {
  @ApiProperty({ type: RateLineResponse })
  all: RateLineResponse;

  @ApiProperty({ type: [RateLineResponse] })
  partners: RateLineResponse[];

  @ApiProperty({ type: [RateLineResponse] })
  townships: RateLineResponse[];

  @ApiProperty({ description: 'What is counted, in words' })
  definition: string;
}

export class PairingReasonResponse {
  @ApiProperty()
  field: string;

  @ApiProperty({ enum: ['equal', 'differs', 'missing'] })
  result: 'equal' | 'differs' | 'missing';

  @ApiProperty()
  score: number;
}

export class MatchResponse {
  @ApiProperty({ description: 'Record of the registration that may be the same person' })
  recordId: string;

  @ApiProperty({ description: 'Departure to pair' })
  departure: string;

  @ApiProperty({ description: 'Arrival to pair' })
  arrival: string;

  @ApiProperty()
  name: string;

  @ApiProperty()
  idNumberMasked: string;

  @ApiProperty()
  birthDate: string;

  @ApiProperty()
  sex: string;

  @ApiProperty({ description: 'Day of leaving or arriving' })
  on: string;

  @ApiProperty({ description: 'An officer has taken these two apart before' })
  parted: boolean;

  @ApiProperty({ description: '0 to 1' })
  score: number;

  @ApiProperty({ type: [PairingReasonResponse] })
  reasons: PairingReasonResponse[];
}
