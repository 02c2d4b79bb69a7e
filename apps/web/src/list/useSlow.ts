import { useEffect, useState } from 'react';

/** A person who waits longer than this wants to know why. */
const SLOW_MS = 2_000;

/** Whether a wait has become long enough to be explained. */
export function useSlow(waiting: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!waiting) return undefined;
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [waiting]);
  return slow;
}
