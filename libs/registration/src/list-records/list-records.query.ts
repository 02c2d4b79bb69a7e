import { Injectable } from '@nestjs/common';
import { age, dayIn } from '@calendar';
import { askedBy, type LoggedFilter, ReadLog, Scope, type SignedInAccount } from '@identity';
import { Clock } from '@platform/clock';
import { CursorUnknown, decodeCursor, encodeCursor, sortOf } from '@platform/http';
import {
  RECORD_SORTS,
  type RecordFilter,
  type RecordRow,
  RegistrationReadModel,
} from '../registration.read-model';
import type { RecordRowResponse, RecordsPage, RecordsQuery } from './list-records.dto';

/** A list by its codes, or narrowed by what was typed into the box. */
type RecordsAsked = RecordsQuery & { readonly q?: string };

/** One page of joint records within the reader's area; one row in the log of reads. */
@Injectable()
export class ListRecordsQuery {
  constructor(
    private readonly registrations: RegistrationReadModel,
    private readonly reads: ReadLog,
    private readonly clock: Clock,
  ) {}

  async execute(
    query: RecordsAsked,
    account: SignedInAccount,
    route: string,
  ): Promise<RecordsPage> {
    const sort = sortOf(query.sort, RECORD_SORTS, '-updatedAt');
    const order = `${sort.descending ? '-' : ''}${sort.field}`;
    const filter = filterOf(query, new Scope(account.organisation).prefix);
    const found = await this.registrations.list(filter, {
      sort,
      size: query.size,
      after: query.cursor === undefined ? undefined : positionOf(order, query.cursor),
    });
    await this.reads.write({
      kind: 'list',
      account,
      route,
      filter: loggedFilter(query),
      total: found.total,
      subjects: found.items.map(({ recordId }) => recordId),
    });
    const today = dayIn(this.clock.now());
    return {
      items: found.items.map((row) => rowResponse(row, today)),
      total: found.total,
      totalIsExact: found.totalIsExact,
      ...(found.next ? { next: encodeCursor(order, found.next) } : {}),
    };
  }
}

export function rowResponse({ birthDate, ...row }: RecordRow, today: string): RecordRowResponse {
  return { ...row, age: birthDate ? age(birthDate, today) : null };
}

function filterOf(query: RecordsAsked, area: string): RecordFilter {
  const { state, todo, side, partner, division, live, township, channel, site, ended } = query;
  const q = query.q?.trim();
  const oneSided =
    query.oneSided === 'sending' || query.oneSided === 'receiving'
      ? query.oneSided
      : query.oneSided === 'true' || query.oneSided === 'any'
        ? 'any'
        : undefined;
  return {
    area,
    state,
    todo,
    side,
    partner,
    division,
    live,
    township,
    channel,
    site,
    atSite: query.atSite === 'true',
    ended,
    oneSided,
    q: q === '' ? undefined : q,
  };
}

function positionOf(order: string, cursor: string): [string, string] {
  const [value, recordId] = decodeCursor(order, cursor);
  if (typeof value !== 'string' || typeof recordId !== 'string') throw new CursorUnknown();
  if (order.endsWith('updatedAt') && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/.test(value))
    throw new CursorUnknown();
  return [value, recordId];
}

/** What was asked, without what was typed: of a search only that there was one. */
function loggedFilter(query: RecordsAsked): LoggedFilter {
  const { state, todo, side, partner, division, live, township, ended, oneSided } = query;
  const { channel, site, atSite } = query;
  const places = { division, township, channel, site, atSite };
  const q = query.q?.trim() ? true : undefined;
  return askedBy({ state, todo, side, partner, live, ended, oneSided, ...places, q });
}
