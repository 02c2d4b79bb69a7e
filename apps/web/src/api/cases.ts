import { read } from './http';
import { listOrSearch, type Page } from './page';

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
  | 'escalate'
  | 'enter-ruling'
  | 'countersign-ruling';

export type EscalationLevel = 'liaison' | 'leaders' | 'common-superior';

/** What started the clock. */
export type ClockStart = 'acknowledged' | 'acknowledgement-due' | 'returned' | 'reopened';

interface DueRule {
  code: string;
  days: number;
  unit: 'working' | 'calendar';
  source: string;
}

export interface DueExplanation {
  start?: string;
  clock?: {
    start: ClockStart;
    at: string;
    /** Where the days for 签收 started the clock: the day of delivery, and their rule. */
    within?: { from: string; rule: DueRule };
  };
  rule?: DueRule;
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
  /** Whether the answer of this round was in time; absent without one, and until its seal. */
  answered?: { inTime: boolean; daysLate: number };
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
  /** YYYY-MM; where cut-off days are agreed. */
  batch?: string;
  overdue: boolean;
  holder?: { organisation: string; account?: string };
  draft?: 'proposed' | 'sent-back';
  reminders: number;
  escalatedTo?: EscalationLevel;
  /** What the caller may do now. */
  acts: CaseAct[];
  updatedAt: string;
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

/** A field a case can be about. */
export interface CaseField {
  field: string;
  /** The side whose word holds; the other one asks. */
  owner: 'sending' | 'receiving';
  writing: 'text' | 'day' | 'division' | 'pairing' | 'code';
  /** Of a code: its table. */
  table?: string;
  zh: string;
  en: string;
}

const cases = '/api/bureau/cases';
/** Where one case is read. */
export const caseAddress = (id: string): string => `${cases}/${encodeURIComponent(id)}`;

/** A list by its codes; as soon as something is typed, the same list by search, where the text is in the body. */
export const getCases = (filter: CaseFilter): Promise<Page<CaseRow>> =>
  listOrSearch(cases, `${cases}/search`, { ...filter });

/** What is and was asked about a joint record, newest first. */
export const getCasesOfRecord = (record: string): Promise<CaseRow[]> =>
  read<CaseRow[]>(`${cases}/of-record`, { query: { record } });

export const getCaseCounts = (): Promise<CaseCounts> => read<CaseCounts>(`${cases}/counts`);

export const getCaseFields = (): Promise<CaseField[]> => read<CaseField[]>(`${cases}/fields`);
