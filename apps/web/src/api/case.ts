import { type CaseRow, caseAddress, type CaseSide } from './cases';
import { command, read } from './http';
import type { Values } from './records';

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
  attachments?: { id: string; bytes: number }[];
  attachmentNames?: Record<string, string>;
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

/** The ruling on a dispute as a side says it received it. */
export interface RulingText {
  by: string;
  on: string;
  finding: 'asking' | 'answering' | 'both';
  filing: string;
  fileId?: string;
}

export interface Case extends CaseRow {
  division: string;
  askedBy: string;
  organisation: string;
  continues?: string;
  continuedBy?: string;
  disputes?: string;
  ruling?: {
    state: 'asking' | 'answering' | 'contested' | 'countersigned';
    asking?: RulingText;
    answering?: RulingText;
  };
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
  provedAt?: string | null;
  deliveredAt?: string;
}

export const getCase = (id: string): Promise<Case> => read<Case>(caseAddress(id));

export const getCaseTimeline = (id: string): Promise<CaseTimelineItem[]> =>
  read<CaseTimelineItem[]>(`${caseAddress(id)}/timeline`);

export interface RevealedCase {
  idNumber?: string;
  values: Record<string, string>;
}

/** The numbers in full, after a purpose was stated; one row in the log of reads. */
export const revealCase = (
  { id, purpose }: { id: string; purpose: string },
  key: string,
): Promise<RevealedCase> =>
  command<RevealedCase>('POST', `${caseAddress(id)}/reveal`, { body: { purpose }, key });
