import type { CaseKind, CaseUrgency, EscalationLevel, ServiceName } from '@contracts';
import type { Transaction } from '@platform/transaction';
import type { Answering, Asking, CaseSide, CaseState } from './case';
import type { AnswerContent } from './case-answer';
import type { AnsweredInTime } from './deadline/case-deadline';
import type { RulingState } from './ruling/ruling';

/** A case as this region holds it: what both strands make up, and who has it in hand here. */
export interface KnownCase {
  readonly caseId: string;
  /** The role of this region. */
  readonly side: CaseSide;
  readonly service: ServiceName;
  readonly partner: string;
  readonly answeringStrand?: string;
  readonly kind: CaseKind;
  readonly urgency?: CaseUrgency;
  readonly fields: readonly string[];
  readonly division: string;
  readonly askedBy: string;
  /** Where this region's side belongs: who asks, or where the question is routed to. */
  readonly organisation: string;
  readonly recordId?: string;
  readonly continues?: string;
  readonly continuedBy?: string;
  readonly disputes?: string;
  readonly filing?: string;
  readonly name?: string;
  readonly idNumber?: string;
  readonly title?: string;
  readonly state: CaseState;
  readonly round: number;
  readonly corrected: boolean;
  readonly invalidated: boolean;
  readonly extended: boolean;
  readonly reminders: number;
  readonly ruling: RulingState;
  readonly escalatedTo?: EscalationLevel;
  /** Recorded times. */
  readonly openedAt: Date;
  readonly acknowledgedAt?: Date;
  readonly answeredAt?: Date;
  readonly stateSince: Date;
  readonly updatedAt: Date;
  /** Times that count: sealed, receipted; and the due day that follows from them. */
  readonly sentAt?: Date;
  readonly deliveredAt?: Date;
  /** Month of its batch, where cut-off days are agreed. */
  readonly batch?: string;
  readonly due?: {
    readonly day: string;
    readonly at: Date;
    /** The clock stands while the other side clarifies; `day` is the end of time. */
    readonly paused?: true;
    readonly explanation: object;
    readonly warnings: readonly object[];
    readonly answered?: AnsweredInTime;
  };
  readonly holder: { readonly organisation: string; readonly account?: string };
  readonly draft?: 'proposed' | 'sent-back';
}

/** Both strands of a case, by their open values. */
export interface HeldCase {
  readonly known: KnownCase;
  readonly asking: Asking;
  readonly answering: Answering;
}

/** 交办, 上报, 审核: one step inside this region. */
export interface Handling {
  readonly caseId: string;
  readonly at: Date;
  readonly act: string;
  readonly account: string;
  readonly from: string;
  readonly to: { readonly organisation: string; readonly account?: string };
  readonly remark?: string;
}

/** 拟反馈: an answer as it was drafted below the county. */
export interface AnswerDraft {
  readonly caseId: string;
  readonly state: 'proposed' | 'sent-back';
  readonly round: number;
  readonly content: AnswerContent;
  readonly organisation: string;
  readonly account: string;
  readonly at: Date;
}

/** Reads and locks cases for those who act on them. They are written by one projection only, from both strands. */
export abstract class CaseRepository {
  /** Locks the case until the transaction ends, so that what is decided about it holds. */
  abstract lock(tx: Transaction, caseId: string): Promise<HeldCase | undefined>;
  /** Locks many, always in one order; who acts on them finds them locked. */
  abstract lockAll(tx: Transaction, caseIds: readonly string[]): Promise<void>;
  /** Runs one of many pieces of work: what it did is undone when it throws, and the others stand. */
  abstract attempt<T>(tx: Transaction, work: () => Promise<T>): Promise<T>;
  abstract find(tx: Transaction, caseIds: readonly string[]): Promise<HeldCase[]>;
  /** Gives a case into other hands, and keeps that it was. */
  abstract handOver(tx: Transaction, handling: Handling): Promise<void>;
  abstract handlings(tx: Transaction, caseId: string): Promise<Handling[]>;
  abstract findDraft(tx: Transaction, caseId: string): Promise<AnswerDraft | undefined>;
  abstract keepDraft(tx: Transaction, draft: AnswerDraft): Promise<void>;
  abstract dropDraft(tx: Transaction, caseId: string): Promise<void>;
}
