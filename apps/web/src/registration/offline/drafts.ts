import type { HouseholdRequest } from '../../api/door';
import { submissionKey } from '../../api/useCommand';
import type { Session } from '../../api/session';
import { findKey, keyOf } from './capture-key';
import { seal, unseal, uuidv7 } from './sealing';
import { vault } from './vault';

/** One command as it was captured; a record is named, its person is not. */
export type DraftContent =
  | { kind: 'household'; body: HouseholdRequest }
  | {
      kind: 'end-residence' | 'change-residence';
      body: Record<string, string> & { recordId: string };
    };

/**
 * Why it is still here: not tried yet, tried without an answer (done or not, nobody knows: it only goes out again
 * unchanged), or refused.
 */
export type DraftState = 'waiting' | 'unanswered' | 'refused' | 'sent' | 'handed-over';

export interface DraftFault {
  field: string;
  text: string;
}

/** A line of the outbox. Beside the ciphertext nothing here says who it is about. */
export interface Draft {
  draftId: string;
  keyId: string;
  account: string;
  organisation: string;
  kind: DraftContent['kind'];
  /** Idempotency-Key, made once: every attempt carries it. */
  key: string;
  members: number;
  capturedAt: string;
  sealed?: ArrayBuffer;
  state: DraftState;
  attempts: number;
  lastAt?: string;
  /** When it was last offered to the supervisor. */
  offeredAt?: string;
  code?: string;
  sentence?: string;
  faults?: DraftFault[];
  recordIds?: string[];
}

/** This phone holds no key for the account: it has never been online here since signing in. */
export class NoCaptureKey extends Error {
  constructor() {
    super('no capture key');
  }
}

/** Draws up a draft, or restates one that was refused or not sent yet. */
export async function captureDraft(
  session: Session,
  content: DraftContent,
  before?: Draft,
  /** Of an attempt that was made before it became a draft. */
  key: string = submissionKey(),
): Promise<Draft> {
  const held = await findKey(session);
  if (!held) throw new NoCaptureKey();
  const draftId = before?.draftId ?? uuidv7(Date.now());
  const ids = { draftId, keyId: held.keyId };
  const { code: _, sentence: __, faults: ___, ...rest } = before ?? ({} as Partial<Draft>);
  const draft: Draft = {
    key,
    capturedAt: new Date().toISOString(),
    attempts: 0,
    ...rest,
    ...ids,
    account: session.account.id,
    organisation: session.account.organisation.code,
    kind: content.kind,
    members: content.kind === 'household' ? content.body.members.length : 1,
    sealed: await seal(held.key, ids, content),
    state: 'waiting',
  };
  await vault.put('drafts', draft);
  return draft;
}

export async function readDraft(session: Session, draft: Draft): Promise<DraftContent | undefined> {
  const key = draft.sealed && (await keyOf(session, draft));
  if (!key || !draft.sealed) return undefined;
  return unseal<DraftContent>(key, draft, draft.sealed);
}

export const findDraft = (draftId: string): Promise<Draft | undefined> =>
  vault.get<Draft>('drafts', draftId);

export async function allDrafts(): Promise<Draft[]> {
  const drafts = await vault.all<Draft>('drafts');
  return drafts.sort((one, other) => (one.draftId < other.draftId ? -1 : 1));
}
