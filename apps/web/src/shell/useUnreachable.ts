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
        const { status, error, fetchStatus } = query.state;
        if (fetchStatus !== 'idle') return;
        if (status === 'error') setUnreachable(error instanceof Unreachable);
        else if (status === 'success') setUnreachable(false);
      }),
    [queries],
  );
  return unreachable;
}
