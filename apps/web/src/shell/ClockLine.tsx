import { type JSX, useEffect, useRef } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { getClock } from '../api/clock';
import { longMomentOf } from '../format';

/** As soon as people look for it after it was moved; where it never was, only now and then. */
const MOVED_MS = 3_000;
const STILL_MS = 60_000;
/** What lies between the answer and its arrival is no jump. */
const JUMP_MS = 10_000;

/**
 * 演示时钟: above every page while the region's clock is moved, nothing otherwise. Whoever looks at a screen of a
 * demonstration must not take its dates for today's.
 */
export function ClockLine(): JSX.Element | null {
  const { t, i18n } = useTranslation();
  const { data, dataUpdatedAt } = useQuery({
    queryKey: ['clock'],
    queryFn: getClock,
    refetchInterval: ({ state }) => (state.data?.moved ? MOVED_MS : STILL_MS),
    retry: false,
  });
  const moved = data?.moved ?? false;
  useSessionAfterJump(data ? new Date(data.now).getTime() - dataUpdatedAt : undefined);
  useEffect(() => {
    document.documentElement.classList.toggle('clock-moved', moved);
    return () => document.documentElement.classList.remove('clock-moved');
  }, [moved]);
  if (!data || !moved) return null;
  const now = longMomentOf(data.now, i18n.language);
  return (
    <aside className="clock-line no-print" aria-label={t('shell/clock')}>
      {t('shell/clockMoved', { now })}
    </aside>
  );
}

/** The session tells every screen what time it is: it is asked anew once the clock has jumped. */
function useSessionAfterJump(aheadMs: number | undefined): void {
  const queries = useQueryClient();
  const known = useRef(aheadMs);
  useEffect(() => {
    if (aheadMs === undefined) return;
    const before = known.current;
    known.current = aheadMs;
    if (before !== undefined && Math.abs(aheadMs - before) > JUMP_MS)
      void queries.invalidateQueries({ queryKey: ['session'] });
  }, [aheadMs, queries]);
}
