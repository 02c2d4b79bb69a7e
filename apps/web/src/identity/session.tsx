import { createContext, useContext, useEffect, useMemo, useState } from 'react';
import type { JSX, ReactNode } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { onSessionLost } from '../api/http';
import { Refused, Unreachable } from '../api/problem';
import { getSession, type Session } from '../api/session';
import { dayOf } from '../format';
import {
  findKeptSession,
  forgetKeptSession,
  keepSession,
} from '../registration/offline/kept-session';
import { texts } from '../texts';

/** `idle`, or the region's own sentence: another sign-in, a change of the account, too long. */
export type SignedOutBecause = { idle: true } | { sentence: string } | undefined;

interface SessionState {
  session: Session | null | undefined;
  /** Why the region could not be asked, when it could not. */
  error: Error | null;
  signedOutBecause: SignedOutBecause;
  signedIn: (session: Session) => void;
  signedOut: (because?: SignedOutBecause) => void;
  reload: () => Promise<void>;
}

const Context = createContext<SessionState | undefined>(undefined);

async function currentSession(): Promise<Session | null> {
  try {
    const session = await getSession();
    await keepSession(session).catch(() => undefined);
    return session;
  } catch (error) {
    if (error instanceof Refused && error.problem.status === 401) return null;
    // Without network the form at the door goes on for whoever was signed in; the region judges what it is sent later.
    const kept = error instanceof Unreachable ? await findKeptSession() : undefined;
    if (kept) return kept;
    throw error;
  }
}

/** Holds who is signed in; everything read for one person is forgotten before the next signs in. */
export function SessionProvider({ children }: { children: ReactNode }): JSX.Element {
  const queries = useQueryClient();
  const [signedOutBecause, setBecause] = useState<SignedOutBecause>();
  const { data: session, error } = useQuery({
    queryKey: ['session'],
    queryFn: currentSession,
    staleTime: 60_000,
    refetchInterval: ({ state }) => (state.data ? 60_000 : false),
  });

  const state = useMemo<SessionState>(() => {
    const forget = (): void => {
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    };
    return {
      session,
      error,
      signedOutBecause,
      signedIn: (next) => {
        forget();
        setBecause(undefined);
        void keepSession(next).catch(() => undefined);
        queries.setQueryData(['session'], next);
      },
      signedOut: (because) => {
        setBecause(because);
        void forgetKeptSession().catch(() => undefined);
        queries.setQueryData(['session'], null);
        forget();
      },
      reload: async () => {
        await queries.invalidateQueries({ queryKey: ['session'] });
      },
    };
  }, [queries, session, error, signedOutBecause]);

  // Names and sentences of the region came in the language before.
  useEffect(() => {
    const anew = (): void => void queries.invalidateQueries();
    texts.on('languageChanged', anew);
    return () => texts.off('languageChanged', anew);
  }, [queries]);

  const { signedOut } = state;
  const present = Boolean(session);
  useEffect(
    () =>
      present
        ? onSessionLost(({ code, title }) =>
            // Nothing of a session is known any more: the console's own sentence says more than "sign in".
            signedOut({ sentence: code === 'session.missing' ? '' : title }),
          )
        : undefined,
    [present, signedOut],
  );
  return <Context value={state}>{children}</Context>;
}

export function useSessionState(): SessionState {
  const state = useContext(Context);
  if (!state) throw new Error('no SessionProvider above');
  return state;
}

/** The session of a page that is shown only to people who signed in. */
export function useSession(): Session {
  const { session } = useSessionState();
  if (!session) throw new Error('nobody is signed in');
  return session;
}

/** What a screen offers; the region itself decides again on every request. */
export type Act =
  | 'read-agreements'
  | 'draft-agreement'
  | 'sign-agreement'
  | 'note-renewal'
  | 'first-contact'
  | 'read'
  | 'summary'
  | 'reveal'
  | 'register-arrival'
  | 'change-residence'
  | 'end-residence'
  | 'register-departure'
  | 'change-departure'
  | 'end-departure'
  | 'confirm-identity'
  | 'undo-pairing'
  | 'pair'
  | 'propose-override'
  | 'approve-override'
  | 'person-sheet'
  | 'mend-exchange'
  | 'note-outage'
  | 'import'
  | 'keep-sites'
  | 'decide-self-report'
  | 'take-over-draft'
  | 'streams'
  | 'quarantine'
  | 'calendar'
  | 'codes'
  | 'read-cases'
  | 'open-case'
  | 'work-case'
  | 'attach-file'
  | 'decide-case'
  | 'accounts'
  | 'reads';

export function useCan(): (act: Act) => boolean {
  const { acts } = useSession();
  return useMemo(() => {
    const held = new Set(acts);
    return (act) => held.has(act);
  }, [acts]);
}

/** The region's "now": its clock may have been moved, and the visitor's may be wrong. */
export function useNow(): () => Date {
  const { now } = useSession();
  const aheadMs = useMemo(() => new Date(now).getTime() - Date.now(), [now]);
  return useMemo(() => () => new Date(Date.now() + aheadMs), [aheadMs]);
}

/** Today in China by the region's clock, `YYYY-MM-DD`. */
export function useToday(): string {
  const now = useNow();
  return dayOf(now());
}
