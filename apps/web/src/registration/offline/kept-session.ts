import type { Session } from '../../api/session';
import { vault, vaultIsPossible } from './vault';

/** As long as a session may last at most: without network nobody can be asked whether it still does. */
const KEPT_MS_MAX = 12 * 3_600_000;
const NAME = 'session';

interface KeptSession {
  name: typeof NAME;
  session: Session;
  at: number;
}

/** Who is signed in, kept so that the form opens again without network; no token, the cookie stays the browser's. */
export async function keepSession(session: Session): Promise<void> {
  if (!vaultIsPossible() || !session.acts.includes('register-arrival')) return;
  await vault.put('kept', { name: NAME, session, at: Date.now() } satisfies KeptSession);
}

/** The session last answered by the region, with its clock moved on; undefined when too old or when one signed out. */
export async function findKeptSession(): Promise<Session | undefined> {
  if (!vaultIsPossible()) return undefined;
  const kept = await vault.get<KeptSession>('kept', NAME).catch(() => undefined);
  if (!kept) return undefined;
  const passedMs = Date.now() - kept.at;
  if (passedMs < 0 || passedMs > KEPT_MS_MAX) return undefined;
  const now = new Date(new Date(kept.session.now).getTime() + passedMs).toISOString();
  return { ...kept.session, now };
}

/** Signing out takes the keys away, too: what lies here can be read by its author after signing in again. */
export async function forgetKeptSession(): Promise<void> {
  if (!vaultIsPossible()) return;
  await vault.remove('kept', NAME);
  for (const { keyId } of await vault.all<{ keyId: string }>('keys'))
    await vault.remove('keys', keyId);
}
