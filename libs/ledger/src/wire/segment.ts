import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Entry } from '@contracts';
import { hashOf } from './hash';
import { joinBatch, parseBatch, type CanonicalBatch } from './canonical-batch';
import { isObject } from './canonical-json';
import { decryptDirect, encryptDirect } from './jwe';
import { signDetached, type Signer } from './jws';
import { BATCH_BYTES_MAX, ENTRIES_MAX, JWS_BYTES_MAX, VALUE_BYTES_MAX } from './limits';
import { merkleRoot, segmentLeaves, type BatchOfEntries } from './merkle';
import type { SegmentHeader } from './segment-header';
import { timeText } from './times';

const VALUE_HEADER = '{"alg":"dir","enc":"A256GCM"}';

/** Level 1 is four times as fast as level 6 for a tenth more bytes; chunks as large as most batches spare calls. */
const DEFLATE = { level: 1, memLevel: 9, chunkSize: 128 * 1024 };
const INFLATE = { maxOutputLength: BATCH_BYTES_MAX, chunkSize: 128 * 1024, info: true };

export interface SegmentDraft {
  readonly stream: string;
  /** Number of the first entry. */
  readonly first: number;
  /** Hash of the previous segment, or `firstPrev(stream)`. */
  readonly prev: string;
  readonly sealedAt: Date;
  /** The entries in RFC 8785 form, `sequence` included: 1 to 200, together at most 256 KB. */
  readonly entries: readonly string[];
  /** The 32 bytes of the stream's content key of the UTC day of `sealedAt`. */
  readonly contentKey: Buffer;
  /** That key wrapped for the addressee (`wrapKey`). */
  readonly cek: string;
  readonly signer: Signer;
}

export interface SealedSegment {
  readonly jws: string;
  readonly value: Buffer;
  /** `prev` of the next segment. */
  readonly hash: string;
  readonly header: SegmentHeader;
  readonly last: number;
}

/**
 * Seals a run of entries. Throws `RangeError` when there are none, more than 200, or when a size of the protocol is
 * exceeded: the sealer closes a segment before that.
 */
export function sealSegment(draft: SegmentDraft): SealedSegment {
  const { entries, stream, first, contentKey, signer } = draft;
  if (entries.length === 0 || entries.length > ENTRIES_MAX)
    throw new RangeError('1 to 200 entries');
  const batch = joinBatch(entries);
  if (batch.bytes.length > BATCH_BYTES_MAX) throw new RangeError('batch above 256 KB');
  const header: SegmentHeader = {
    v: 1,
    kid: signer.kid,
    stream,
    first,
    last: first + entries.length - 1,
    prev: draft.prev,
    sealedat: timeText(draft.sealedAt),
    root: rootOf(contentKey, { stream, first, ...batch }),
    cek: draft.cek,
  };
  const jwe = encryptDirect(VALUE_HEADER, contentKey, deflateRawSync(batch.bytes, DEFLATE));
  const value = Buffer.from(jwe, 'latin1');
  const jws = signDetached({ ...header }, value, signer);
  if (value.length > VALUE_BYTES_MAX || jws.length > JWS_BYTES_MAX)
    throw new RangeError('segment above its size');
  return { jws, value, hash: segmentHash(jws, value), header, last: header.last };
}

/** Hash of a segment: of its `jws` + "." + value. */
export function segmentHash(jws: string, value: Buffer): string {
  return createHash('sha256').update(jws, 'utf8').update('.').update(value).digest('base64url');
}

/** `prev` of a stream's first segment: hash of the stream id. */
export function firstPrev(stream: string): string {
  return hashOf(stream);
}

/** Why an authentic segment cannot be taken in; the stream waits under this code. */
export type SegmentDefectCode =
  | 'segment.version' // `v` other than 1
  | 'segment.time' // `sealedat` before that of the segment before
  | 'segment.decrypt' // the JWE's header is another, or it does not open with the content key
  | 'segment.inflate'
  | 'segment.size' // inflates to more than 256 KB
  | 'segment.json'
  | 'segment.count' // not exactly the entries first…last
  | 'segment.root';

/** An authentic segment that is defective at its source: proof against the author, answered by `void`. */
export class SegmentDefect extends Error {
  constructor(readonly code: SegmentDefectCode) {
    super(code);
    this.name = 'SegmentDefect';
  }
}

export interface OpenedSegment {
  /** Read but not yet judged: each is an object whose `sequence` is the number due; nothing else is known of it. */
  readonly entries: readonly Entry[];
  /** RFC 8785 form of each entry. */
  readonly canonical: readonly string[];
  /** UTF-8 bytes of each entry's RFC 8785 form (`entry.size`). */
  readonly lengths: readonly number[];
}

/** Opens an authentic segment. Throws `SegmentDefect`. */
export function openSegment(segment: {
  readonly header: SegmentHeader;
  readonly value: Buffer;
  readonly contentKey: Buffer;
}): OpenedSegment {
  const { header, value, contentKey } = segment;
  if (header.v !== 1) throw new SegmentDefect('segment.version');
  const batch = readBatch(inflate(decrypt(value, contentKey)));
  checkCount(batch.elements, header);
  const { stream, first, root } = header;
  if (rootOf(contentKey, { stream, first, ...batch }) !== root)
    throw new SegmentDefect('segment.root');
  return {
    entries: batch.elements as unknown as readonly Entry[],
    canonical: batch.canonical,
    lengths: batch.lengths,
  };
}

function rootOf(contentKey: Buffer, batch: BatchOfEntries): string {
  return merkleRoot(segmentLeaves(contentKey, batch)).toString('base64url');
}

function decrypt(value: Buffer, contentKey: Buffer): Buffer {
  try {
    return decryptDirect(VALUE_HEADER, value.toString('latin1'), contentKey);
  } catch {
    throw new SegmentDefect('segment.decrypt');
  }
}

function inflate(deflated: Buffer): Buffer {
  try {
    const { buffer, engine } = inflateRawSync(deflated, INFLATE) as unknown as {
      buffer: Buffer;
      engine: { bytesWritten: number };
    };
    // zlib stops at the end of the deflated data; what follows it would be signed but read by nobody.
    if (engine.bytesWritten === deflated.length) return buffer;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      throw new SegmentDefect('segment.size');
  }
  throw new SegmentDefect('segment.inflate');
}

function readBatch(batch: Buffer): CanonicalBatch {
  try {
    return parseBatch(batch);
  } catch {
    throw new SegmentDefect('segment.json');
  }
}

function checkCount(elements: CanonicalBatch['elements'], header: SegmentHeader): void {
  const exact =
    elements.length === header.last - header.first + 1 &&
    elements.every((e, i) => isObject(e) && e.sequence === String(header.first + i));
  if (!exact) throw new SegmentDefect('segment.count');
}
