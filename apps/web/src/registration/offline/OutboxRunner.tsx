import { useEffect } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useCan, useSession } from '../../identity/session';
import { ensureKey } from './capture-key';
import { useKit } from './kit';
import { sendAll, useOutbox } from './outbox';
import { keepShell } from './shell-worker';
import { vaultIsPossible } from './vault';

const TRY_EVERY_MS = 15_000;

/** Prepares the phone while there is a network, and sends what waits as soon as there is one again. Shows nothing. */
export function OutboxRunner(): null {
  const session = useSession();
  const can = useCan();
  const queries = useQueryClient();
  const captures = can('register-arrival') && vaultIsPossible();
  const { kit } = useKit(captures);
  const open = useOutbox().filter(({ state }) => state === 'waiting' || state === 'unanswered');
  const waiting = open.length;

  useEffect(() => {
    if (!captures || !kit) return;
    void ensureKey(session)
      .then(keepShell)
      .catch(() => undefined);
  }, [captures, kit, session]);

  useEffect(() => {
    if (waiting === 0) return;
    const attempt = (): void =>
      void sendAll(session)
        .then(() =>
          queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' }),
        )
        .catch(() => undefined);
    const timer = setInterval(attempt, TRY_EVERY_MS);
    window.addEventListener('online', attempt);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', attempt);
    };
  }, [session, waiting, queries]);
  return null;
}
