import type { Side } from '../registration.read-model';

/** 一方未建卡: why a person is live on one side only; the first that holds. */
export const ONE_SIDED_REASONS = [
  'no-number',
  'refused',
  'undelivered',
  'other-side-ended',
  'pairing-undone',
  'duplicate',
  'unanswered',
  'not-in-home-register',
  'no-departure',
  'no-arrival',
] as const;
export type OneSidedReason = (typeof ONE_SIDED_REASONS)[number];

/** What the next person does about it; a screen has one button for each. */
export type NextStep =
  | 'complete-number'
  | 'correct'
  | 'see-exchange'
  | 'end-own'
  | 'pair'
  | 'compare'
  | 'confirm-identity'
  | 'register-departure'
  | 'register-arrival'
  | 'ask-partner';

export interface NextMove {
  /** Whose turn it is: this office's, or the partner's, whom it can ask. */
  readonly turn: 'own' | 'partner';
  readonly step: NextStep;
}

const OWN = (step: NextStep): NextMove => ({ turn: 'own', step });
const THEIRS: NextMove = { turn: 'partner', step: 'ask-partner' };

/** The whole table reason × the side this region plays. */
const MOVES: Readonly<Record<OneSidedReason, Readonly<Record<Side, NextMove>>>> = {
  'no-number': { sending: OWN('pair'), receiving: OWN('complete-number') },
  refused: { sending: OWN('correct'), receiving: OWN('correct') },
  undelivered: { sending: OWN('see-exchange'), receiving: OWN('see-exchange') },
  'other-side-ended': { sending: OWN('end-own'), receiving: OWN('end-own') },
  'pairing-undone': { sending: OWN('pair'), receiving: THEIRS },
  duplicate: { sending: OWN('compare'), receiving: OWN('compare') },
  unanswered: { sending: OWN('confirm-identity'), receiving: THEIRS },
  'not-in-home-register': { sending: OWN('pair'), receiving: THEIRS },
  'no-departure': { sending: OWN('register-departure'), receiving: THEIRS },
  'no-arrival': { sending: THEIRS, receiving: OWN('register-arrival') },
};

/** Where the live half is not ours to end, the one who can is asked. */
export function nextMove(reason: OneSidedReason, own: Side, live: Side): NextMove {
  if (reason === 'other-side-ended' && own !== live) return THEIRS;
  return MOVES[reason][own];
}

/** How many people of a pair are live where, today. */
export interface LiveCounts {
  readonly both: number;
  readonly sendingOnly: number;
  readonly receivingOnly: number;
}

/** 共管率 (domain guide 8.3): live on both sides ÷ live on at least one. Nobody live is no rate, never 100 %: 不计分. */
export function bothSidesRate({ both, sendingOnly, receivingOnly }: LiveCounts): number | null {
  const either = both + sendingOnly + receivingOnly;
  return either === 0 ? null : both / either;
}

export function added(one: LiveCounts, other: LiveCounts): LiveCounts {
  return {
    both: one.both + other.both,
    sendingOnly: one.sendingOnly + other.sendingOnly,
    receivingOnly: one.receivingOnly + other.receivingOnly,
  };
}

export const NOBODY: LiveCounts = { both: 0, sendingOnly: 0, receivingOnly: 0 };
