import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsNotEmpty, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { UUIDV7 } from '@platform/ids';
import { noticeVersions } from '../../notice';
import {
  REJECT_REASONS,
  REPORTERS,
  type Reporter,
  SELF_REPORT_STATES,
} from '../../self-report/self-report';
import { NoticeResponse } from '../show-notice/show-notice.controller';

const Optional =
  (lengthMax: number): PropertyDecorator =>
  (target, name) => {
    ApiPropertyOptional()(target, name);
    IsOptional()(target, name);
    IsString()(target, name);
    MaxLength(lengthMax)(target, name);
  };

export class DoorReportRequest {
  @ApiProperty({ description: 'UUIDv7, made by the phone: the same report comes in once' })
  @Matches(UUIDV7)
  reportId: string;

  @ApiProperty({ enum: REPORTERS })
  @IsIn(REPORTERS)
  reportedBy: Reporter;

  @ApiProperty()
  @IsNotEmpty()
  @IsString()
  @MaxLength(200)
  name: string;

  @ApiProperty({ description: 'GB 11643' })
  @IsNotEmpty()
  @IsString()
  @MaxLength(40)
  idNumber: string;

  /** Division code of the home register; at a village it is the village's own. */
  @Optional(12)
  homeDivision?: string;

  /** Flat, room, stall: where in the site. */
  @Optional(100)
  place?: string;

  /** YYYY-MM-DD */
  @Optional(10)
  arrivedOn?: string;

  @Optional(10)
  dwellingKind?: string;

  @Optional(10)
  reason?: string;

  @Optional(40)
  phone?: string;

  @Optional(12)
  destinationDivision?: string;

  /** YYYY-MM-DD */
  @Optional(10)
  leftOn?: string;

  @ApiProperty({ description: 'Version of the notice 告知 that was shown' })
  @IsNotEmpty()
  @IsIn(noticeVersions(), {
    context: {
      code: 'notice.unknown',
      text: {
        zh: '告知版本无效，请重新打开页面',
        en: 'This version of the notice is not known; open the form again',
      },
    },
  })
  noticeVersion: string;
}

export class DoorReportResponse {
  @ApiProperty()
  reportId: string;

  @ApiProperty({ description: 'Short enough to read out' })
  number: string;
}

export class DoorReportStateResponse {
  @ApiProperty({ enum: SELF_REPORT_STATES })
  state: string;

  @ApiPropertyOptional({ enum: REJECT_REASONS })
  reason?: string;
}

export class CodeChoice {
  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;
}

export class DoorFormResponse {
  @ApiProperty()
  siteName: string;

  @ApiProperty({ description: 'Who will confirm' })
  communityName: string;

  @ApiProperty()
  regionName: string;

  @ApiProperty({ enum: ['1', '2', '3', '4', '5', '6'] })
  channel: string;

  @ApiProperty({ enum: ['arrival', 'departure'] })
  direction: string;

  @ApiProperty({ description: 'Who fills it in at such a place' })
  reporter: string;

  @ApiProperty({ description: 'How a place within the site is called' })
  placeLabel: string;

  @ApiProperty({ type: [String], description: 'What the form asks beside name, number and home' })
  fields: readonly string[];

  @ApiProperty({ description: 'YYYY-MM-DD, today' })
  today: string;

  @ApiProperty({ type: [CodeChoice] })
  dwellingKinds: readonly CodeChoice[];

  @ApiProperty({ type: [CodeChoice] })
  reasons: readonly CodeChoice[];

  @ApiProperty({ type: NoticeResponse })
  notice: NoticeResponse;
}

export class DoorDivisionResponse extends CodeChoice {
  @ApiProperty({ description: 'Counties are chosen; what lies above opens' })
  leaf: boolean;
}
