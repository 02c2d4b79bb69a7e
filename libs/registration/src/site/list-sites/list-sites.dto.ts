import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsNotEmpty, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { PageQuery, PageResponse, QueryBoolean } from '@platform/http';
import { CHANNELS, type Channel } from '../site';

export class SitesQuery extends PageQuery {
  @ApiPropertyOptional({ enum: CHANNELS })
  @IsOptional()
  @IsIn(CHANNELS)
  channel?: Channel;

  @ApiPropertyOptional({ description: 'Only below this division' })
  @IsOptional()
  @Matches(/^(\d{6}|\d{9}|\d{12})$/)
  division?: string;

  @ApiPropertyOptional({ description: 'Number of a grid within the community of `division`' })
  @IsOptional()
  @Matches(/^\d{1,3}$/)
  grid?: string;

  @ApiPropertyOptional({ default: false })
  @QueryBoolean()
  closed?: boolean;

  @ApiPropertyOptional({
    description: 'Only sites nobody was reported from yet, or only the others',
  })
  @QueryBoolean()
  silent?: boolean;

  @ApiPropertyOptional({
    description: 'Only those whose responsible person has signed, or has not',
  })
  @QueryBoolean()
  signed?: boolean;
}

/** The filters, order and page of a list, and what was typed; in a body, since addresses are kept by browsers and servers. */
export class SiteSearchRequest extends SitesQuery {
  @ApiProperty({ description: 'Part of the name or the address of the site' })
  @IsNotEmpty()
  @IsString()
  @MaxLength(50)
  q: string;
}

export class CommitmentResponse {
  @ApiProperty()
  version: string;

  @ApiProperty()
  signedBy: string;

  @ApiProperty({ description: 'YYYY-MM-DD' })
  signedOn: string;
}

export class SiteResponse {
  @ApiProperty()
  siteId: string;

  @ApiProperty({ enum: CHANNELS })
  channel: Channel;

  @ApiProperty()
  name: string;

  @ApiProperty()
  division: string;

  @ApiProperty()
  divisionName: string;

  @ApiPropertyOptional()
  grid?: string;

  @ApiProperty()
  address: string;

  @ApiProperty()
  responsibleName: string;

  @ApiPropertyOptional()
  responsiblePhoneMasked?: string;

  @ApiPropertyOptional({ type: CommitmentResponse })
  commitment?: CommitmentResponse;

  @ApiProperty()
  closed: boolean;

  @ApiProperty({ description: 'What the printed code leads to: /door/<doorCode>' })
  doorCode: string;

  @ApiProperty({ description: 'Reports that came in through the code' })
  reports: number;

  @ApiProperty({ description: 'Those that wait for the community' })
  pending: number;

  @ApiProperty({ description: 'Living people registered with the site; of a village, away' })
  residents: number;

  @ApiProperty()
  version: number;

  @ApiProperty()
  createdAt: string;
}

export class SitesPage extends PageResponse {
  @ApiProperty({ type: [SiteResponse] })
  items: readonly SiteResponse[];
}

export class CoverageResponse {
  @ApiProperty({ enum: CHANNELS })
  channel: Channel;

  @ApiProperty({ description: 'Open sites' })
  sites: number;

  @ApiProperty({ description: 'Open sites with at least one report or registered person' })
  reporting: number;

  @ApiProperty({ description: 'Open sites whose responsible person has signed' })
  signed: number;

  @ApiProperty({
    description: 'Living people registered through the channel; of 6, own people away',
  })
  persons: number;

  @ApiProperty({ description: 'Those of them registered with a site' })
  personsWithSite: number;
}

export class DoorSheetResponse {
  @ApiProperty()
  site: SiteResponse;

  @ApiProperty({ type: [String], description: 'The commitment, sentence by sentence' })
  commitment: readonly string[];

  @ApiProperty()
  commitmentVersion: string;
}
