import type { AgreementDocument } from '@contracts';
import {
  actResult,
  actsOpenTo,
  agreementActs,
  sides,
  standingOf,
  standings,
  talks,
  type ActState,
  type AgreementAct,
  type Side,
  type Standing,
  type Talk,
} from './agreement-acts';
import type { AgreementMatter } from './agreement-matter';

const cells = standings.flatMap((standing) =>
  talks.flatMap((talk) =>
    agreementActs.flatMap((act) =>
      sides.flatMap((side) =>
        [false, true].map((declared) => ({ standing, talk, act, side, declared })),
      ),
    ),
  ),
);
const result = (
  standing: Standing,
  talk: Talk,
  act: AgreementAct,
  side: Side,
  declared = false,
): string => {
  const found = actResult({ standing, talk, declared }, act, side);
  return 'refusal' in found ? found.refusal : found.talk.join('|') + (found.standing ?? '');
};

/**
 * The table once more, by hand, after issue 4 (draft → proposed → counter-proposed → countersigned → in force → amended →
 * ended) and decision 0018. A word is the talk it leads to, `proposed|counter-proposed`: one's own, whichever it was;
 * `signed`: no talk, and the version binds; `ends`: the talk stays, the end is declared. What stands after `!` is the
 * code it is refused with; after `/`, what holds instead once the acting side has itself declared the end.
 */
const COLUMNS: readonly AgreementAct[] = [
  'propose',
  'counter-propose',
  'countersign',
  'refuse',
  'withdraw',
  'end',
];
const KEPT = 'proposed|counter-proposed';
/** Nothing binds yet, or the last version ran out: everything can be talked about, there is nothing to end. */
const UNBOUND = `
  none             either          proposed        !no-proposal     !no-proposal    !no-proposal  !no-proposal      !not-binding
  proposed         proposing       !proposal-open  !own-proposal    !signed-already !own-proposal none              !not-binding
  proposed         countersigning  !proposal-open  counter-proposed signed          none          !not-own-proposal !not-binding
  counter-proposed proposing       !proposal-open  !own-proposal    !signed-already !own-proposal none              !not-binding
  counter-proposed countersigning  !proposal-open  counter-proposed signed          none          !not-own-proposal !not-binding
  crossed          either          !proposal-open  counter-proposed signed          ${KEPT}       ${KEPT}           !not-binding`;
/** A version binds, now or from its first day on: it can be amended, and either side can declare its end. */
const BOUND = `
  none             either          proposed        !no-proposal     !no-proposal    !no-proposal  !no-proposal      ends/!end-declared
  proposed         proposing       !proposal-open  !own-proposal    !signed-already !own-proposal none              ends/!end-declared
  proposed         countersigning  !proposal-open  counter-proposed signed          none          !not-own-proposal ends/!end-declared
  counter-proposed proposing       !proposal-open  !own-proposal    !signed-already !own-proposal none              ends/!end-declared
  counter-proposed countersigning  !proposal-open  counter-proposed signed          none          !not-own-proposal ends/!end-declared
  crossed          either          !proposal-open  counter-proposed signed          ${KEPT}       ${KEPT}           ends/!end-declared`;
/** The end is declared: nothing binds anew, a talk can still be closed, the other side may name an earlier day. */
const ENDING = `
  none             either          !end-declared   !end-declared    !end-declared   !no-proposal  !no-proposal      ends/!end-declared
  proposed         proposing       !end-declared   !end-declared    !end-declared   !own-proposal none              ends/!end-declared
  proposed         countersigning  !end-declared   !end-declared    !end-declared   none          !not-own-proposal ends/!end-declared
  counter-proposed proposing       !end-declared   !end-declared    !end-declared   !own-proposal none              ends/!end-declared
  counter-proposed countersigning  !end-declared   !end-declared    !end-declared   none          !not-own-proposal ends/!end-declared
  crossed          either          !end-declared   !end-declared    !end-declared   ${KEPT}       ${KEPT}           ends/!end-declared`;
/** The end is reached: the same, and there is nothing left to end. */
const ENDED = `
  none             either          !ended          !ended           !ended          !no-proposal  !no-proposal      !ended
  proposed         proposing       !ended          !ended           !ended          !own-proposal none              !ended
  proposed         countersigning  !ended          !ended           !ended          none          !not-own-proposal !ended
  counter-proposed proposing       !ended          !ended           !ended          !own-proposal none              !ended
  counter-proposed countersigning  !ended          !ended           !ended          none          !not-own-proposal !ended
  crossed          either          !ended          !ended           !ended          ${KEPT}       ${KEPT}           !ended`;
const TABLE: Readonly<Record<Standing, string>> = {
  none: UNBOUND,
  countersigned: BOUND,
  'in-force': BOUND,
  ending: ENDING,
  lapsed: UNBOUND,
  ended: ENDED,
};

const written = Object.entries(TABLE).flatMap(([standing, rows]) =>
  rows
    .trim()
    .split('\n')
    .flatMap((row) => {
      const [talk, side, ...outcomes] = row.trim().split(/ +/);
      return sides
        .filter((one) => side === 'either' || side === one)
        .map((one) => ({
          standing: standing as Standing,
          talk: talk as Talk,
          side: one,
          outcomes,
        }));
    }),
);

/** An outcome of the table in the words of the one written by hand. */
function shown(state: ActState, act: AgreementAct, side: Side): string {
  const found = actResult(state, act, side);
  if ('refusal' in found) return found.refusal.replace('agreement.', '!');
  if (found.standing === 'countersigned') return found.talk.join() === 'none' ? 'signed' : '?';
  if (found.standing === 'ending') return found.talk.join() === state.talk ? 'ends' : '?';
  return found.talk.join('|');
}

describe('the table of an agreement, written by hand', () => {
  it('names every standing, talk, side and act once', () => {
    expect([...COLUMNS].sort()).toEqual([...agreementActs].sort());
    expect(Object.keys(TABLE).sort()).toEqual([...standings].sort());
    const rows = written.map(({ standing, talk, side }) => `${standing} ${talk} ${side}`);
    const all = standings.flatMap((standing) =>
      talks.flatMap((talk) => sides.map((side) => `${standing} ${talk} ${side}`)),
    );
    expect(rows.sort()).toEqual(all.sort());
    for (const { outcomes } of written) expect(outcomes).toHaveLength(COLUMNS.length);
  });

  it.each(written)(
    'holds where it is $standing, the talk is $talk and the side is $side',
    ({ standing, talk, side, outcomes }) => {
      for (const declared of [false, true])
        expect(COLUMNS.map((act) => shown({ standing, talk, declared }, act, side))).toEqual(
          outcomes.map((outcome) => outcome.split('/').at(declared ? -1 : 0)),
        );
    },
  );
});

describe('the table of an agreement', () => {
  it('has for every standing, talk, act and side a transition or a coded refusal', () => {
    expect(cells).toHaveLength(576);
    for (const { act, side, ...state } of cells) {
      const found = actResult(state, act, side);
      if ('refusal' in found) expect(found.refusal).toMatch(/^agreement\.[a-z-]+$/);
      else expect(found.talk.every((talk) => talks.includes(talk))).toBe(true);
    }
  });

  it.each<[Talk, Side, string[]]>([
    ['none', 'proposing', ['propose']],
    ['none', 'countersigning', ['propose']],
    ['proposed', 'proposing', ['withdraw']],
    ['proposed', 'countersigning', ['counter-propose', 'countersign', 'refuse']],
    ['counter-proposed', 'proposing', ['withdraw']],
    ['counter-proposed', 'countersigning', ['counter-propose', 'countersign', 'refuse']],
    ['crossed', 'proposing', ['counter-propose', 'countersign', 'refuse', 'withdraw']],
  ])('lets who has %s and is %s do nothing but %j', (talk, side, allowed) => {
    const open = agreementActs.filter((act) => !result('none', talk, act, side).includes('.'));
    expect(open).toEqual(allowed);
  });

  it('lets nobody sign twice, nor answer for the other side', () => {
    expect(result('none', 'proposed', 'countersign', 'proposing')).toBe('agreement.signed-already');
    expect(result('none', 'proposed', 'withdraw', 'countersigning')).toBe(
      'agreement.not-own-proposal',
    );
  });

  it('ends what binds, once a side, and nothing else', () => {
    expect(result('none', 'proposed', 'end', 'proposing')).toBe('agreement.not-binding');
    expect(result('lapsed', 'none', 'end', 'proposing')).toBe('agreement.not-binding');
    expect(result('in-force', 'none', 'end', 'countersigning')).toBe('noneending');
    expect(result('ending', 'none', 'end', 'countersigning')).toBe('noneending');
    expect(result('ending', 'none', 'end', 'countersigning', true)).toBe('agreement.end-declared');
    expect(result('ended', 'none', 'end', 'proposing')).toBe('agreement.ended');
  });

  it('binds nothing anew while an end is declared, but lets a talk be closed', () => {
    for (const act of ['propose', 'counter-propose', 'countersign'] as const) {
      expect(result('ending', 'proposed', act, 'countersigning')).toBe('agreement.end-declared');
      expect(result('ended', 'proposed', act, 'countersigning')).toBe('agreement.ended');
    }
    expect(result('ending', 'proposed', 'refuse', 'countersigning')).toBe('none');
    expect(result('ended', 'proposed', 'withdraw', 'proposing')).toBe('none');
  });

  it('lets what has run out be renewed by a version both sign', () => {
    expect(result('lapsed', 'none', 'propose', 'proposing')).toBe('proposed');
    expect(result('lapsed', 'proposed', 'countersign', 'countersigning')).toBe('nonecountersigned');
  });
});

describe('an agreement whose amendment shortened the term', () => {
  const version = (number: number, from: string, to: string) => ({
    hash: `v${number}`,
    document: { id: 'a', version: number, from, to } as AgreementDocument,
    signatures: {},
  });
  const longer = version(1, '2026-01-01', '2028-12-31');
  const shorter = version(2, '2026-06-01', '2026-12-31');
  const matter = (more: Partial<AgreementMatter> = {}): AgreementMatter => ({
    agreementId: 'a',
    regions: ['410100', '610300'],
    proposals: [],
    versions: [longer, shorter],
    endedBy: [],
    ...more,
  });

  it('lapses with the amendment, not with the version it took the place of', () => {
    expect(standingOf(matter(), '2026-05-31')).toBe('in-force');
    expect(standingOf(matter(), '2026-12-31')).toBe('in-force');
    expect(standingOf(matter(), '2027-01-05')).toBe('lapsed');
    expect(actsOpenTo(matter(), '410100', '2027-01-05')).toEqual(['propose']);
  });

  it('waits for the version that renews it, also while the first one’s days would still run', () => {
    const versions = [longer, shorter, version(3, '2027-03-01', '2027-12-31')];
    expect(standingOf(matter({ versions }), '2027-01-05')).toBe('countersigned');
    expect(standingOf(matter({ versions }), '2027-03-01')).toBe('in-force');
  });

  it('has ended with the amendment where an end was declared for a later day', () => {
    const declared = matter({ endsOn: '2027-06-30', endedBy: ['410100'] });
    expect(standingOf(declared, '2026-12-31')).toBe('ending');
    expect(standingOf(declared, '2027-01-01')).toBe('ended');
  });
});
