import type { Conditions, Database } from '@platform/database';
import { EXACT_TOTAL_MAX } from '@platform/http';
import type { SortKey } from './listed-query';

interface PageAsked {
  readonly sort: { readonly descending: boolean };
  readonly after?: readonly [string, string] | undefined;
  readonly size: number;
}

/** Which records stand on a page: their ids in order, and how many match in all. */
export interface ListedPage {
  readonly ids: readonly string[];
  readonly total: number;
  readonly totalIsExact: boolean;
  readonly next?: readonly [string, string];
}

interface Place {
  readonly record_id: string;
  readonly sort_key: string;
}

/**
 * Finds a page of `registration.listed` by narrow columns. Up to the number that is counted exactly, everything that
 * matches is found at once, counted and put in order; beyond it so much matches that the index of the order soon has a
 * page, and looking for all of it would be in vain.
 */
export async function findPage(
  database: Database,
  conditions: Conditions,
  key: SortKey,
  page: PageAsked,
): Promise<ListedPage> {
  const { sql: matching } = conditions;
  const order = page.sort.descending ? 'DESC' : 'ASC';
  const beyond = page.after ? beyondOf(conditions, key, page.after, page.sort.descending) : 'true';
  const limit = `ORDER BY ${key.column} ${order}, l.record_id ${order} LIMIT ${conditions.parameter(page.size + 1)}`;
  const place = `l.record_id, ${key.text} AS sort_key`;
  const [found] = await database.read<{ total: number; places: Place[] }>(
    `WITH l AS MATERIALIZED (
       SELECT l.record_id, ${key.column} FROM registration.listed l WHERE ${matching} LIMIT ${EXACT_TOTAL_MAX + 1}),
     n AS MATERIALIZED (SELECT count(*)::int AS total FROM l)
     SELECT (SELECT total FROM n) AS total, COALESCE((SELECT jsonb_agg(p) FROM (
       SELECT ${place} FROM l WHERE (SELECT total FROM n) <= ${EXACT_TOTAL_MAX} AND ${beyond} ${limit}) p), '[]') AS places`,
    conditions.values,
  );
  const { total } = found!;
  if (total <= EXACT_TOTAL_MAX) return pageOf(found!.places, total, page.size);
  const places = await database.read<Place>(
    `SELECT ${place} FROM registration.listed l WHERE ${matching} AND ${beyond} ${limit}`,
    conditions.values,
  );
  return pageOf(places, total, page.size);
}

function beyondOf(
  conditions: Conditions,
  key: SortKey,
  after: readonly [string, string],
  descending: boolean,
): string {
  const [value, recordId] = after.map((part) => conditions.parameter(part));
  return `(${key.column}, l.record_id) ${descending ? '<' : '>'} (${key.asked(value!)}, ${recordId}::text)`;
}

function pageOf(places: readonly Place[], total: number, size: number): ListedPage {
  const shown = places.slice(0, size);
  const last = shown.at(-1);
  return {
    ids: shown.map((place) => place.record_id),
    total: Math.min(total, EXACT_TOTAL_MAX),
    totalIsExact: total <= EXACT_TOTAL_MAX,
    ...(places.length > size && last ? { next: [last.sort_key, last.record_id] } : {}),
  };
}
