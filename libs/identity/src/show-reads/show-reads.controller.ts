import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { endOfDay, startOfDay } from '@calendar';
import { divisionName } from '@region';
import { CursorUnknown, decodeCursor, encodeCursor, EXACT_TOTAL_MAX } from '@platform/http';
import { Act } from '../access/act.decorator';
import { CurrentScope } from '../access/current-account.decorator';
import { ReadLogReadModel, type ReadLogVerdict, type ShownReading } from '../read-log.read-model';
import type { Scope } from '../scope';
import { ReadChainResponse, type ReadResponse, ReadsPage, ReadsQuery } from './show-reads.dto';

const ORDER = '-number';

@ApiTags('accounts')
@Controller('api/bureau/reads')
export class ShowReadsController {
  constructor(private readonly reads: ReadLogReadModel) {}

  /** The log of reads within the auditor's area, newest first: who saw which records, when, and for what. */
  @Act('reads')
  @Get()
  @ApiOkResponse({ type: ReadsPage })
  async list(
    @Query() { cursor, from, to, ...query }: ReadsQuery,
    @CurrentScope() scope: Scope,
  ): Promise<ReadsPage> {
    const { rows, total } = await this.reads.find({
      subject: query.subject,
      username: query.username,
      kind: query.kind,
      area: scope.prefix,
      from: from === undefined ? undefined : startOfDay(from),
      until: to === undefined ? undefined : endOfDay(to),
      before: cursor === undefined ? undefined : positionOf(cursor),
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

  /** Follows the whole chain of the region's log, row by row: whether one was changed, moved or cut off. */
  @Act('reads')
  @Get('chain')
  @ApiOkResponse({ type: ReadChainResponse })
  chain(): Promise<ReadLogVerdict> {
    return this.reads.verify();
  }
}

function positionOf(cursor: string): string {
  const [number] = decodeCursor(ORDER, cursor);
  if (!/^\d{1,18}$/.test(String(number))) throw new CursorUnknown();
  return String(number);
}

function responseOf(reading: ShownReading): ReadResponse {
  const list = reading.kind === 'list' ? reading : undefined;
  const { id, username, role, organisation } = reading.account;
  return {
    id: reading.number,
    at: reading.at,
    account: {
      id,
      username,
      displayName: reading.displayName,
      role,
      organisation: { code: organisation, name: divisionName(organisation) ?? organisation },
    },
    kind: reading.kind,
    route: reading.route,
    subject: list ? null : (reading.subjects[0] ?? null),
    subjects: reading.subjects,
    purpose: reading.kind === 'list' ? null : reading.purpose,
    count: list?.total ?? null,
    filter: list?.filter ?? null,
  };
}
