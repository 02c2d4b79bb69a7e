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

/** The state of a list lives in the address: it can be sent on, and "back" brings it again. */
export function useListQuery(names: readonly string[]): Paging {
  const [address] = useSearchParams();
  const location = useLocation();
  const navigate = useNavigate();
  const query = useMemo(() => readListQuery(address, names), [address, names]);
  // Cursors lead forward only; those already passed are kept beside the history entry.
  const held = (location.state as { passed?: (string | null)[] } | null)?.passed;
  const passed = useMemo(() => held ?? [], [held]);

  const go = useCallback(
    (next: ListQuery, trail: (string | null)[] = []) =>
      void navigate({ search: writeListQuery(next).toString() }, { state: { passed: trail } }),
    [navigate],
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
