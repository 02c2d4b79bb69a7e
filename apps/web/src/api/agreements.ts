import { command, read } from './http';
import type { Page } from './page';

export interface Text {
  zh: string;
  en: string;
}
export interface Place {
  code: string;
  name: string;
}
export interface Renewal {
  lastDay: string;
  daysLeft: number;
  /** The reminder that was reached, in days. */
  step: number;
  noted: boolean;
}
export interface AgreementCounts {
  toSign: number;
  amendments: number;
  toRenew: number;
  drafts: number;
}
export interface AgreementRow {
  agreementId: string;
  partner: Place;
  state: string;
  talk: string;
  turn?: 'own' | 'partner' | 'both';
  title: Text;
  version: number;
  from: string;
  to: string;
  draftId?: string;
  endsOn?: string;
  renewal?: Renewal;
  updatedAt: string;
}

export interface Officer {
  region: string;
  role: 'liaison' | 'deputy' | 'leader';
  name: string;
  phone: string;
  organisation?: string;
}
export interface KindTerm {
  kind: string;
  legalBasis: string;
  purpose: string;
  fields: string[];
}
export interface Deadline {
  code: string;
  days: number;
  unit: 'working' | 'calendar';
  shift?: boolean;
}
/** An agreement version as data; a draft may lack parts of it. */
export interface AgreementDocument {
  id: string;
  version: number;
  regions: string[];
  from: string;
  to: string;
  title: Text;
  kinds: string[];
  pins: Record<string, string>;
  legalBasis?: Text[];
  parties?: {
    region: string;
    organisation: string;
    name: Text;
    side: string;
    delegates?: string[];
  }[];
  officers?: Officer[];
  kindTerms?: KindTerm[];
  duties?: { side: string; text: Text }[];
  deadlines?: Deadline[];
  calendar?: { cutOffDays: number[]; closures: { from: string; to: string; reason: string }[] };
  services?: { item: string; title: Text; powers: string[] }[];
  scheme?: { id: string; version: number };
  ladder?: { level: string; days: number }[];
  jointHandlers?: {
    contacts: { region: string; name: string; phone: string }[];
    liability: string;
    text: Text;
  };
  renewal?: number[];
  deliveryGraceMinutes?: number;
  endNoticeDays?: number;
}

export interface AgreementVersion {
  hash: string;
  version: number;
  from: string;
  to: string;
  document: AgreementDocument;
  bytes: number;
  signatures: { region: Place; kid: string; signature: string }[];
}
export interface Proposal {
  proposalId: string;
  by: Place;
  hash: string;
  version: number;
  fate: string;
  document: AgreementDocument;
  counters?: string;
  note?: string;
  reason?: string;
}
export interface Agreement {
  agreementId: string;
  own: Place;
  partner: Place;
  standing: string;
  talk: string;
  acts: string[];
  endsOn?: string;
  earliestEnd?: string;
  endedBy: Place[];
  renewal?: Renewal;
  /** Reminders given here, oldest first. */
  reminders: {
    step: number;
    lastDay: string;
    remindedAt: string;
    notedBy?: string;
    notedAt?: string;
  }[];
  versions: AgreementVersion[];
  proposals: Proposal[];
  history: {
    act: string;
    by: Place;
    account?: string;
    at: string;
    proposalId?: string;
    text?: string;
    coveredAt?: string;
  }[];
}
export interface DraftFault {
  clause: string;
  field: string;
  code: string;
  text: string;
}
export interface Draft {
  draftId: string;
  partner: string;
  agreementId: string;
  counters?: string;
  document: AgreementDocument;
  revision: number;
  faults: DraftFault[];
}
export interface DraftForm {
  templates: (Text & { code: string })[];
  clauses: (Text & { code: string; number: number })[];
  purposes: (Text & { code: string })[];
  kinds: { kind: string; message: string; fields: string[]; required: string[] }[];
}
export interface Contacts {
  own: Place;
  ownFingerprint: string;
  contacts: { region: Place; state: 'believed' | 'fetched'; confirmedAt?: string }[];
}

const base = '/api/bureau/agreements';
const at = (partner: string, id: string): string =>
  `${base}/${encodeURIComponent(partner)}/${encodeURIComponent(id)}`;

export const getAgreements = (
  query: Record<string, string | number | undefined>,
): Promise<Page<AgreementRow>> => read<Page<AgreementRow>>(base, { query });
export const getAgreement = (partner: string, id: string): Promise<Agreement> =>
  read<Agreement>(at(partner, id));
export const getAgreementCounts = (): Promise<AgreementCounts> =>
  read<AgreementCounts>(`${base}/counts`);
export const noteRenewal = (
  { partner, agreementId }: { partner: string; agreementId: string },
  key: string,
): Promise<unknown> => command('POST', `${at(partner, agreementId)}/note-renewal`, { key });
export const getDraftForm = (): Promise<DraftForm> => read<DraftForm>(`${base}/draft-form`);
export const getDraft = (draftId: string): Promise<Draft> =>
  read<Draft>(`${base}/drafts/${encodeURIComponent(draftId)}`);
export const getContacts = (): Promise<Contacts> => read<Contacts>('/api/bureau/contacts');

export const beginDraft = (
  body: { partner: string; template?: string; amends?: string; counters?: string },
  key: string,
): Promise<{ draftId: string }> => command('POST', `${base}/drafts`, { body, key });
export const changeDraft = (
  { draftId, revision, document }: Pick<Draft, 'draftId' | 'revision' | 'document'>,
  key: string,
): Promise<unknown> =>
  command('PUT', `${base}/drafts/${encodeURIComponent(draftId)}`, {
    body: { document },
    revision,
    key,
  });
export const dropDraft = ({ draftId }: { draftId: string }, key: string): Promise<void> =>
  command('DELETE', `${base}/drafts/${encodeURIComponent(draftId)}`, { key });

export interface ProposeInput {
  draftId: string;
  revision: number;
  act: 'propose' | 'counter-propose';
  note?: string;
}
export const proposeDraft = (
  { draftId, revision, act, ...body }: ProposeInput,
  key: string,
): Promise<{ partner: string; agreementId: string }> =>
  command('POST', `${base}/drafts/${encodeURIComponent(draftId)}/${act}`, { body, revision, key });

export interface ActInput {
  partner: string;
  agreementId: string;
  act: 'countersign' | 'refuse' | 'withdraw' | 'end';
  body: object;
}
export const actOnAgreement = (
  { partner, agreementId, act, body }: ActInput,
  key: string,
): Promise<unknown> => command('POST', `${at(partner, agreementId)}/${act}`, { body, key });

export const fetchContact = (
  body: { region: string; url: string },
  key: string,
): Promise<{ region: string }> => command('POST', '/api/bureau/contacts', { body, key });
export const confirmContact = (
  { region, ...body }: { region: string; fingerprint: string; spokenWith: string },
  key: string,
): Promise<unknown> =>
  command('POST', `/api/bureau/contacts/${encodeURIComponent(region)}/confirm`, { body, key });
