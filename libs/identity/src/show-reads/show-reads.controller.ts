import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import {
  CursorUnknown,
  decodeCursor,
  encodeCursor,
  EXACT_TOTAL_MAX,
  PageQuery,
  PageResponse,
} from '@platform/http';
import { Act } from '../access/act.decorator';
import { type LoggedReading, ReadLogReadModel } from '../read-log.read-model';

export class ReadsQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Record id' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  subject?: string;

  @ApiPropertyOptional({ description: 'Account id' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  account?: string;
}

export class ReadResponse {
  @ApiProperty()
  id: string;

  @ApiProperty()
  at: string;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  account: { id: string; username: string; role: string; organisation: string };

  @ApiProperty({ enum: ['list', 'page', 'reveal'] })
  kind: LoggedReading['kind'];

  @ApiProperty()
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

const ORDER = '-number';

@ApiTags('accounts')
@Controller('api/bureau/reads')
export class ShowReadsController {
  constructor(private readonly reads: ReadLogReadModel) {}

  /** The log of reads, newest first: who saw which records, when, and for what. */
  @Act('reads')
  @Get()
  @ApiOkResponse({ type: ReadsPage })
  async list(@Query() query: ReadsQuery): Promise<ReadsPage> {
    const { rows, total } = await this.reads.find({
      subject: query.subject,
      accountId: query.account,
      before: query.cursor === undefined ? undefined : positionOf(query.cursor),
      size: query.size,
    });
    const shown = rows.slice(0, query.size);
    return {
      items: shown.map(responseOf),
      total: Math.min(total, EXACT_TOTAL_MAX),
      totalIsExact: total <= EXACT_TOTAL_MAX,
      ...(rows.length > query.size && { next: encodeCursor(ORDER, [shown.at(-1)!.number]) }),
    };
  }
}

function positionOf(cursor: string): string {
  const [number] = decodeCursor(ORDER, cursor);
  if (!/^\d{1,18}$/.test(String(number))) throw new CursorUnknown();
  return String(number);
}

function responseOf(reading: LoggedReading): ReadResponse {
  const list = reading.kind === 'list' ? reading : undefined;
  return {
    id: reading.number,
    at: reading.at,
    account: reading.account,
    kind: reading.kind,
    route: reading.route,
    subject: list ? null : (reading.subjects[0] ?? null),
    subjects: reading.subjects,
    purpose: reading.kind === 'list' ? null : reading.purpose,
    count: list?.total ?? null,
    filter: list?.filter ?? null,
  };
}
