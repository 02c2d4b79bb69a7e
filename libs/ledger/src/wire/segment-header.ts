import type { JsonObject } from '@contracts';
import { isHash } from './base64url';
import { parseDetached, type UnverifiedJws } from './jws';
import { ENTRIES_MAX } from './limits';
import { findStream } from './stream-id';
import { isTime } from './times';
import { WireFault } from './wire-fault';

/** Protected header of a segment's detached JWS. */
export interface SegmentHeader {
  /** 1; another version is judged only after the signature has held. */
  readonly v: number;
  readonly kid: string;
  readonly stream: string;
  /** Numbers of the first and the last entry, from 1. */
  readonly first: number;
  readonly last: number;
  /** Hash of the previous segment; of the first, hash of the stream id. */
  readonly prev: string;
  /** RFC 3339 UTC with three decimals. */
  readonly sealedat: string;
  /** Root of the tree over the salted entries, base64url. */
  readonly root: string;
  /** The content key of the stream and day, wrapped for the addressee. */
  readonly cek: string;
}

/** A segment's JWS taken apart, before its signature was verified. */
export interface UnverifiedSegmentJws extends UnverifiedJws {
  readonly segment: SegmentHeader;
}

/** Reads a segment's header; throws `WireFault` for a missing or wrongly typed member. Nothing is verified yet. */
export function readSegmentHeader(jws: string): UnverifiedSegmentJws {
  const parsed = parseDetached(jws);
  return { ...parsed, segment: segmentHeaderOf(parsed.header) };
}

/** Judges the members of a protected header; throws `WireFault` `header.<member>`. */
export function segmentHeaderOf(header: JsonObject): SegmentHeader {
  const { v, kid, stream, first, last, prev, sealedat, root, cek } = header;
  const faulty = (member: string): never => {
    throw new WireFault(`header.${member}`);
  };
  if (header.typ !== undefined) return faulty('typ'); // a segment has none; other detached JWS have
  if (!isInteger(v)) return faulty('v');
  if (typeof kid !== 'string') return faulty('kid');
  if (typeof stream !== 'string' || !findStream(stream)) return faulty('stream');
  if (!isInteger(first) || first < 1) return faulty('first');
  if (!isInteger(last) || last < first || last - first >= ENTRIES_MAX) return faulty('last');
  if (!isHash(prev)) return faulty('prev');
  if (!isTime(sealedat)) return faulty('sealedat');
  if (!isHash(root)) return faulty('root');
  if (typeof cek !== 'string') return faulty('cek');
  return { v, kid, stream, first, last, prev, sealedat, root, cek };
}

function isInteger(value: unknown): value is number {
  return Number.isSafeInteger(value);
}
