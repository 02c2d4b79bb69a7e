import type { CaseKind } from '@contracts';
import { CASE_STATES, type CaseSide, type CaseState } from './case';
import { actsOn, CASE_ACTS, type CaseAct, judgeAct, judgeActOn } from './case-acts';
import { judgeRuling, RULING_ACTS, RULING_STATES, type RulingState } from './ruling/ruling';

/**
 * The table once more, by hand: a row an act, a column a state in the order of `COLUMNS`. A word is where it leads,
 * `=` leaves the state, `<` returns to what was before the question back, `~` waits for another answer, what stands
 * after `!` is the code it is refused with.
 */
const COLUMNS: readonly CaseState[] = [
  'unknown',
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
];
const ENDS = '!accepted !withdrawn !forwarded !misaddressed !closed';
const AWAY = '!forwarded !misaddressed !closed';
const TABLE: Readonly<Record<CaseAct, readonly [side: CaseSide | 'both', row: string]>> = {
  remind: ['asking', `!unknown = = !clarifying !answered = = ${ENDS}`],
  clarify: [
    'asking',
    `!unknown !not-asked-back !not-asked-back < !answered !not-asked-back !not-asked-back ${ENDS}`,
  ],
  withdraw: [
    'asking',
    '!unknown withdrawn withdrawn withdrawn !answered withdrawn withdrawn !accepted !withdrawn withdrawn withdrawn !closed',
  ],
  accept: [
    'asking',
    `!unknown !not-answered !not-answered !not-answered accepted !not-answered !not-answered ${ENDS}`,
  ],
  return: [
    'asking',
    '!unknown !not-answered !not-answered !not-answered returned !not-answered !not-answered !accepted !withdrawn returned returned !closed',
  ],
  escalate: ['asking', `!unknown = = !clarifying !answered = = ${ENDS}`],
  reopen: [
    'asking',
    '!unknown !not-ended !not-ended !not-ended !not-ended !not-ended !not-ended reopened reopened !not-ended !not-ended reopened',
  ],
  close: [
    'asking',
    '!unknown !not-answered closed !not-answered closed !not-answered closed closed closed closed closed !closed',
  ],
  acknowledge: [
    'answering',
    `!unknown acknowledged !acknowledged !acknowledged !answered !acknowledged !acknowledged ${ENDS}`,
  ],
  'ask-clarification': [
    'answering',
    `!unknown !not-acknowledged clarifying !clarifying !answered clarifying clarifying ${ENDS}`,
  ],
  extend: ['answering', `!unknown !not-acknowledged = = !answered = = ${ENDS}`],
  forward: [
    'answering',
    `!unknown forwarded forwarded forwarded !answered forwarded forwarded ${ENDS}`,
  ],
  misaddressed: [
    'answering',
    `!unknown misaddressed misaddressed misaddressed !answered misaddressed misaddressed ${ENDS}`,
  ],
  answer: [
    'answering',
    `!unknown !not-acknowledged answered answered !answered answered answered ${ENDS}`,
  ],
  correct: [
    'answering',
    `!unknown !not-answered !not-answered !not-answered answered !not-answered !not-answered answered !withdrawn ${AWAY}`,
  ],
  invalidate: [
    'answering',
    `!unknown !not-answered !not-answered !not-answered ~ !not-answered !not-answered ~ !withdrawn ${AWAY}`,
  ],
  'enter-ruling': ['both', `!unknown = = = = = = = !withdrawn ${AWAY}`],
  'countersign-ruling': ['both', `!unknown = = = = = = = !withdrawn ${AWAY}`],
  assign: ['both', '!unknown = = = = = = !accepted !withdrawn = = !closed'],
  'hand-up': ['answering', `!unknown = = = !answered = = ${ENDS}`],
  review: ['answering', `!unknown !not-acknowledged = = !answered = = ${ENDS}`],
};

const cells = CASE_ACTS.flatMap((act) =>
  (['asking', 'answering'] as const).flatMap((side) =>
    COLUMNS.map((state, column): [CaseState, CaseAct, CaseSide, string] => [
      state,
      act,
      side,
      expected(act, side, column),
    ]),
  ),
);

function expected(act: CaseAct, side: CaseSide, column: number): string {
  const [owner, row] = TABLE[act];
  if (owner !== 'both' && owner !== side) return '!other-side';
  return row.split(' ')[column]!;
}

function shown(state: CaseState, act: CaseAct, side: CaseSide): string {
  const judged = judgeAct(state, act, side);
  if ('refused' in judged) return judged.refused.replace('case.', '!');
  return { same: '=', before: '<', waiting: '~' }[judged.to as string] ?? judged.to;
}

describe('the table of acts', () => {
  it('names every state and every act', () => {
    expect([...COLUMNS].sort()).toEqual([...CASE_STATES].sort());
    for (const [, row] of Object.values(TABLE)) expect(row.split(' ')).toHaveLength(12);
  });

  it.each(cells)('in state %s lets %s by the %s side do: %s', (state, act, side, what) => {
    expect(shown(state, act, side)).toBe(what);
  });
});

describe('the kind of a case', () => {
  const refused = (
    kind: CaseKind,
    state: CaseState,
    act: CaseAct,
    side: CaseSide,
    ruling?: RulingState,
  ) => {
    const judged = judgeActOn(kind, state, act, side, ruling);
    return 'refused' in judged ? judged.refused : undefined;
  };

  it('lets a notice be taken in and closed, never answered', () => {
    for (const act of ['answer', 'extend', 'review'] as const)
      expect(refused('notice', 'acknowledged', act, 'answering')).toBe('case.kind');
    expect(refused('notice', 'acknowledged', 'close', 'asking')).toBeUndefined();
    expect(actsOn('notice', 'acknowledged', 'answering')).not.toContain('answer');
  });

  it('closes a verification or an objection only after its answer was accepted', () => {
    for (const kind of ['verification', 'objection'] as const)
      for (const state of ['acknowledged', 'answered', 'reopened'] as const)
        expect(refused(kind, state, 'close', 'asking')).toBe('case.not-answered');
    expect(refused('verification', 'accepted', 'close', 'asking')).toBeUndefined();
    expect(refused('correspondence', 'acknowledged', 'close', 'asking')).toBeUndefined();
  });

  it('extends no letter, which has no due day', () => {
    expect(refused('correspondence', 'acknowledged', 'extend', 'answering')).toBe('case.kind');
  });

  it.each(RULING_STATES)('closes a dispute with its ruling only: %s', (ruling) => {
    const code = {
      none: 'case.ruling-missing',
      asking: 'case.ruling-uncountersigned',
      answering: 'case.ruling-uncountersigned',
      contested: 'case.ruling-uncountersigned',
      countersigned: undefined,
    }[ruling];
    for (const state of ['answered', 'accepted'] as const)
      expect(refused('dispute', state, 'close', 'asking', ruling)).toBe(code);
  });

  it('knows a ruling on a dispute alone, and asks the table of the ruling', () => {
    for (const act of RULING_ACTS) {
      for (const kind of ['verification', 'notice', 'correspondence', 'objection'] as const)
        expect(refused(kind, 'answered', act, 'asking')).toBe('case.kind');
      for (const side of ['asking', 'answering'] as const)
        for (const ruling of RULING_STATES)
          expect(refused('dispute', 'answered', act, side, ruling)).toBe(
            judgeRuling(ruling, act, side),
          );
    }
  });

  it('shows each side its own acts alone', () => {
    expect(actsOn('verification', 'answered', 'asking')).toEqual(['accept', 'return', 'assign']);
    expect(actsOn('verification', 'opened', 'answering')).toEqual([
      'acknowledge',
      'forward',
      'misaddressed',
      'assign',
      'hand-up',
    ]);
  });
});
