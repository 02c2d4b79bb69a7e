import { command, read } from './http';
import type { Notice } from './registration';

export interface HouseholdMember {
  name: string;
  /** Left out with another document kind than the resident card. */
  idNumber?: string;
  homeDivision: string;
  relation: string;
  documentKind?: string;
  documentNumber?: string;
  sex?: string;
  birthDate?: string;
  phone?: string;
  reason?: string;
}

export interface HouseholdRequest {
  householdId: string;
  members: HouseholdMember[];
  /** The head, when registered before; then no member is one. */
  headRecordId?: string;
  residenceDivision: string;
  address: string;
  dwellingKind?: string;
  arrivedOn: string;
  channel: string;
  siteId?: string;
  noticeVersion: string;
}

export interface RegisteredHousehold {
  householdId: string;
  members: { recordId: string; marks: string[]; alreadyDone: boolean }[];
}

export const registerHousehold = (
  body: HouseholdRequest,
  key: string,
): Promise<RegisteredHousehold> =>
  command<RegisteredHousehold>('POST', '/api/receiving/households', { body, key });

export interface ShownHousehold {
  householdId: string;
  members: {
    recordId: string;
    relation: string;
    name: string;
    idNumberMasked: string;
    ended: boolean;
  }[];
}

export const getHousehold = (id: string): Promise<ShownHousehold> =>
  read<ShownHousehold>(`/api/receiving/households/${encodeURIComponent(id)}`);

export interface KitPlace {
  code: string;
  name: string;
}

/** Lists the form at the door needs without network; nothing about a person. */
export interface OfflineKit {
  today: string;
  codes: Record<string, KitPlace[]>;
  notice: Notice;
  counties: KitPlace[];
  area: KitPlace[];
  partners: string[];
  sites: { siteId: string; name: string; channel: string; division: string; address: string }[];
}

export const getOfflineKit = (): Promise<OfflineKit> =>
  read<OfflineKit>('/api/receiving/offline-kit');

export const makeCaptureKey = (key: string): Promise<{ keyId: string }> =>
  command<{ keyId: string }>('POST', '/api/receiving/capture-keys', { body: {}, key });

export const getCaptureKey = (keyId: string): Promise<{ keyId: string; key: string }> =>
  read<{ keyId: string; key: string }>(`/api/receiving/capture-keys/${encodeURIComponent(keyId)}`);

export interface SealedDraft {
  draftId: string;
  keyId: string;
  sealed: string;
  capturedAt: string;
}

/** For drafts whose author may register no more: into the supervisor's list. */
export const handInDraft = (
  body: SealedDraft,
  key: string,
): Promise<{ draftId: string; organisation: string }> =>
  command('POST', '/api/receiving/captured-drafts', { body, key });

export interface CapturedDraftRow {
  draftId: string;
  capturedBy: string;
  organisation: string;
  organisationName: string;
  why: string;
  kind: 'household' | 'end-residence' | 'change-residence' | 'gone';
  members: number;
  capturedAt: string;
  receivedAt: string;
  state: string;
  reason?: string;
}

export const getCapturedDraft = (
  id: string,
): Promise<CapturedDraftRow & { body: HouseholdRequest }> =>
  read(`/api/receiving/captured-drafts/${encodeURIComponent(id)}`);

export const registerCapturedDraft = (
  { draftId, ...body }: HouseholdRequest & { draftId: string },
  key: string,
): Promise<RegisteredHousehold> =>
  command('POST', `/api/receiving/captured-drafts/${encodeURIComponent(draftId)}/register`, {
    body,
    key,
  });

export const settleCapturedDraft = (
  { draftId, reason }: { draftId: string; reason: string },
  key: string,
): Promise<unknown> =>
  command('POST', `/api/receiving/captured-drafts/${encodeURIComponent(draftId)}/settle`, {
    body: { reason },
    key,
  });
