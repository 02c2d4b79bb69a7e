import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { getOfflineKit, type OfflineKit } from '../../api/door';
import { Unreachable } from '../../api/problem';
import type { Session } from '../../api/session';
import { useSession } from '../../identity/session';
import { vault, vaultIsPossible } from './vault';

const NAME = 'kit';
const HOUR_MS = 3_600_000;

interface KeptKit {
  name: typeof NAME;
  organisation: string;
  kit: OfflineKit;
}

async function kitOf({ account }: Session): Promise<OfflineKit> {
  const organisation = account.organisation.code;
  try {
    const kit = await getOfflineKit();
    if (vaultIsPossible())
      await vault.put('kept', { name: NAME, organisation, kit } satisfies KeptKit);
    return kit;
  } catch (error) {
    if (!(error instanceof Unreachable) || !vaultIsPossible()) throw error;
    const kept = await vault.get<KeptKit>('kept', NAME);
    if (kept?.organisation !== organisation) throw error;
    return kept.kit;
  }
}

/** Lists, places, sites and the notice: from the region, or as they were when it last could be reached. */
export function useKit(enabled = true): { kit?: OfflineKit; error: Error | null } {
  const session = useSession();
  const { i18n } = useTranslation();
  const { data, error } = useQuery({
    queryKey: ['offline-kit', session.account.organisation.code, i18n.language],
    queryFn: () => kitOf(session),
    staleTime: HOUR_MS,
    retry: false,
    enabled,
  });
  return { ...(data && { kit: data }), error };
}
