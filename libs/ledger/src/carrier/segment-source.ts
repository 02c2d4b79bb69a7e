/** One sealed segment as it lies in the store: the very bytes of every send. */
export interface StoredSegment {
  readonly first: number;
  readonly last: number;
  /** Detached JWS, the value of header `jws`. */
  readonly jws: string;
  /** Compact JWE. */
  readonly value: Buffer;
}

/** What one pull answers: segments in order of number, and the author's control messages that ride along. */
export interface SegmentAnswer {
  readonly segments: readonly StoredSegment[];
  /** Compact JWS: the grants of these segments first, then the newest head. */
  readonly control: readonly string[];
}

/**
 * What the https carrier needs of the ledger, on both ends: its server reads this region's own streams, its puller asks
 * from where to go on. Implemented by the ledger (`LedgerSegmentSource`), injected into the carrier.
 */
export abstract class SegmentSource {
  /**
   * Segments of an own stream with `first > after`, oldest first: at most `limitSegments`, and at most `limitBytes` of
   * values (but always one). A stream that nothing was sealed for answers no segments.
   */
  abstract storedSegments(
    stream: string,
    after: number,
    limitSegments: number,
    limitBytes: number,
  ): Promise<SegmentAnswer>;

  /** Resolves as soon as the own stream has a segment with `first > after`, at the latest after `waitMs`. */
  abstract waitForSegments(
    stream: string,
    after: number,
    waitMs: number,
    signal?: AbortSignal,
  ): Promise<void>;

  /** Takes one control message that was posted; goes the way of everything a carrier brings (gate, quarantine). */
  abstract takeControl(jws: string): Promise<void>;

  /** Last number applied here of a partner's stream, 0 for a stream not yet seen: the `after` of the next pull. */
  abstract positionOf(stream: string): Promise<number>;
}

/** How many of the segments fit: at least one, so that a large one cannot stop the stream. */
export function fitting(sizes: readonly number[], limitBytes: number): number {
  let bytes = 0;
  const over = sizes.findIndex((size, i) => (bytes += size) > limitBytes && i > 0);
  return over < 0 ? sizes.length : over;
}
