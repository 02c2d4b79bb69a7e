import { getCaptureKey, makeCaptureKey } from '../../api/door';
import type { Session } from '../../api/session';
import { submissionKey } from '../../api/useCommand';
import { importKey } from './sealing';
import { vault } from './vault';

/** The key of one account for one organisation on this phone. */
export interface CaptureKey {
  keyId: string;
  account: string;
  organisation: string;
  key: CryptoKey;
}

const isOf =
  ({ account }: Session) =>
  (held: CaptureKey): boolean =>
    held.account === account.id && held.organisation === account.organisation.code;

/** The key new drafts are sealed with; without network only one that is here already. */
export async function findKey(session: Session): Promise<CaptureKey | undefined> {
  return (await vault.all<CaptureKey>('keys')).find(isOf(session));
}

/** The key of a draft, fetched again from the region after its author signed in anew. */
export async function keyOf(
  session: Session,
  draft: { keyId: string; account: string; organisation: string },
): Promise<CryptoKey | undefined> {
  if (draft.account !== session.account.id) return undefined;
  const held = await vault.get<CaptureKey>('keys', draft.keyId);
  if (held) return held.key;
  return (await keep(draft)).key;
}

/** Makes sure, while there is a network, that this phone can capture without one. */
export async function ensureKey(session: Session): Promise<CaptureKey> {
  const held = await findKey(session);
  if (held) return held;
  const { keyId } = await makeCaptureKey(submissionKey());
  const { account } = session;
  return keep({ keyId, account: account.id, organisation: account.organisation.code });
}

async function keep(whose: {
  keyId: string;
  account: string;
  organisation: string;
}): Promise<CaptureKey> {
  const { key } = await getCaptureKey(whose.keyId);
  const { keyId, account, organisation } = whose;
  const held: CaptureKey = { keyId, account, organisation, key: await importKey(key) };
  await vault.put('keys', held);
  return held;
}
