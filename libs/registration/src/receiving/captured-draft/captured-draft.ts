import { createDecipheriv } from 'node:crypto';
import { DomainError } from '@platform/domain-error';

/** What a phone had captured without network: a household, or one act on a record. */
export interface DraftContent {
  readonly kind: 'household' | 'end-residence' | 'change-residence';
  readonly body: Readonly<Record<string, unknown>>;
}

/** Why it is not its author who registers it. */
export type WithoutRights = 'disabled' | 'role' | 'area' | 'account-gone';

/** 代录草稿: captured by someone without rights any more; the supervisor's work. */
export interface CapturedDraft {
  readonly draftId: string;
  readonly account: string;
  /** Where it was captured; its area decides who takes it over. */
  readonly organisation: string;
  readonly why: WithoutRights;
  readonly members: number;
  readonly capturedAt: Date;
  readonly receivedAt: Date;
  /** Gone once it is settled. */
  readonly content?: DraftContent;
  readonly state: 'waiting' | 'registered' | 'settled';
  readonly decision?: { readonly at: Date; readonly account: string; readonly reason?: string };
}

export function settle(
  draft: CapturedDraft,
  decision: NonNullable<CapturedDraft['decision']>,
): CapturedDraft {
  if (draft.state !== 'waiting') throw new DraftSettled({ draftId: draft.draftId });
  const { content: _, ...rest } = draft;
  return { ...rest, state: decision.reason ? 'settled' : 'registered', decision };
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Opens what a phone sealed (AES-256-GCM: nonce, ciphertext, tag; the ids as associated data). Only who held the key could
 * have written it, so this is also the proof that lets it in without a session. Refuses `captured-draft.unreadable`.
 */
export function openDraft(
  sealed: Buffer,
  key: Buffer,
  ids: { readonly draftId: string; readonly keyId: string },
): DraftContent {
  try {
    const tagAt = sealed.length - TAG_BYTES;
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES));
    decipher.setAAD(Buffer.from(`${ids.draftId} ${ids.keyId}`, 'utf8'));
    decipher.setAuthTag(sealed.subarray(tagAt));
    const text = Buffer.concat([
      decipher.update(sealed.subarray(NONCE_BYTES, tagAt)),
      decipher.final(),
    ]).toString('utf8');
    return JSON.parse(text) as DraftContent;
  } catch {
    throw new DraftUnreadable({ draftId: ids.draftId });
  }
}

export class DraftUnreadable extends DomainError {
  readonly code = 'captured-draft.unreadable';
  readonly kind = 'invalid';
  readonly text = {
    zh: '草稿无法读取：不是本系统在此手机上录入的',
    en: 'The draft cannot be read: it was not captured here',
  };
}

/** Its author may still register it, and is the one to do so. */
export class DraftStillOwn extends DomainError {
  readonly code = 'captured-draft.still-own';
  readonly kind = 'conflict';
  readonly text = {
    zh: '录入人仍有登记权限，请由本人登录后上报',
    en: 'Who captured it may still register it; they sign in and send it',
  };
}

export class DraftUnknown extends DomainError {
  readonly code = 'captured-draft.unknown';
  readonly kind = 'not-found';
  readonly text = {
    zh: '没有这份草稿，或不在本单位范围内',
    en: 'There is no such draft within your area',
  };
}

export class DraftSettled extends DomainError {
  readonly code = 'captured-draft.settled';
  readonly kind = 'conflict';
  readonly text = { zh: '这份草稿已经办结', en: 'This draft has been settled' };
}

export class CaptureKeyUnknown extends DomainError {
  readonly code = 'capture-key.unknown';
  readonly kind = 'not-found';
  readonly text = { zh: '没有这把录入密钥', en: 'There is no such key' };
}
