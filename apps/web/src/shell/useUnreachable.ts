import { useEffect, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { Unreachable } from '../api/problem';

/** Whether the last answer anything waited for did not come. */
export function useUnreachable(): boolean {
  const queries = useQueryClient();
  const [unreachable, setUnreachable] = useState(false);
  useEffect(
    () =>
      queries.getQueryCache().subscribe(({ type, query }) => {
        if (type !== 'updated') return;
        const state = query.state as { status: string; error: unknown; fetchStatus: string };
        if (state.fetchStatus !== 'idle') return;
        if (state.status === 'error') setUnreachable(state.error instanceof Unreachable);
        else if (state.status === 'success') setUnreachable(false);
      }),
    [queries],
  );
  return unreachable;
}
