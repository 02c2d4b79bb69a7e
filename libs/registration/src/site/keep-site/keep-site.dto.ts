import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { IsWrittenLine } from '@platform/http';
import { IsDay } from '../../register-form/day.validator';
import { CHANNELS, type Channel } from '../site';

const LINE_MAX = 100;

export class SiteRequest {
  @ApiProperty({ description: 'What people call it' })
  @IsWrittenLine(LINE_MAX)
  name: string;

  @ApiPropertyOptional({ description: 'Number of the grid within the community' })
  @IsOptional()
  @Matches(/^\d{1,3}$/)
  grid?: string;

  @ApiProperty()
  @IsWrittenLine(LINE_MAX)
  address: string;

  @ApiProperty({ description: 'Who answers for its reports' })
  @IsWrittenLine(LINE_MAX)
  responsibleName: string;

  @ApiPropertyOptional({ description: 'Left out, it stays; empty, it is taken away' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  responsiblePhone?: string;

  @ApiPropertyOptional({ description: 'Who signed the commitment 承诺书, and on which day' })
  @IsOptional()
  @IsWrittenLine(LINE_MAX)
  signedBy?: string;

  @ApiPropertyOptional({ description: 'YYYY-MM-DD' })
  @IsOptional()
  @IsDay()
  signedOn?: string;
}

export class AddSiteRequest extends SiteRequest {
  @ApiProperty({ enum: CHANNELS, description: 'One of the six reporting channels' })
  @IsIn(CHANNELS)
  channel: Channel;

  @ApiProperty({ description: 'Community, or township where communities are not coded' })
  @Matches(/^(\d{9}|\d{12})$/)
  division: string;
}

export class ChangeSiteRequest extends SiteRequest {
  @ApiProperty({ description: 'The version that was opened' })
  @IsInt()
  version: number;

  @ApiPropertyOptional({ description: 'A closed site takes no reports; its code leads nowhere' })
  @IsOptional()
  @IsBoolean()
  closed?: boolean;
}

export class SiteIdResponse {
  @ApiProperty()
  siteId: string;
}
