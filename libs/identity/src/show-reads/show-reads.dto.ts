import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsISO8601, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { PageQuery, PageResponse } from '@platform/http';
import { USERNAME } from '../account';
import type { LoggedReading } from '../read-log.read-model';
import { NamedCode } from '../sign-in/session.dto';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const KINDS: readonly LoggedReading['kind'][] = ['list', 'page', 'reveal'];

export class ReadsQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Id of a record or case' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  subject?: string;

  @ApiPropertyOptional({ description: 'User name of the reader', pattern: USERNAME.source })
  @IsOptional()
  @Matches(USERNAME)
  username?: string;

  @ApiPropertyOptional({ enum: KINDS })
  @IsOptional()
  @IsIn(KINDS)
  kind?: LoggedReading['kind'];

  @ApiPropertyOptional({ description: 'First day, YYYY-MM-DD in Asia/Shanghai' })
  @IsOptional()
  @Matches(DAY)
  @IsISO8601({ strict: true })
  from?: string;

  @ApiPropertyOptional({ description: 'Last day, YYYY-MM-DD in Asia/Shanghai' })
  @IsOptional()
  @Matches(DAY)
  @IsISO8601({ strict: true })
  to?: string;
}

export class ReaderResponse {
  @ApiProperty()
  id: string;

  @ApiProperty()
  username: string;

  @ApiPropertyOptional({ description: 'What the account is called today' })
  displayName?: string;

  @ApiProperty()
  role: string;

  @ApiProperty({ description: 'The office of the reader at that time' })
  organisation: NamedCode;
}

export class ReadResponse {
  @ApiProperty()
  id: string;

  @ApiProperty()
  at: string;

  @ApiProperty()
  account: ReaderResponse;

  @ApiProperty({ enum: KINDS })
  kind: LoggedReading['kind'];

  @ApiProperty({ description: 'Method and route that was asked' })
  route: string;

  @ApiProperty({ nullable: true, type: String, description: 'The record of a page or reveal' })
  subject: string | null;

  @ApiProperty({ type: [String] })
  subjects: readonly string[];

  @ApiProperty({ nullable: true, type: String })
  purpose: string | null;

  @ApiProperty({ nullable: true, type: Number, description: 'How many a list found' })
  count: number | null;

  @ApiProperty({ nullable: true, type: 'object', additionalProperties: true })
  filter: Readonly<Record<string, string | number | boolean>> | null;
}

export class ReadsPage extends PageResponse {
  @ApiProperty({ type: [ReadResponse] })
  items: ReadResponse[];
}

export class ReadChainResponse {
  @ApiProperty({ description: 'Every row follows from those before it, and none is missing' })
  intact: boolean;

  @ApiProperty({ description: 'Rows that were looked at' })
  rows: number;

  @ApiPropertyOptional({ description: 'Number of the first row that does not follow' })
  brokenAt?: string;
}
