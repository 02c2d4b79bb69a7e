import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { DomainError } from '../domain-error';
import { isStorable } from './unstorable-text';

export const PAGE_SIZES = [10, 20, 50, 100] as const;
/** Totals are exact up to here; beyond it a screen says "10,000+". */
export const EXACT_TOTAL_MAX = 10_000;

/** One page of a list. `next` is the cursor of the following page, absent on the last one. */
export interface CursorPage<T> {
  readonly items: readonly T[];
  readonly total: number;
  readonly totalIsExact: boolean;
  readonly next?: string;
}

/** The query of every list: `?cursor=&size=10|20|50|100&sort=field|-field`. Extend it with the list's own filters. */
export class PageQuery {
  @ApiPropertyOptional({ description: 'Opaque; `next` of the page before' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: string;

  @ApiPropertyOptional({ enum: PAGE_SIZES, default: 20 })
  @IsOptional()
  @Type(() => Number)
  @IsIn(PAGE_SIZES)
  size: number = 20;

  @ApiPropertyOptional({ description: 'A field of the list, `-field` for descending' })
  @IsOptional()
  @Matches(/^-?[A-Za-z]{1,40}$/)
  sort?: string;
}

/** Base of a list's response class in the OpenAPI document; name `items` with its own `@ApiProperty`. */
export class PageResponse {
  @ApiProperty()
  total: number;

  @ApiProperty({ description: `false beyond ${EXACT_TOTAL_MAX}` })
  totalIsExact: boolean;

  @ApiPropertyOptional()
  next?: string;
}

/** The cursor belongs to another list, another order, or was altered. */
export class CursorUnknown extends DomainError {
  readonly code = 'cursor.unknown';
  readonly kind = 'invalid';
  readonly text = {
    zh: '翻页位置无效，请重新查询',
    en: 'Unknown page position; start the list again',
  };
}

/** The list cannot be ordered by this field. */
export class SortUnknown extends DomainError {
  readonly code = 'sort.unknown';
  readonly kind = 'invalid';
  readonly text = { zh: '不能按该项排序', en: 'This list cannot be ordered by that field' };
}

export interface SortOrder<Field extends string> {
  readonly field: Field;
  readonly descending: boolean;
}

/** The order asked for, if it is one of `fields`; otherwise refuses `sort.unknown`. `fallback` like `-updatedAt`. */
export function sortOf<Field extends string>(
  sort: string | undefined,
  fields: readonly Field[],
  fallback: Field | `-${Field}`,
): SortOrder<Field> {
  const asked = sort ?? fallback;
  const descending = asked.startsWith('-');
  const field = fields.find((name) => name === (descending ? asked.slice(1) : asked));
  if (!field) throw new SortUnknown();
  return { field, descending };
}

/** A cursor holds the sort values of the last row shown and its id. It shows in addresses and logs: sort personal columns by id. */
export function encodeCursor(order: string, position: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify([order, ...position])).toString('base64url');
}

/** Position in a list ordered by `order` (the `sort` that made the cursor); refuses `cursor.unknown`. */
export function decodeCursor(order: string, cursor: string): (string | number | null)[] {
  let held: unknown;
  try {
    held = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw new CursorUnknown();
  }
  if (!Array.isArray(held) || held[0] !== order || held.length < 2) throw new CursorUnknown();
  const position: unknown[] = held.slice(1);
  if (!position.every(isPosition)) throw new CursorUnknown();
  return position as (string | number | null)[];
}

function isPosition(value: unknown): boolean {
  return (
    value === null || typeof value === 'number' || (typeof value === 'string' && isStorable(value))
  );
}
