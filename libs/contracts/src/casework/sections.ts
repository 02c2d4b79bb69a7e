import type { Day, DivisionCode } from '../record/sections';

/** What a case is about: verification 协查, notice 通报, correspondence 公文, objection 异议, dispute 争议. */
export type CaseKind = 'verification' | 'notice' | 'correspondence' | 'objection' | 'dispute';
/** 紧急 VER-U, 一般 VER-N (domain guide 5.2). */
export type CaseUrgency = 'urgent' | 'normal';

/** What is attached, by id; names and bytes are personal. */
export type AttachmentReference = {
  readonly id: string;
  readonly bytes: number;
  readonly type: string;
  readonly hash: string;
};
/** What may be attached 附件: papers and pictures, nothing that runs. */
export type AttachmentType = 'pdf' | 'ofd' | 'docx' | 'xlsx' | 'png' | 'jpeg';
/** Section `part` of an attachment's own strand: which part of which file; the bytes are personal. */
export type PartOpen = {
  readonly about: string;
  readonly number: number;
  readonly parts: number;
  readonly bytes: number;
  readonly type: AttachmentType;
  readonly hash: string;
};
export type PartPersonal = { readonly content: string; readonly name?: string };
type WithAttachments = { readonly attachments?: readonly AttachmentReference[] };

/** Text of one side to the other; free text may name people, so it travels encrypted. */
export type NotePersonal = {
  readonly text: string;
  readonly attachmentNames?: Readonly<Record<string, string>>;
};

/** Section `question`: what is asked. The strand's id is the id of the case. */
export type QuestionOpen = WithAttachments & {
  readonly kind: CaseKind;
  /** There exactly when `kind` is verification. */
  readonly urgency?: CaseUrgency;
  /** Fields that are to be verified, or that are in doubt. */
  readonly fields: readonly string[];
  /** Where the answering side routes it to. */
  readonly division: DivisionCode;
  /** Organisation that asks. */
  readonly organisation: DivisionCode;
  readonly purpose?: string;
  /** Joint record it is about. */
  readonly recordid?: string;
  /** Case this one goes on with, after it was forwarded. */
  readonly continues?: string;
  /** Objection or verification whose outcome is disputed. */
  readonly disputes?: string;
  /** Filing number 文号. */
  readonly filing?: string;
};
export type QuestionPersonal = {
  readonly name?: string;
  readonly idNumber?: string;
  readonly title?: string;
  readonly text?: string;
  /** By field: what the asking side holds, or holds to be right. */
  readonly values?: Readonly<Record<string, string>>;
  readonly attachmentNames?: Readonly<Record<string, string>>;
};

export type ReminderOpen = { readonly number: number };
/** Answers the question back of that number. */
export type ClarificationOpen = WithAttachments & { readonly number: number };
export type WithdrawalReason = 'settled' | 'asked-in-error' | 'asked-twice';
export type WithdrawalOpen = { readonly round: number; readonly reason: WithdrawalReason };

/** Ruling 裁定 of the common superior on a dispute. */
export type Ruling = {
  readonly by: DivisionCode;
  readonly on: Day;
  readonly finding: 'asking' | 'answering' | 'both';
  readonly filing?: string;
};
/** Sections `asking-ruling` and `answering-ruling`: the ruling as a side received it; `number` counts how often it said so. */
export type RulingOpen = Omit<Ruling, 'filing'> & {
  /** There exactly in the answering strand. */
  readonly about?: string;
  readonly round: number;
  readonly number: number;
  readonly filing: string;
  /** The document itself, among the files of the case. */
  readonly file?: AttachmentReference;
};
/** Section `decision`: `returned` and `reopened` begin the round they name, `accepted` and `closed` end it. */
export type DecisionOpen = {
  readonly kind: 'accepted' | 'returned' | 'reopened' | 'closed';
  readonly round: number;
  /** Number of the answer that is judged. */
  readonly answer?: number;
  /** Case in which a forwarded one goes on. */
  readonly continuedby?: string;
  readonly ruling?: Ruling;
};
/** Steps of the ladder 联络员 → 分管领导 → 共同上级. */
export type EscalationLevel = 'liaison' | 'leaders' | 'common-superior';
export type EscalationOpen = { readonly level: EscalationLevel; readonly round: number };

/** Every section of an answering strand names the case it is about. */
type About = { readonly about: string };
export type AcknowledgementOpen = About & { readonly organisation: DivisionCode };
export type SuspensionOpen = About & { readonly round: number; readonly number: number };
export type ExtensionReason = 'field-visit' | 'person-away' | 'third-party' | 'disaster' | 'other';
export type ExtensionOpen = About & { readonly days: number; readonly reason: ExtensionReason };
export type ForwardingReason = 'moved-on' | 'other-division' | 'not-resident' | 'not-competent';
export type ForwardingOpen = About & {
  readonly round: number;
  readonly outcome: 'forwarded' | 'misaddressed';
  readonly reason: ForwardingReason;
  /** There exactly when `outcome` is forwarded. */
  readonly toDivision?: DivisionCode;
};

/** The asked value holds, does not hold, holds with the corrected value given, or cannot be told. */
export type FieldResult = 'match' | 'no-match' | 'corrected' | 'unknown';
export type AnsweredField = { readonly field: string; readonly result: FieldResult };
export type Evidence = 'register' | 'visit' | 'interview' | 'document' | 'none';
/** Section `answer`: the minimal answer; `number` counts the answers of the case, corrections and withdrawals of one too. */
export type AnswerOpen = About &
  WithAttachments & {
    readonly round: number;
    readonly number: number;
    readonly status: 'given' | 'corrected' | 'invalidated';
    readonly results: readonly AnsweredField[];
    /** False: nobody of that name and number is known here 查无此人. */
    readonly found?: boolean;
    readonly evidence?: Evidence;
    readonly organisation?: DivisionCode;
    readonly filing?: string;
  };
export type AnswerPersonal = {
  /** By field, of those answered `corrected`. */
  readonly values?: Readonly<Record<string, string>>;
  readonly text?: string;
  readonly attachmentNames?: Readonly<Record<string, string>>;
};

/** Sections the asking side writes. */
export interface AskingSections {
  readonly question: QuestionOpen;
  readonly reminder: ReminderOpen;
  readonly clarification: ClarificationOpen;
  readonly withdrawal: WithdrawalOpen;
  readonly decision: DecisionOpen;
  readonly escalation: EscalationOpen;
  readonly 'asking-ruling': RulingOpen;
}
/** Sections the answering side writes. */
export interface AnsweringSections {
  readonly acknowledgement: AcknowledgementOpen;
  readonly suspension: SuspensionOpen;
  readonly extension: ExtensionOpen;
  readonly forwarding: ForwardingOpen;
  readonly answer: AnswerOpen;
  readonly 'answering-ruling': RulingOpen;
}
