import { useEffect } from 'react';
import { secondsSinceLastTouch, watchTouches } from '../api/activity';
import { Unreachable } from '../api/problem';
import { signOut } from '../api/session';
import { submissionKey } from '../api/useCommand';
import { useSessionState } from '../identity/session';

// 等保 2.0 8.1.4.1, assessors' practice 15–30 min; the region ends the session at the same time by its own clock.
const IDLE_SECONDS_MAX = 30 * 60;

/** Leaves no record on the screen of an abandoned desk. */
export function useIdleSignOut(): void {
  const { signedOut } = useSessionState();
  useEffect(() => {
    const unwatch = watchTouches();
    const timer = setInterval(() => {
      if (secondsSinceLastTouch() < IDLE_SECONDS_MAX) return;
      clearInterval(timer);
      void signOut(submissionKey()).then(
        () => signedOut({ idle: true }),
        (error: unknown) =>
          error instanceof Unreachable ? leaveScreen() : signedOut({ idle: true }),
      );
    }, 10_000);
    return () => {
      unwatch();
      clearInterval(timer);
    };
  }, [signedOut]);
}

/** Without network nobody could sign in again: the phone goes on capturing, and shows an empty form instead of people. */
function leaveScreen(): void {
  window.location.assign('/registration/households/new');
}
