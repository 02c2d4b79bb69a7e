import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import { PageQuery, PageResponse, QueryBoolean } from '@platform/http';
import { type RecordWord, type Side, type Todo, TODOS } from '../registration.read-model';
import { CHANNELS, type Channel } from '../site/site';

const WORDS = ['one-sided', 'diverged', 'pending', 'agreed'] as const;
const SIDES = ['sending', 'receiving'] as const;
/** `true` and `any` mean either side. */
const ONE_SIDED = ['true', 'any', ...SIDES] as const;
const LIVE_ON = ['both', ...SIDES] as const;
const CODE = /^([0-9]{6}|[0-9]{9}|[0-9]{12})$/;

/** Codes only: addresses are kept by browsers and servers, so what names a person travels in a body (`SearchRequest`). */
export class RecordsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: WORDS })
  @IsOptional()
  @IsIn(WORDS)
  state?: RecordWord;

  @ApiPropertyOptional({ enum: TODOS })
  @IsOptional()
  @IsIn(TODOS)
  todo?: Todo;

  @ApiPropertyOptional({ enum: SIDES, description: 'The role this region has' })
  @IsOptional()
  @IsIn(SIDES)
  side?: Side;

  @ApiPropertyOptional({ description: 'Region code of the partner' })
  @IsOptional()
  @Matches(CODE)
  partner?: string;

  @ApiPropertyOptional({ enum: ONE_SIDED })
  @IsOptional()
  @IsIn([...ONE_SIDED, 'false'])
  oneSided?: (typeof ONE_SIDED)[number] | 'false';

  @ApiPropertyOptional({ description: 'Home or residence in this division' })
  @IsOptional()
  @Matches(CODE)
  division?: string;

  @ApiPropertyOptional({ enum: LIVE_ON, description: 'Live on both sides, or on one only' })
  @IsOptional()
  @IsIn(LIVE_ON)
  live?: Side | 'both';

  @ApiPropertyOptional({ description: 'Township of ours it is routed to' })
  @IsOptional()
  @Matches(CODE)
  township?: string;

  @ApiPropertyOptional({
    enum: CHANNELS,
    description: 'Registered through this reporting channel and still here; of 6, own people away',
  })
  @IsOptional()
  @IsIn(CHANNELS)
  channel?: Channel;

  @ApiPropertyOptional({ description: 'Registered with this site and still here' })
  @IsOptional()
  @IsUUID()
  site?: string;

  @ApiPropertyOptional({ enum: ['true'], description: 'Only who was registered with some site' })
  @IsOptional()
  @IsIn(['true'])
  atSite?: 'true';

  @ApiPropertyOptional({ description: 'Only ended, or only not ended' })
  @QueryBoolean()
  ended?: boolean;
}

export class RecordPlaceResponse {
  @ApiProperty()
  region: string;

  @ApiProperty()
  division: string;

  @ApiProperty()
  divisionName: string;

  @ApiProperty({ description: 'With everything above it', example: '陕西省宝鸡市渭滨区清姜街道' })
  fullName: string;
}

export class RecordRowResponse {
  @ApiProperty()
  recordId: string;

  @ApiProperty({ type: RecordPlaceResponse })
  home: RecordPlaceResponse;

  @ApiProperty({ type: RecordPlaceResponse })
  residence: RecordPlaceResponse;

  @ApiProperty()
  name: string;

  @ApiProperty({ example: '110101********1234' })
  idNumberMasked: string;

  @ApiProperty()
  sex: string;

  @ApiProperty({ type: Number, nullable: true })
  age: number | null;

  @ApiPropertyOptional({ example: '138****5678' })
  phoneMasked?: string;

  @ApiPropertyOptional()
  arrivedOn?: string;

  @ApiPropertyOptional()
  leftOn?: string;

  @ApiProperty({ enum: WORDS })
  state: RecordWord;

  @ApiPropertyOptional()
  stateSince?: string;

  @ApiProperty()
  linked: boolean;

  @ApiPropertyOptional({ enum: SIDES })
  oneSided?: Side;

  @ApiProperty()
  ended: boolean;

  @ApiProperty({ enum: SIDES })
  side: Side;

  @ApiProperty()
  differences: number;

  @ApiProperty()
  updatedAt: string;
}

export class RecordsPage extends PageResponse {
  @ApiProperty({ type: [RecordRowResponse] })
  items: RecordRowResponse[];
}
