import type { SegmentDefectCode } from '../wire/segment';
import type { SegmentHeader } from '../wire/segment-header';

/** Held segments of one stream; more are dropped, a resend brings them again. */
export const HELD_MAX = 1_000;
/** A `sealedat` so far ahead of the clock is applied with an alarm, or held. */
const AHEAD_ALARM_MS = 5 * 60_000;
const AHEAD_HOLD_MS = 24 * 3_600_000;

/** How far a partner's stream is applied here. */
export interface Position {
  /** 0 before the first segment. */
  readonly last: number;
  /** Hash of the segment that ends there, or `firstPrev(stream)`. */
  readonly hash: string;
  /** `sealedat` of that segment. */
  readonly sealedat?: string;
  /** `blocked` until a person decides: nothing is applied. */
  readonly state: 'flowing' | 'waiting' | 'blocked';
}

/** A segment by its numbers and hash: one already applied, or one held. */
export interface Span {
  readonly first: number;
  readonly last: number;
  readonly hash: string;
}

/** What is known here about the numbers of the arriving segment. */
export interface Known {
  /** Applied segments that overlap it (`segment_hash`). */
  readonly applied: readonly Span[];
  /** Held segments that overlap it. */
  readonly held: readonly Span[];
  /** Segments of this stream held in all. */
  readonly heldCount: number;
}

export type Decision =
  /** Next with my `prev`. `ahead`: sealed more than 5 min ahead of the clock, an alarm. */
  | { readonly kind: 'apply'; readonly ahead: boolean }
  | { readonly kind: 'skip'; readonly why: 'applied' | 'held' | 'hold-full' }
  | { readonly kind: 'hold'; readonly why: 'later' | 'ahead-of-clock' | 'blocked' }
  | { readonly kind: 'waiting'; readonly code: SegmentDefectCode }
  | {
      readonly kind: 'equivocation';
      readonly why: 'other-hash' | 'overlap' | 'other-prev' | 'held-twice';
      /** Hash of the segment it contradicts; of `other-prev`, my hash. Both are kept as proof. */
      readonly against: string;
    };

/** Decides what an authentic segment does to its stream (`docs/wire-format.md` section 5). */
export function decide(
  position: Position,
  segment: { readonly header: SegmentHeader; readonly hash: string },
  known: Known,
  now: Date,
): Decision {
  const { header, hash } = segment;
  if (header.first <= position.last) return decideOlder(position, header, hash, known.applied);
  const twice = known.held.find((held) => held.hash !== hash);
  if (twice) return { kind: 'equivocation', why: 'held-twice', against: twice.hash };
  const isNext = header.first === position.last + 1;
  if (isNext && header.prev !== position.hash)
    return { kind: 'equivocation', why: 'other-prev', against: position.hash };
  const aheadMs = new Date(header.sealedat).getTime() - now.getTime();
  if (position.state === 'blocked') return hold('blocked', known);
  if (!isNext) return hold('later', known);
  if (header.v !== 1) return { kind: 'waiting', code: 'segment.version' };
  if (position.sealedat !== undefined && header.sealedat < position.sealedat)
    return { kind: 'waiting', code: 'segment.time' };
  if (aheadMs > AHEAD_HOLD_MS) return hold('ahead-of-clock', known);
  return { kind: 'apply', ahead: aheadMs > AHEAD_ALARM_MS };
}

function decideOlder(
  position: Position,
  { first, last }: SegmentHeader,
  hash: string,
  applied: readonly Span[],
): Decision {
  const same = applied.find((span) => span.first === first && span.last === last);
  if (same?.hash === hash) return { kind: 'skip', why: 'applied' };
  if (same) return { kind: 'equivocation', why: 'other-hash', against: same.hash };
  return { kind: 'equivocation', why: 'overlap', against: applied[0]?.hash ?? position.hash };
}

function hold(why: 'later' | 'ahead-of-clock' | 'blocked', known: Known): Decision {
  if (known.held.length > 0) return { kind: 'skip', why: 'held' };
  if (known.heldCount >= HELD_MAX) return { kind: 'skip', why: 'hold-full' };
  return { kind: 'hold', why };
}
