import fc from 'fast-check';
import { noon } from '../../testing/sealed-chain';
import { hashOf } from '../wire/hash';
import { firstPrev } from '../wire/segment';
import type { SegmentHeader } from '../wire/segment-header';
import { decide, HELD_MAX, type Decision, type Known, type Position } from './position';

const stream = '610300.sending/410100';
interface Authentic {
  readonly header: SegmentHeader;
  readonly hash: string;
}

/** Segments as the gate lets them through: only numbers, hashes and times matter here. */
function chainOf(sizes: readonly number[], name = 'genuine'): Authentic[] {
  const chain: Authentic[] = [];
  for (const size of sizes) {
    const before = chain.at(-1);
    const first = (before?.header.last ?? 0) + 1;
    chain.push(
      aSegment({ first, last: first + size - 1, prev: before?.hash ?? firstPrev(stream) }, name),
    );
  }
  return chain;
}

function aSegment(more: Partial<SegmentHeader>, name = 'genuine'): Authentic {
  const header = {
    v: 1,
    kid: 'k',
    stream,
    first: 1,
    last: 1,
    prev: firstPrev(stream),
    sealedat: noon.toISOString(),
    root: 'r',
    cek: 'c',
    ...more,
  };
  return { header, hash: hashOf(`${name} ${header.first} ${header.last} ${header.prev}`) };
}

const nothing: Position = { last: 0, hash: firstPrev(stream), state: 'flowing' };
const fresh: Known = { applied: [], held: [], heldCount: 0 };
const span = ({ header: { first, last }, hash }: Authentic) => ({ first, last, hash });
const after = (segment: Authentic): Position => ({
  last: segment.header.last,
  hash: segment.hash,
  sealedat: segment.header.sealedat,
  state: 'flowing',
});

/** A stream at its reader: does what `decide` says, as the intake does with tables. */
class Reader {
  position = nothing;
  applied: Authentic[] = [];
  held: Authentic[] = [];

  take(segment: Authentic): Decision {
    const overlaps = (other: Authentic) =>
      other.header.first <= segment.header.last && segment.header.first <= other.header.last;
    const known = {
      applied: this.applied.filter(overlaps).map(span),
      held: this.held.filter(overlaps).map(span),
      heldCount: this.held.length,
    };
    const decision = decide(this.position, segment, known, noon);
    if (decision.kind === 'hold') this.held.push(segment);
    if (decision.kind === 'equivocation') this.position = { ...this.position, state: 'blocked' };
    if (decision.kind === 'apply') {
      this.applied.push(segment);
      this.position = after(segment);
      this.held = this.held.filter((held) => held.header.first > segment.header.last);
      const next = this.held.find((held) => held.header.first === segment.header.last + 1);
      if (next) this.take(next);
    }
    return decision;
  }

  numbers(): number[] {
    return this.applied.flatMap(({ header: { first, last } }) =>
      Array.from({ length: last - first + 1 }, (_, i) => first + i),
    );
  }
}

const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 12 });

describe('a stream at its reader', () => {
  it('has every number once and in order, whatever was doubled, turned round or lost and sent again', () => {
    fc.assert(
      fc.property(sizes, fc.array(fc.nat(), { maxLength: 60 }), (chainSizes, arrivals) => {
        const chain = chainOf(chainSizes);
        const reader = new Reader();
        for (const arrival of arrivals) reader.take(chain[arrival % chain.length]!);
        // The resend: everything from the reader's position on, oldest first.
        for (const segment of chain.filter((s) => s.header.last > reader.position.last))
          reader.take(segment);
        expect(reader.numbers()).toEqual(
          Array.from({ length: chain.at(-1)!.header.last }, (_, i) => i + 1),
        );
        expect(reader.position).toMatchObject({ hash: chain.at(-1)!.hash, state: 'flowing' });
        expect(reader.held).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('takes nothing more once its author signed two segments at one number', () => {
    fc.assert(
      fc.property(
        sizes,
        fc.nat(),
        fc.array(fc.nat(), { maxLength: 40 }),
        (chainSizes, where, arrivals) => {
          const chain = chainOf(chainSizes);
          const at = chain[where % chain.length]!;
          const other = aSegment({ ...at.header }, 'other');
          const reader = new Reader();
          for (const arrival of arrivals) reader.take(chain[arrival % chain.length]!);
          reader.take(at);
          expect(reader.take(other).kind).toBe('equivocation');
          const reached = reader.position.last;
          for (const segment of chain) reader.take(segment);
          expect(reader.position).toMatchObject({ last: reached, state: 'blocked' });
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('an authentic segment', () => {
  const [one, two, three] = chainOf([2, 2, 2]) as [Authentic, Authentic, Authentic];
  const applied: Known = { ...fresh, applied: [span(one)] };

  it('is applied when it is next with my prev', () => {
    expect(decide(nothing, one, fresh, noon)).toEqual({ kind: 'apply', ahead: false });
    expect(decide(after(one), two, fresh, noon)).toEqual({ kind: 'apply', ahead: false });
  });

  it('is skipped when it was applied with the same hash', () => {
    expect(decide(after(two), one, applied, noon)).toEqual({ kind: 'skip', why: 'applied' });
  });

  it('is held when it is later, once', () => {
    expect(decide(nothing, two, fresh, noon)).toEqual({ kind: 'hold', why: 'later' });
    expect(decide(nothing, two, { ...fresh, held: [span(two)], heldCount: 1 }, noon)).toEqual({
      kind: 'skip',
      why: 'held',
    });
    expect(decide(nothing, two, { ...fresh, heldCount: HELD_MAX }, noon)).toEqual({
      kind: 'skip',
      why: 'hold-full',
    });
  });

  it('is applied although it is held: that is how held ones leave', () => {
    expect(
      decide(after(one), two, { ...fresh, held: [span(two)], heldCount: HELD_MAX }, noon).kind,
    ).toBe('apply');
  });

  it('proves equivocation', () => {
    const other = aSegment(one.header, 'other');
    expect(decide(after(one), other, applied, noon)).toEqual({
      kind: 'equivocation',
      why: 'other-hash',
      against: one.hash,
    });
    const across = aSegment({ first: 2, last: 3 });
    expect(decide(after(one), across, applied, noon)).toEqual({
      kind: 'equivocation',
      why: 'overlap',
      against: one.hash,
    });
    const shorter = aSegment({ first: 1, last: 1 });
    expect(decide(after(one), shorter, applied, noon)).toMatchObject({ why: 'overlap' });
    const otherPrev = aSegment({ ...two.header, prev: hashOf('x') });
    expect(decide(after(one), otherPrev, fresh, noon)).toEqual({
      kind: 'equivocation',
      why: 'other-prev',
      against: one.hash,
    });
    const heldOther = aSegment(three.header, 'other');
    expect(
      decide(nothing, heldOther, { ...fresh, held: [span(three)], heldCount: 1 }, noon),
    ).toEqual({ kind: 'equivocation', why: 'held-twice', against: three.hash });
  });

  it('waits when its time is before that of the segment before, or its version is not known', () => {
    const earlier = aSegment({ ...two.header, sealedat: '2026-03-01T03:59:59.999Z' });
    expect(decide(after(one), earlier, fresh, noon)).toEqual({
      kind: 'waiting',
      code: 'segment.time',
    });
    expect(decide(nothing, aSegment({ v: 2 }), fresh, noon)).toEqual({
      kind: 'waiting',
      code: 'segment.version',
    });
  });

  it('sealed ahead of my clock is applied, with an alarm above 5 minutes, held above 24 hours', () => {
    const ahead = (ms: number) =>
      aSegment({ sealedat: new Date(noon.getTime() + ms).toISOString() });
    const decided = (ms: number) => decide(nothing, ahead(ms), fresh, noon);
    expect(decided(5 * 60_000)).toEqual({ kind: 'apply', ahead: false });
    expect(decided(5 * 60_000 + 1)).toEqual({ kind: 'apply', ahead: true });
    expect(decided(24 * 3_600_000)).toEqual({ kind: 'apply', ahead: true });
    expect(decided(24 * 3_600_000 + 1)).toEqual({ kind: 'hold', why: 'ahead-of-clock' });
  });

  it('is held on a blocked stream, where only another proof still counts', () => {
    const blocked: Position = { ...after(one), state: 'blocked' };
    expect(decide(blocked, two, fresh, noon)).toEqual({ kind: 'hold', why: 'blocked' });
    expect(decide(blocked, aSegment(one.header, 'other'), applied, noon).kind).toBe('equivocation');
  });
});
