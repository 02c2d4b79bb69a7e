import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { UUIDV7 } from '@platform/ids';
import { noticeVersions } from '../../notice';
import { PersonRequest } from '../../register-form/person.dto';

/** Larger groups are registers, and come as a file. */
const MEMBERS_MAX = 20;

export class HouseholdMemberRequest extends PersonRequest {
  @ApiProperty({ description: 'GB/T 4761 to the head; 0 is the head' })
  @IsNotEmpty()
  @IsString()
  @MaxLength(2)
  relation: string;

  @ApiPropertyOptional({ description: 'Number of another document, where there is one' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  documentNumber?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(40)
  phone?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(10)
  reason?: string;
}

export class RegisterHouseholdRequest {
  @ApiProperty({ description: 'UUIDv7, made by the phone: the same household is registered once' })
  @Matches(UUIDV7)
  householdId: string;

  @ApiProperty({ type: [HouseholdMemberRequest] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MEMBERS_MAX)
  @ValidateNested({ each: true })
  @Type(() => HouseholdMemberRequest)
  members: HouseholdMemberRequest[];

  @ApiPropertyOptional({ description: 'The head, when registered before; then no member is one' })
  @IsOptional()
  @IsUUID()
  headRecordId?: string;

  @ApiProperty({ description: 'Division code of the address all of them share' })
  @IsNotEmpty()
  @IsString()
  @MaxLength(12)
  residenceDivision: string;

  @ApiProperty()
  @IsNotEmpty()
  @IsString()
  @MaxLength(400)
  address: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(10)
  dwellingKind?: string;

  @ApiProperty({ description: 'YYYY-MM-DD' })
  @IsNotEmpty()
  @IsString()
  @MaxLength(10)
  arrivedOn: string;

  @ApiProperty({ description: 'One of the six reporting channels' })
  @IsNotEmpty()
  @IsString()
  @MaxLength(10)
  channel: string;

  @ApiPropertyOptional({ description: 'The site that reported them' })
  @IsOptional()
  @IsUUID()
  siteId?: string;

  @ApiProperty({ description: 'Version of the notice 告知 they were shown' })
  @IsNotEmpty()
  @IsIn(noticeVersions(), {
    context: {
      code: 'notice.unknown',
      text: {
        zh: '告知版本无效，请重新打开登记页面',
        en: 'This version of the notice is not known; open the form again',
      },
    },
  })
  noticeVersion: string;
}

export class RegisteredMember {
  @ApiProperty()
  recordId: string;

  @ApiProperty({ type: [String], description: 'What was kept although it looks odd' })
  marks: readonly string[];

  @ApiProperty({ description: 'Was registered with this household before' })
  alreadyDone: boolean;
}

export class RegisteredHouseholdResponse {
  @ApiProperty()
  householdId: string;

  @ApiProperty({ type: [RegisteredMember], description: 'In the order of the request' })
  members: readonly RegisteredMember[];
}

export class ShownMember {
  @ApiProperty()
  recordId: string;

  @ApiProperty({ description: 'GB/T 4761' })
  relation: string;

  @ApiProperty()
  name: string;

  @ApiProperty()
  idNumberMasked: string;

  @ApiProperty()
  ended: boolean;
}

export class HouseholdResponse {
  @ApiProperty()
  householdId: string;

  @ApiProperty({ type: [ShownMember] })
  members: readonly ShownMember[];
}
