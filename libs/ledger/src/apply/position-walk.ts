import type { Segment } from '../gate/envelope';
import { decide, type Decision, type Span } from '../gate/position';
import type { HeldSegment, StreamPosition } from '../persistence/stream-position.store';
import { readSegmentHeader } from '../wire/segment-header';

/** What is known of one stream while a run of its segments is walked through. */
export interface StreamWalk {
  position: StreamPosition;
  /** Applied segments that overlap what arrived. */
  readonly applied: Span[];
  held: HeldSegment[];
}

export interface Step {
  readonly segment: Segment;
  readonly decision: Decision;
}

/**
 * Decides about the next segment of a stream, and answers it with the decision. What follows from it is carried out by the
 * caller before the next one is asked for; held segments that have become the next are walked by the same rule.
 */
export function step(walk: StreamWalk, segment: Segment, now: Date): Step {
  const { position } = walk;
  const { first, last } = segment.header;
  const overlaps = (span: Span): boolean => span.first <= last && span.last >= first;
  const decision = decide(
    {
      last: position.last,
      hash: position.hash,
      state: position.state,
      ...(position.sealedAt !== null && { sealedat: position.sealedAt.toISOString() }),
    },
    segment,
    {
      applied: walk.applied.filter(overlaps),
      held: walk.held.filter(overlaps),
      heldCount: walk.held.length,
    },
    now,
  );
  return { segment, decision };
}

/** The held segment that is the next by number. */
export function nextHeld(walk: StreamWalk): HeldSegment | undefined {
  return walk.held.find(({ first }) => first === walk.position.last + 1);
}

/** A held segment as it came. */
export function segmentOf(held: HeldSegment, value: Buffer, stream: Segment['stream']): Segment {
  const { segment: header } = readSegmentHeader(held.jws);
  const { jws, hash } = held;
  return { kind: 'segment', stream, header, jws, value, hash };
}
