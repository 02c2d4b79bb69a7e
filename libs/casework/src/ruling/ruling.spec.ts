import fc from 'fast-check';
import type { RulingOpen } from '@contracts';
import type { Answering, Asking, CaseSide } from '../case';
import {
  judgeRuling,
  RULING_ACTS,
  RULING_STATES,
  type RulingAct,
  type RulingState,
  rulingView,
} from './ruling';

const text = (more: Partial<RulingOpen> = {}): RulingOpen => ({
  round: 1,
  number: 1,
  by: '610000',
  on: '2026-04-01',
  finding: 'answering',
  filing: '裁〔2026〕3号',
  ...more,
});
const other = text({ finding: 'asking', filing: '裁〔2026〕4号' });
const held = (asking?: RulingOpen, answering?: RulingOpen): [Asking, Answering] => [
  asking ? { 'asking-ruling': asking } : {},
  answering ? { 'answering-ruling': { about: 'case', ...answering } } : {},
];
const stateOf = (...said: [Asking, Answering]): RulingState => rulingView(...said).state;

describe('the ruling on a dispute', () => {
  it.each<[RulingState, RulingOpen | undefined, RulingOpen | undefined]>([
    ['none', undefined, undefined],
    ['asking', text(), undefined],
    ['answering', undefined, text()],
    ['countersigned', text({ number: 1 }), text({ number: 3 })],
    ['contested', text(), other],
  ])('is %s when the sides hold %j and %j', (state, asking, answering) => {
    expect(stateOf(...held(asking, answering))).toBe(state);
  });

  it.each(['by', 'on', 'finding', 'filing', 'file'] as const)(
    'is another text when %s differs',
    (member) => {
      const differing = {
        by: '620000',
        on: '2026-04-02',
        finding: 'both',
        filing: '裁〔2026〕5号',
        file: { id: 'a', bytes: 1, type: 'pdf', hash: 'another' },
      } as const;
      expect(stateOf(...held(text(), text({ [member]: differing[member] })))).toBe('contested');
    },
  );

  it('of a round before counts no longer once the dispute was taken up again', () => {
    const [asking, answering] = held(text(), text());
    const reopened = { ...asking, decision: { kind: 'reopened', round: 2 } as const };
    expect(rulingView(reopened, answering)).toEqual({ state: 'none' });
    expect(stateOf({ ...reopened, 'asking-ruling': text({ round: 2 }) }, answering)).toBe('asking');
  });
});

/** By hand: `.` is done, what stands after `!` is the code. Columns as in `RULING_STATES`. */
const TABLE: Readonly<Record<RulingAct, Readonly<Record<CaseSide, string>>>> = {
  'enter-ruling': {
    asking: '. . . . !countersigned',
    answering: '. . . . !countersigned',
  },
  'countersign-ruling': {
    asking: '!missing !own . . !countersigned',
    answering: '!missing . !own . !countersigned',
  },
};
const cells = RULING_ACTS.flatMap((act) =>
  (['asking', 'answering'] as const).flatMap((side) =>
    RULING_STATES.map((state, i) => [state, act, side, TABLE[act][side].split(' ')[i]!] as const),
  ),
);

describe('the table of a ruling', () => {
  it.each(cells)('in state %s lets %s by the %s side do: %s', (state, act, side, what) => {
    expect(judgeRuling(state, act, side)?.replace('case.ruling-', '!') ?? '.').toBe(what);
  });
});

interface Said {
  readonly side: CaseSide;
  readonly version: number;
  readonly open: RulingOpen;
}

/** What one region holds, after whatever it heard in whatever order; a higher version replaces. */
function holds(said: readonly Said[]): [Asking, Answering] {
  const newest = (side: CaseSide) =>
    said.filter((one) => one.side === side).sort((a, b) => b.version - a.version)[0]?.open;
  return held(newest('asking'), newest('answering'));
}

describe('every interleaving of what both sides say of a ruling', () => {
  it('ends in one state on both sides, and countersigned is the same text on both', () => {
    const step = fc.record({
      side: fc.constantFrom<CaseSide>('asking', 'answering'),
      act: fc.constantFrom<RulingAct>(...RULING_ACTS),
      document: fc.constantFrom(text(), other),
      heard: fc.nat({ max: 3 }),
      // A side on other software may say what our table refuses.
      heedless: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 16 }), (steps) => {
        const known: Record<CaseSide, Said[]> = { asking: [], answering: [] };
        const onTheWay: Record<CaseSide, Said[]> = { asking: [], answering: [] };
        for (const { side, act, document, heard, heedless } of steps) {
          known[side].push(...onTheWay[side].splice(0, heard));
          const view = rulingView(...holds(known[side]));
          if (judgeRuling(view.state, act, side) && !heedless) continue;
          const theirs = side === 'asking' ? view.answering : view.asking;
          const said = act === 'countersign-ruling' ? (theirs ?? document) : document;
          const entry = {
            side,
            version: known[side].filter((one) => one.side === side).length + 1,
            open: said,
          };
          known[side].push(entry);
          onTheWay[side === 'asking' ? 'answering' : 'asking'].push(entry);
        }
        const [asking, answering] = (['asking', 'answering'] as const).map((side) =>
          rulingView(...holds([...known[side], ...onTheWay[side]].reverse())),
        );
        expect(asking).toEqual(answering);
        if (asking!.state === 'countersigned')
          expect(asking!.asking!.filing).toBe(asking!.answering!.filing);
      }),
      { numRuns: 1_000 },
    );
  });
});
