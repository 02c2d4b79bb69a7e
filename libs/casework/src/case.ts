import { type RulingState, rulingView } from './ruling/ruling';
import type { AnsweringSections, AskingSections, DecisionOpen, EscalationLevel } from '@contracts';

/** 发起方 and 受理方: who put the question and who is to answer it. */
export type CaseSide = 'asking' | 'answering';

/** What the asking side has said so far, section by section: the asking strand. */
export type Asking = Partial<AskingSections>;
/** What the answering side has said so far: the answering strand. */
export type Answering = Partial<AnsweringSections>;

/** Where a case stands. What is sent and delivered is the ledger's to tell, not a state. */
export const CASE_STATES = [
  /** No question is held, so nothing said about it has an effect. */
  'unknown',
  /** 已发出: asked, and nobody has taken it in. */
  'opened',
  /** 已签收: a person of the answering side has taken it in. */
  'acknowledged',
  /** 待补充说明: the answering side asked back; its clock stands. */
  'clarifying',
  /** 已反馈. */
  'answered',
  /** 退回补充: the answer was returned; another one is expected. */
  'returned',
  /** 重新办理: an ended case was taken up again. */
  'reopened',
  /** 已采纳. */
  'accepted',
  /** 已撤回. */
  'withdrawn',
  /** 已转办: another division is competent. */
  'forwarded',
  /** 误投退回: the answering side is not competent. */
  'misaddressed',
  /** 已办结. */
  'closed',
] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** Nothing more is expected of either side, unless the asking side takes it up again. */
export const ENDED_STATES = ['accepted', 'withdrawn', 'closed'] as const satisfies CaseState[];
/** The answering side is expected to act; its deadline runs, or stands while it waits for a clarification. */
export const WAITING_STATES = [
  'opened',
  'acknowledged',
  'clarifying',
  'returned',
  'reopened',
] as const satisfies CaseState[];

/** A case as both strands make it up, whatever arrived first. */
export interface CaseView {
  readonly state: CaseState;
  /** The round that counts; every return and every reopening begins another one. */
  readonly round: number;
  /** The answer that counts in this round was corrected after it was given. */
  readonly corrected: boolean;
  /** An answer of this round was taken back. */
  readonly invalidated: boolean;
  readonly extended: boolean;
  readonly reminders: number;
  /** Of a dispute: where the ruling of the common superior stands. */
  readonly ruling: RulingState;
  /** The highest step of the ladder taken in this round. */
  readonly escalatedTo?: EscalationLevel;
}

/**
 * The state of a case: a pure function of both strands' bodies, equal on both sides once both hold both. Acts that
 * cross are decided by the order of the questions asked here, never by time: see `crossings` in the test.
 */
export function caseView(asking: Asking, answering: Answering): CaseView {
  const round = roundOf(asking);
  const { answer, extension } = answering;
  const inRound = answer !== undefined && answer.round >= round ? answer : undefined;
  return {
    state: caseState(asking, answering),
    round,
    corrected: inRound?.status === 'corrected',
    invalidated: inRound?.status === 'invalidated',
    extended: extension !== undefined,
    reminders: asking.reminder?.number ?? 0,
    ruling: rulingView(asking, answering).state,
    ...(asking.escalation?.round === round && { escalatedTo: asking.escalation.level }),
  };
}

/** In one word; the first that holds. */
export function caseState(asking: Asking, answering: Answering): CaseState {
  const { question, decision, withdrawal } = asking;
  if (!question) return 'unknown';
  const round = roundOf(asking);
  if (decision?.kind === 'closed' && decision.round === round) return 'closed';
  if (isAnswered(round, answering))
    return isAccepted(round, asking, answering) ? 'accepted' : 'answered';
  if (withdrawal?.round === round) return 'withdrawn';
  if (answering.forwarding?.round === round) return answering.forwarding.outcome;
  if (isAskedBack(round, asking, answering)) return 'clarifying';
  if (decision?.round === round && beginsRound(decision)) return decision.kind;
  // Who has answered, now or before, has taken the case in.
  return answering.acknowledgement || answering.answer ? 'acknowledged' : 'opened';
}

/** The round the asking side has come to; an answer to an earlier one was returned. */
export function roundOf({ decision }: Asking): number {
  return decision?.round ?? 1;
}

/** An answer counts in this round. */
export function isAnswered(round: number, { answer }: Answering): boolean {
  return answer !== undefined && answer.round >= round && answer.status !== 'invalidated';
}

/** An acceptance names the answer it accepts; a later correction wants another acceptance. */
function isAccepted(round: number, { decision }: Asking, { answer }: Answering): boolean {
  return (
    decision?.kind === 'accepted' && decision.round === round && decision.answer === answer?.number
  );
}

function isAskedBack(round: number, asking: Asking, { suspension }: Answering): boolean {
  if (suspension?.round !== round) return false;
  return (asking.clarification?.number ?? 0) < suspension.number;
}

function beginsRound(
  decision: DecisionOpen,
): decision is DecisionOpen & { readonly kind: 'returned' | 'reopened' } {
  return decision.kind === 'returned' || decision.kind === 'reopened';
}
