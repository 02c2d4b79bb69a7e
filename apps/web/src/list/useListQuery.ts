import { useCallback, useMemo } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { type ListQuery, readListQuery, writeListQuery } from './list-query';

interface Paging {
  query: ListQuery;
  filter: (filters: Record<string, string>) => void;
  sortBy: (sort: string | undefined) => void;
  resize: (size: number) => void;
  toNext: (cursor: string) => void;
  /** Absent on the first page. */
  toPrevious?: () => void;
}

/** Kept beside the history entry, not in the address. */
interface Held {
  /** Cursors lead forward only: those already passed. */
  passed?: (string | null)[];
  /** What was typed into the box: it may be a name or a number. */
  text?: string;
}

/**
 * The state of a list lives in the address: it can be sent on, and "back" brings it again. Only the filter `textName`
 * does not: what names a person stays out of addresses, which browsers keep and servers log.
 */
export function useListQuery(names: readonly string[], textName?: string): Paging {
  const [address] = useSearchParams();
  const { passed: held, text } = (useLocation().state as Held | null) ?? {};
  const navigate = useNavigate();
  const query = useMemo(() => {
    const read = readListQuery(address, names);
    return textName && text ? { ...read, filters: { [textName]: text, ...read.filters } } : read;
  }, [address, names, textName, text]);
  const passed = useMemo(() => held ?? [], [held]);

  const go = useCallback(
    (next: ListQuery, trail: (string | null)[] = []) => {
      const { [textName ?? '']: typed, ...filters } = next.filters;
      const state: Held = { passed: trail, ...(typed && { text: typed }) };
      void navigate({ search: writeListQuery({ ...next, filters }).toString() }, { state });
    },
    [navigate, textName],
  );
  const first = useCallback(
    (change: Partial<ListQuery>): ListQuery => {
      const { cursor: _, ...rest } = query;
      return { ...rest, page: 1, ...change };
    },
    [query],
  );

  return {
    query,
    filter: (filters) => go(first({ filters })),
    sortBy: (sort) => {
      const { sort: _, ...rest } = first({});
      go(sort ? { ...rest, sort } : rest);
    },
    resize: (size) => go(first({ size })),
    toNext: (cursor) =>
      go({ ...query, page: query.page + 1, cursor }, [...passed, query.cursor ?? null]),
    ...(query.page > 1 && {
      toPrevious: () => {
        const before = passed.at(-1);
        go(
          before ? { ...query, page: query.page - 1, cursor: before } : first({}),
          passed.slice(0, -1),
        );
      },
    }),
  };
}
