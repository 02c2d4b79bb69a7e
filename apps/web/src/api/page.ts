import { ask, type QueryValue, read } from './http';

/** One page of a list; `next` is absent on the last one. */
export interface Page<T> {
  items: T[];
  total: number;
  /** false beyond 10,000: then the screen says "10,000+". */
  totalIsExact?: boolean;
  next?: string | number;
}

export const PAGE_SIZES = [10, 20, 50, 100] as const;

/** Lists and counters show what arrived without reloading; react-query pauses this while the tab is hidden. */
export const LIVE_MS = 2000;

export type ListFilter = Record<string, QueryValue>;

/** Codes stand in the address of a list; what was typed may name somebody and is sought by POST, the codes beside it. */
export const listOrSearch = <T>(
  list: string,
  search: string,
  { q, ...codes }: ListFilter,
): Promise<Page<T>> =>
  q ? ask<Page<T>>(search, { ...codes, q }) : read<Page<T>>(list, { query: codes });
