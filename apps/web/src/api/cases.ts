import { ask, command, read } from './http';
import type { Page } from './page';
import type { Values } from './records';
import type { Role } from './session';

export const CASE_LISTS = [
  'mine',
  'office',
  'incoming',
  'outgoing',
  'due-soon',
  'overdue',
  'returned',
] as const;
export type CaseList = (typeof CASE_LISTS)[number];

export const CASE_KINDS = [
  'verification',
  'notice',
  'correspondence',
  'objection',
  'dispute',
] as const;
export type CaseKind = (typeof CASE_KINDS)[number];
export type CaseUrgency = 'urgent' | 'normal';
export type CaseSide = 'asking' | 'answering';
export type CaseService = 'sending' | 'receiving' | 'bureau';

export const CASE_STATES = [
  'opened',
  'acknowledged',
  'clarifying',
  'answered',
  'returned',
  'reopened',
  'accepted',
  'withdrawn',
  'forwarded',
  'misaddressed',
  'closed',
] as const;
export type CaseState = (typeof CASE_STATES)[number];

export type CaseAct =
  | 'acknowledge'
  | 'assign'
  | 'hand-up'
  | 'answer'
  | 'review'
  | 'ask-clarification'
  | 'clarify'
  | 'extend'
  | 'forward'
  | 'misaddressed'
  | 'withdraw'
  | 'remind'
  | 'accept'
  | 'return'
  | 'correct'
  | 'invalidate'
  | 'reopen'
  | 'close'
  | 'escalate';

export type EscalationLevel = 'liaison' | 'leaders' | 'common-superior';

/** What started the clock. */
export type ClockStart = 'acknowledged' | 'acknowledgement-due' | 'returned' | 'reopened';

export interface DueExplanation {
  start?: string;
  clock?: { start: ClockStart; at: string };
  rule?: { code: string; days: number; unit: 'working' | 'calendar'; source: string };
  skipped?: {
    day: string;
    why: 'weekend' | 'holiday' | 'closure' | 'suspended';
    reason?: string;
  }[];
  madeUp?: string[];
  extended?: { days: number; from: string };
  suspended?: { days: number };
}

export interface CaseDue {
  day: string;
  at: string;
  /** The clock stands while the other side clarifies. */
  paused?: boolean;
  explanation: DueExplanation;
  warnings: { code: string; year: number }[];
  extended: boolean;
}

export interface CaseRow {
  caseId: string;
  kind: CaseKind;
  urgency?: CaseUrgency;
  /** The role this region has. */
  side: CaseSide;
  service: CaseService;
  state: CaseState;
  round: number;
  corrected: boolean;
  partner: { code: string; name: string };
  person?: { name: string; idNumberMasked?: string; recordId?: string };
  title?: string;
  filing?: string;
  fields: string[];
  openedAt: string;
  sentAt?: string;
  deliveredAt?: string;
  acknowledgedAt?: string;
  answeredAt?: string;
  due?: CaseDue;
  overdue: boolean;
  holder?: { organisation: string; account?: string };
  draft?: 'proposed' | 'sent-back';
  reminders: number;
  escalatedTo?: EscalationLevel;
  /** What the caller may do now. */
  acts: CaseAct[];
  updatedAt: string;
}

export interface CaseSection {
  open: Values;
  personal?: Values;
  version: number;
  time: string;
}

export interface CaseStrand {
  strandId: string;
  version: number;
  digest: string;
  covered: boolean;
  sections: Partial<Record<string, CaseSection>>;
}

export type FieldResult = 'match' | 'no-match' | 'corrected' | 'unknown';
export const FIELD_RESULTS = ['match', 'no-match', 'corrected', 'unknown'] as const;
export const EVIDENCE = ['register', 'visit', 'interview', 'document'] as const;

export interface AnswerContent {
  results: { field: string; result: FieldResult }[];
  values?: Record<string, string>;
  found?: boolean;
  evidence?: string;
  text?: string;
  filing?: string;
}

export interface CaseHandling {
  at: string;
  act: 'assign' | 'hand-up' | 'propose' | 'send-back';
  account: string;
  from: string;
  to: string;
  toAccount?: string;
  remark?: string;
}

export interface Case extends CaseRow {
  division: string;
  askedBy: string;
  organisation: string;
  continues?: string;
  continuedBy?: string;
  disputes?: string;
  asking: CaseStrand;
  answering?: CaseStrand;
  proposed?: {
    state: 'proposed' | 'sent-back';
    organisation: string;
    at: string;
    content: AnswerContent;
  };
  handlings: CaseHandling[];
  corrections: { field: string; owner: 'sending' | 'receiving'; value: string; held: string }[];
  versions?: FieldVersions[];
}

/** What both sides’ parts of the joint record say of a field that was asked about. */
export interface FieldVersions {
  field: string;
  owner: 'sending' | 'receiving';
  sending?: string;
  receiving?: string;
  differs: boolean;
}

export interface CaseTimelineItem {
  at: string;
  eventTime: string;
  side: CaseSide;
  by: string;
  type: string;
  section: string;
  version: number;
  open: Values;
  state: string;
  code?: string;
  sealedAt?: string;
  deliveredAt?: string;
}

export interface CaseFilter {
  list?: string;
  kind?: string;
  partner?: string;
  state?: string;
  q?: string;
  sort?: string;
  cursor?: string;
  size?: number;
}

export type CaseCounts = Record<CaseList, number>;

const cases = '/api/bureau/cases';
const at = (id: string): string => `${cases}/${encodeURIComponent(id)}`;

/** A list by its codes; as soon as something is typed, the same list by search, where the text is in the body. */
export const getCases = ({ q, ...codes }: CaseFilter): Promise<Page<CaseRow>> =>
  q
    ? ask<Page<CaseRow>>(`${cases}/search`, { ...codes, q })
    : read<Page<CaseRow>>(cases, { query: { ...codes } });

export const getCaseCounts = (): Promise<CaseCounts> => read<CaseCounts>(`${cases}/counts`);

export const getCase = (id: string): Promise<Case> => read<Case>(at(id));

export const getCaseTimeline = (id: string): Promise<CaseTimelineItem[]> =>
  read<CaseTimelineItem[]>(`${at(id)}/timeline`);

export interface RevealedCase {
  idNumber?: string;
  values: Record<string, string>;
}

/** The numbers in full, after a purpose was stated; one row in the log of reads. */
export const revealCase = (
  { id, purpose }: { id: string; purpose: string },
  key: string,
): Promise<RevealedCase> =>
  command<RevealedCase>('POST', `${at(id)}/reveal`, { body: { purpose }, key });

export interface CaseOutcome {
  caseId: string;
  state: CaseState;
}

export interface NewCase {
  kind: CaseKind;
  urgency?: CaseUrgency;
  fields?: string[];
  values?: Record<string, string>;
  recordId?: string;
  disputes?: string;
  name?: string;
  idNumber?: string;
  division?: string;
  title?: string;
  text?: string;
  filing?: string;
}

export const openCase = (
  { service, ...body }: NewCase & { service: CaseService },
  key: string,
): Promise<CaseOutcome> => command<CaseOutcome>('POST', `/api/${service}/cases`, { body, key });

/** One act on a case, at the door of the service that plays this region's part. */
export const actOnCase = (
  { row, act, body }: { row: Pick<CaseRow, 'caseId' | 'service'>; act: CaseAct; body?: object },
  key: string,
): Promise<CaseOutcome> =>
  command<CaseOutcome>(
    'POST',
    `/api/${row.service}/cases/${encodeURIComponent(row.caseId)}/${act}`,
    { body: body ?? {}, key },
  );

/** Somebody of the own area a case can be given to. */
export interface Colleague {
  account: string;
  name: string;
  organisation: string;
  role: Role;
}

export interface Absence {
  absenceId: string;
  account: string;
  deputy: string;
  organisation: string;
  from: string;
  to: string;
}

export const getColleagues = (): Promise<Colleague[]> =>
  read<Colleague[]>('/api/bureau/colleagues');

export const getAbsences = (): Promise<Absence[]> => read<Absence[]>('/api/bureau/absences');

export const announceAbsence = (
  body: { deputy: string; from: string; to: string },
  key: string,
): Promise<{ absenceId: string }> =>
  command<{ absenceId: string }>('POST', '/api/bureau/absences', { body, key });

export const endAbsence = ({ id }: { id: string }, key: string): Promise<unknown> =>
  command<unknown>('POST', `/api/bureau/absences/${encodeURIComponent(id)}/end`, { key });

export const ATTACHMENT_TYPES = {
  pdf: ['.pdf'],
  ofd: ['.ofd'],
  docx: ['.docx'],
  xlsx: ['.xlsx'],
  png: ['.png'],
  jpeg: ['.jpg', '.jpeg'],
} as const;
export type AttachmentType = keyof typeof ATTACHMENT_TYPES;

export interface FileStanding {
  attachmentId: string;
  parts: number;
  /** Numbers of the parts the region holds; what is missing may come in any order. */
  received: number[];
  state: 'incomplete' | 'complete' | 'damaged';
}

export interface Attachment extends FileStanding {
  name: string;
  type: AttachmentType;
  bytes: number;
  hash: string;
  from: 'own' | 'partner';
  at: string;
  deliveredAt?: string;
}

export interface FileAnnounced {
  name: string;
  type: AttachmentType;
  bytes: number;
  hash: string;
}

export const getAttachments = (id: string): Promise<Attachment[]> =>
  read<Attachment[]>(`${at(id)}/attachments`);

export const announceFile = (
  { id, ...body }: FileAnnounced & { id: string },
  key: string,
): Promise<FileStanding> => command<FileStanding>('POST', `${at(id)}/attachments`, { body, key });

export const sendPart = (
  { id, file, ...body }: { id: string; file: string; number: number; content: string },
  key: string,
): Promise<FileStanding> =>
  command<FileStanding>('POST', `${at(id)}/attachments/${encodeURIComponent(file)}/parts`, {
    body,
    key,
  });

/** Where the bytes are saved from; the region sends them as a download, never as a page. */
export const attachmentAddress = (id: string, file: string): string =>
  `${at(id)}/attachments/${encodeURIComponent(file)}`;
