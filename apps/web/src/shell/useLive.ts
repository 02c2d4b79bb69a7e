import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { repeated } from '../api/activity';
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
  const ask = useRepetition(queryKey, queryFn);
  return useQuery({
    queryKey,
    queryFn: ask,
    enabled,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.error instanceof Refused ? false : LIVE_MS),
    retry: false,
  });
}

/** The same read, marked as the screen's own repetition from its second answer on; a read asked anew is not. */
export function useRepetition<T>(
  queryKey: readonly unknown[],
  queryFn: () => Promise<T>,
): () => Promise<T> {
  const shown = useRef('');
  return async () => {
    const asked = JSON.stringify(queryKey);
    const answer = await (shown.current === asked ? repeated(queryFn) : queryFn());
    shown.current = asked;
    return answer;
  };
}
