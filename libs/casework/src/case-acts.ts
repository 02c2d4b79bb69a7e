import type { CaseKind } from '@contracts';
import type { CaseSide, CaseState } from './case';
import { judgeRuling, RULING_ACTS, type RulingRefusal, type RulingState } from './ruling/ruling';

/** Acts that become entries of the asking strand. */
export const ASKING_ACTS = [
  'remind',
  'clarify',
  'withdraw',
  'accept',
  'return',
  'escalate',
  'reopen',
  'close',
] as const;
/** Acts that become entries of the answering strand. */
export const ANSWERING_ACTS = [
  'acknowledge',
  'ask-clarification',
  'extend',
  'forward',
  'misaddressed',
  'answer',
  'correct',
  'invalidate',
] as const;
/** 交办, 上报, 审核: inside one region, never told to the other side. */
export const LOCAL_ACTS = ['assign', 'hand-up', 'review'] as const;
export const CASE_ACTS = [
  ...ASKING_ACTS,
  ...ANSWERING_ACTS,
  ...RULING_ACTS,
  ...LOCAL_ACTS,
] as const;
export type CaseAct = (typeof CASE_ACTS)[number];
export type SharedAct = (typeof ASKING_ACTS)[number] | (typeof ANSWERING_ACTS)[number];

/** Why an act is refused; stable codes of the interface. */
export type ActRefusal =
  | 'case.other-side'
  | 'case.unknown'
  | 'case.not-acknowledged'
  | 'case.acknowledged'
  | 'case.not-asked-back'
  | 'case.clarifying'
  | 'case.not-answered'
  | 'case.answered'
  | 'case.accepted'
  | 'case.withdrawn'
  | 'case.forwarded'
  | 'case.misaddressed'
  | 'case.closed'
  | 'case.not-ended'
  | 'case.kind'
  | 'case.ruling-uncountersigned'
  | RulingRefusal;

/** What an act makes of a state; `same` leaves it, `before` returns to what it was before the question back. */
export type Transition = CaseState | 'same' | 'before' | 'waiting';

interface ActRow {
  readonly side: CaseSide | 'both';
  readonly to: Partial<Record<CaseState, Transition>>;
  /** Where the state's own code would not tell what is missing. */
  readonly refused?: Partial<Record<CaseState, ActRefusal>>;
}

const each = (states: readonly CaseState[], to: Transition): ActRow['to'] =>
  Object.fromEntries(states.map((state) => [state, to]));
const refusing = (states: readonly CaseState[], code: ActRefusal): ActRow['refused'] =>
  Object.fromEntries(states.map((state) => [state, code]));

const UNANSWERED = ['opened', 'acknowledged', 'clarifying', 'returned', 'reopened'] as const;
const WORKING = ['acknowledged', 'returned', 'reopened'] as const;
const TURNED_AWAY = ['forwarded', 'misaddressed'] as const;
/** A ruling may come as long as the dispute stands, also after both have found together. */
const DISPUTED = [...UNANSWERED, 'answered', 'accepted'] as const;
const NOT_ASKED_BACK = ['opened', 'acknowledged', 'returned', 'reopened'] as const;

/** The whole table. An act whose state is not named is refused, by the code of the state unless the row says another. */
const TABLE: Readonly<Record<CaseAct, ActRow>> = {
  remind: { side: 'asking', to: each(NOT_ASKED_BACK, 'same') },
  clarify: {
    side: 'asking',
    to: { clarifying: 'before' },
    refused: refusing(NOT_ASKED_BACK, 'case.not-asked-back'),
  },
  withdraw: { side: 'asking', to: each([...UNANSWERED, ...TURNED_AWAY], 'withdrawn') },
  accept: {
    side: 'asking',
    to: { answered: 'accepted' },
    refused: refusing(UNANSWERED, 'case.not-answered'),
  },
  return: {
    side: 'asking',
    to: each(['answered', ...TURNED_AWAY], 'returned'),
    refused: refusing(UNANSWERED, 'case.not-answered'),
  },
  escalate: { side: 'asking', to: each(NOT_ASKED_BACK, 'same') },
  reopen: {
    side: 'asking',
    to: each(['accepted', 'withdrawn', 'closed'], 'reopened'),
    refused: refusing([...UNANSWERED, 'answered', ...TURNED_AWAY], 'case.not-ended'),
  },
  close: {
    side: 'asking',
    to: each(
      [...TURNED_AWAY, 'acknowledged', 'answered', 'accepted', 'withdrawn', 'reopened'],
      'closed',
    ),
    refused: refusing(UNANSWERED, 'case.not-answered'),
  },
  acknowledge: {
    side: 'answering',
    to: { opened: 'acknowledged' },
    refused: refusing([...WORKING, 'clarifying'], 'case.acknowledged'),
  },
  'ask-clarification': {
    side: 'answering',
    to: each(WORKING, 'clarifying'),
  },
  extend: { side: 'answering', to: each([...WORKING, 'clarifying'], 'same') },
  forward: { side: 'answering', to: each(['opened', 'clarifying', ...WORKING], 'forwarded') },
  misaddressed: {
    side: 'answering',
    to: each(['opened', 'clarifying', ...WORKING], 'misaddressed'),
  },
  answer: { side: 'answering', to: each([...WORKING, 'clarifying'], 'answered') },
  correct: {
    side: 'answering',
    to: each(['answered', 'accepted'], 'answered'),
    refused: refusing(UNANSWERED, 'case.not-answered'),
  },
  invalidate: {
    side: 'answering',
    to: each(['answered', 'accepted'], 'waiting'),
    refused: refusing(UNANSWERED, 'case.not-answered'),
  },
  'enter-ruling': { side: 'both', to: each(DISPUTED, 'same') },
  'countersign-ruling': { side: 'both', to: each(DISPUTED, 'same') },
  assign: { side: 'both', to: each([...UNANSWERED, 'answered', ...TURNED_AWAY], 'same') },
  'hand-up': { side: 'answering', to: each(UNANSWERED, 'same') },
  review: { side: 'answering', to: each([...WORKING, 'clarifying'], 'same') },
};

/** The code that says what a state is, when an act does not fit it. */
const CODE_OF: Readonly<Record<CaseState, ActRefusal>> = {
  unknown: 'case.unknown',
  opened: 'case.not-acknowledged',
  acknowledged: 'case.acknowledged',
  clarifying: 'case.clarifying',
  answered: 'case.answered',
  returned: 'case.not-answered',
  reopened: 'case.not-answered',
  accepted: 'case.accepted',
  withdrawn: 'case.withdrawn',
  forwarded: 'case.forwarded',
  misaddressed: 'case.misaddressed',
  closed: 'case.closed',
};

export type Judged = { readonly to: Transition } | { readonly refused: ActRefusal };

/** State × act × side: what the act leads to, or the code it is refused with. */
export function judgeAct(state: CaseState, act: CaseAct, side: CaseSide): Judged {
  const row = TABLE[act];
  if (row.side !== 'both' && row.side !== side) return { refused: 'case.other-side' };
  const to = row.to[state];
  return to ? { to } : { refused: row.refused?.[state] ?? CODE_OF[state] };
}

/** The further dimension: a notice is taken in and closed; a letter has no due day to extend; a dispute ends
 * with a ruling that both have countersigned; what is asked in the open must be accepted before it is closed. */
export function judgeActOn(
  kind: CaseKind,
  state: CaseState,
  act: CaseAct,
  side: CaseSide,
  ruling: RulingState = 'none',
): Judged {
  const judged = judgeAct(state, act, side);
  if ('refused' in judged) return judged;
  if (kind === 'notice' && ANSWERED_ONLY.includes(act)) return { refused: 'case.kind' };
  if (kind === 'correspondence' && act === 'extend') return { refused: 'case.kind' };
  if (act === 'enter-ruling' || act === 'countersign-ruling') {
    const refused = kind === 'dispute' ? judgeRuling(ruling, act, side) : 'case.kind';
    return refused ? { refused } : judged;
  }
  if (kind === 'dispute' && act === 'close' && ruling !== 'countersigned')
    return { refused: ruling === 'none' ? 'case.ruling-missing' : 'case.ruling-uncountersigned' };
  if (act === 'close' && mustBeAccepted(kind) && CLOSED_UNACCEPTED.includes(state))
    return { refused: 'case.not-answered' };
  return judged;
}

const ANSWERED_ONLY: readonly CaseAct[] = [
  'answer',
  'correct',
  'invalidate',
  'extend',
  'review',
  'accept',
];
const CLOSED_UNACCEPTED: readonly CaseState[] = ['acknowledged', 'answered', 'reopened'];

/** A letter may be left without reply, and a dispute ends with a ruling; a verification ends with an accepted answer. */
function mustBeAccepted(kind: CaseKind): boolean {
  return kind === 'verification' || kind === 'objection';
}

/** What one side may do with a case now. */
export function actsOn(
  kind: CaseKind,
  state: CaseState,
  side: CaseSide,
  ruling?: RulingState,
): CaseAct[] {
  return CASE_ACTS.filter((act) => 'to' in judgeActOn(kind, state, act, side, ruling));
}
