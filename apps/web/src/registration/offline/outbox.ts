import { useSyncExternalStore } from 'react';
import type { Session } from '../../api/session';
import { allDrafts, captureDraft, type Draft, type DraftContent } from './drafts';
import { sendDraft, sendDrafts } from './send-drafts';
import { vault, vaultIsPossible } from './vault';

let held: readonly Draft[] = [];
const listeners = new Set<() => void>();

async function refresh(): Promise<void> {
  held = await allDrafts();
  listeners.forEach((tell) => tell());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (vaultIsPossible()) void refresh().catch(() => undefined);
  return () => void listeners.delete(listener);
}

/** Every draft of this phone, oldest first; of others only that there is one. */
export function useOutbox(): readonly Draft[] {
  return useSyncExternalStore(subscribe, () => held);
}

/** Keeps what was captured on the phone, then tries to send it; gives it back as it stands afterwards. */
export async function captureAndSend(
  session: Session,
  content: DraftContent,
  before?: Draft,
  key?: string,
): Promise<Draft> {
  const draft = await captureDraft(session, content, before, key);
  await refresh();
  return sendNow(session, draft.draftId, draft);
}

export async function sendNow(session: Session, draftId: string, before: Draft): Promise<Draft> {
  try {
    return (await sendDraft(session, draftId)) ?? before;
  } finally {
    await refresh();
  }
}

export async function sendAll(session: Session | undefined): Promise<void> {
  if (!vaultIsPossible()) return;
  try {
    await sendDrafts(session);
  } finally {
    await refresh();
  }
}

/** Only a person throws a draft away, and only one that cannot have arrived. */
export async function discardDraft(draftId: string): Promise<void> {
  await vault.remove('drafts', draftId);
  await refresh();
}
