import fc from 'fast-check';
import { contradicting, heard, type HeardHead, provedAt, type ProvedHead } from './proved-time';

const moment = (minute: number): string =>
  new Date(Date.UTC(2026, 2, 2) + minute * 60_000).toISOString();
const head = (last: number, minute: number): HeardHead => ({
  last,
  at: moment(minute),
  jws: 'jws',
});
const proved = (last: number, minute: number): ProvedHead => ({
  last,
  at: new Date(moment(minute)),
});
const sealed = (minute: number): Date => new Date(moment(minute));

describe('the proved time of an entry', () => {
  it('is its seal where no head contradicts it', () => {
    expect(provedAt(sealed(5), 3, [])).toEqual(sealed(5));
    expect(provedAt(sealed(5), 3, [proved(2, 4), proved(3, 9)])).toEqual(sealed(5));
  });

  it('is the last head that did not yet contain it where its seal names an earlier time', () => {
    const heads = [proved(1, 3), proved(2, 7), proved(3, 9)];
    expect(provedAt(sealed(1), 3, heads)).toEqual(sealed(7));
    expect(provedAt(sealed(1), 2, heads)).toEqual(sealed(3));
  });
});

describe('heads heard of a stream', () => {
  it('are forgotten when nothing can come any more that they prove', () => {
    let heads: readonly HeardHead[] = [];
    for (let minute = 1; minute <= 60; minute++) heads = heard(heads, head(5, minute), 5);
    expect(heads).toEqual([head(5, 60)]);
    heads = heard(heads, head(9, 61), 5);
    expect(heads).toEqual([head(5, 60), head(9, 61)]);
    expect(heard(heads, head(9, 62), 9)).toEqual([head(9, 62)]);
  });

  it('stay while the entries they name are still to come', () => {
    const heads = [head(5, 1), head(9, 2), head(12, 3)].reduce(
      (kept, one) => heard(kept, one, 5),
      [] as readonly HeardHead[],
    );
    const against = (number: number) =>
      contradicting(heads, { first: number, last: number, sealedAt: sealed(0) });
    expect([6, 10, 13].flatMap(against)).toEqual(heads);
  });
});

/** What a stream's reader lives through, minute by minute; an author that lies names any seal and any number. */
type Event =
  | { readonly kind: 'head'; readonly last: number; readonly comes: boolean }
  | { readonly kind: 'segment'; readonly sealedAgo: number; readonly entries: number };

const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({
    kind: fc.constant('head' as const),
    last: fc.nat(12),
    comes: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('segment' as const),
    sealedAgo: fc.nat(30),
    entries: fc.integer({ min: 1, max: 3 }),
  }),
);

interface Reading {
  /** Every entry with the seal it names. */
  readonly entries: { readonly number: number; readonly sealedAt: Date }[];
  /** Every head that came. */
  readonly came: HeardHead[];
  /** What the reader said in entries: all that the author needs to know. */
  readonly said: ProvedHead[];
}

/** As `SegmentApplier`, `HeadIntake` and `LateSeals` do it. */
function read(events: readonly Event[]): Reading {
  const reading: Reading = { entries: [], came: [], said: [] };
  let heads: readonly HeardHead[] = [];
  let applied = 0;
  let sealedAt = new Date(0);
  const say = (one: HeardHead | undefined, before: Date): void => {
    if (one && new Date(one.at) > before) reading.said.push({ ...one, at: new Date(one.at) });
  };
  events.forEach((what, minute) => {
    if (what.kind === 'segment') {
      // `sealedat` never decreases in a stream.
      sealedAt = new Date(Math.max(sealedAt.getTime(), sealed(minute - what.sealedAgo).getTime()));
      const named = { first: applied + 1, last: applied + what.entries, sealedAt };
      for (const one of contradicting(heads, named)) say(one, sealedAt);
      for (let i = 0; i < what.entries; i++) reading.entries.push({ number: ++applied, sealedAt });
      return;
    }
    if (!what.comes) return;
    const one = head(what.last, minute);
    reading.came.push(one);
    heads = heard(heads, one, applied);
    const next = reading.entries.find(({ number }) => number > what.last);
    if (next) say(one, next.sealedAt);
  });
  return reading;
}

describe('what a reader says of the heads it heard', () => {
  const events = fc.array(event, { maxLength: 40 });

  it('gives every entry the time of the definition, whatever was lost, late or untrue', () => {
    fc.assert(
      fc.property(events, (happened) => {
        const { entries, came, said } = read(happened);
        for (const { number, sealedAt } of entries) {
          const without = came.filter(({ last }) => last < number).map(({ at }) => new Date(at));
          const defined = new Date(Math.max(+sealedAt, ...without.map(Number)));
          expect(provedAt(sealedAt, number, said)).toEqual(defined);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('proves no entry before its seal, and none before the one in front of it', () => {
    fc.assert(
      fc.property(events, (happened) => {
        const { entries, said } = read(happened);
        let before = new Date(0);
        for (const { number, sealedAt } of entries) {
          const at = provedAt(sealedAt, number, said);
          expect(at >= sealedAt && at >= before).toBe(true);
          before = at;
        }
      }),
    );
  });

  it('is the same for the author in whatever order, and however often, the words reach it', () => {
    fc.assert(
      fc.property(events, fc.integer(), (happened, seed) => {
        const { entries, said } = read(happened);
        const shuffled = [...said, ...said].sort(
          (a, b) => ((+a.at * seed) % 7) - ((+b.at * seed) % 7),
        );
        for (const { number, sealedAt } of entries)
          expect(provedAt(sealedAt, number, shuffled)).toEqual(provedAt(sealedAt, number, said));
      }),
    );
  });
});
