import { PAGE_SIZES } from '../api/page';

/** What a list shows, as it stands in the address. */
export interface ListQuery {
  filters: Record<string, string>;
  sort?: string;
  size: number;
  page: number;
  /** Where the page begins; absent on the first. */
  cursor?: string;
}

export const SIZE_DEFAULT = 20;

const isSize = (size: number): boolean => (PAGE_SIZES as readonly number[]).includes(size);

/** Reads an address; what is not a filter of this list, not a size or not a page is left out. */
export function readListQuery(address: URLSearchParams, names: readonly string[]): ListQuery {
  const filters: Record<string, string> = {};
  for (const name of names) {
    const value = address.get(name)?.trim();
    if (value) filters[name] = value;
  }
  const size = Number(address.get('size'));
  const page = Number(address.get('page'));
  const sort = address.get('sort') ?? '';
  const cursor = address.get('cursor');
  const later = cursor && Number.isInteger(page) && page > 1;
  return {
    filters,
    ...(/^-?[A-Za-z]+$/.test(sort) && { sort }),
    size: isSize(size) ? size : SIZE_DEFAULT,
    page: later ? page : 1,
    ...(later && { cursor }),
  };
}

/** The address of a list; defaults are left out, so that equal lists have equal addresses. */
export function writeListQuery(query: ListQuery): URLSearchParams {
  const address = new URLSearchParams();
  for (const [name, value] of Object.entries(query.filters)) if (value) address.set(name, value);
  if (query.sort) address.set('sort', query.sort);
  if (query.size !== SIZE_DEFAULT) address.set('size', String(query.size));
  if (query.page > 1 && query.cursor) {
    address.set('page', String(query.page));
    address.set('cursor', query.cursor);
  }
  return address;
}
