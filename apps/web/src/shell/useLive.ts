import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { LIVE_MS } from '../api/page';
import { Refused } from '../api/problem';

/**
 * A read that follows the region every two seconds while the tab is visible; what was shown stays until the next
 * answer. It stops asking once the region has refused (no right, not there).
 */
export function useLive<T>(
  queryKey: readonly unknown[],
  queryFn: () => Promise<T>,
  enabled = true,
): UseQueryResult<T> {
  return useQuery({
    queryKey,
    queryFn,
    enabled,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.error instanceof Refused ? false : LIVE_MS),
    retry: false,
  });
}
