import type { ControlMessage, ServiceName } from '@contracts';
import type { CarriedMessage } from '../carrier/carrier';
import type { Directory } from '../keys/directory';
import { controlOf, parseControl, type UnverifiedControl } from '../wire/control';
import { hashOf } from '../wire/hash';
import { verifyCompact, verifyDetached } from '../wire/jws';
import { CONTROL_BYTES_MAX, JWS_BYTES_MAX, VALUE_BYTES_MAX } from '../wire/limits';
import { segmentHash } from '../wire/segment';
import { readSegmentHeader, type SegmentHeader } from '../wire/segment-header';
import { findStream, type Stream } from '../wire/stream-id';
import { WireFault } from '../wire/wire-fault';

/** The service the gate stands before. */
export interface GateOwner {
  readonly region: string;
  readonly service: ServiceName;
}

/** An authentic segment: written by the stream's author, addressed to me. Its position is not judged yet. */
export interface Segment {
  readonly kind: 'segment';
  readonly stream: Stream;
  readonly header: SegmentHeader;
  readonly jws: string;
  readonly value: Buffer;
  /** `prev` of the segment after it. */
  readonly hash: string;
}

/** An authentic control message that I may be told by who signed it. */
export interface Control {
  readonly kind: 'control';
  readonly stream: Stream;
  readonly message: ControlMessage;
  /** The compact JWS, as received; kept as evidence. */
  readonly jws: string;
  /** Region that signed it. */
  readonly from: string;
}

/** What proves nothing about any stream; stored by hash and reason, the stream stays as it is. */
export interface Quarantined {
  readonly kind: 'quarantined';
  /**
   * `size.value`, `size.jws`, `size.control`, `stream.key` (key and content name different streams), `stream.foreign` (not
   * for this service), `kid.*`, `signature`, or the code of a `WireFault` (what could not be read).
   */
  readonly reason: string;
  /** Hash of the value, for a segment of `jws` + "." + value. */
  readonly hash: string;
  /** The message's key when it is a stream id, proved by nothing. */
  readonly stream?: string;
  /** Region whose directory may know the `kid` by now; set with `kid.unknown`. */
  readonly askDirectoryOf?: string;
}

export type Judged = Segment | Control | Quarantined;

/** Judges what a carrier brought, up to the signature, in the order of `docs/wire-format.md` section 5. Never throws for it. */
export function judgeEnvelope(
  message: CarriedMessage,
  me: GateOwner,
  directory: Directory,
): Judged {
  try {
    return message.jws === undefined
      ? judgeControl(message, me, directory)
      : judgeSegment(message, message.jws, me, directory);
  } catch (error) {
    if (error instanceof Refused) return quarantined(message, error.reason, error.region);
    if (error instanceof WireFault) return quarantined(message, error.code);
    throw error;
  }
}

class Refused extends Error {
  constructor(
    readonly reason: string,
    readonly region?: string,
  ) {
    super(reason);
  }
}

function judgeSegment(
  message: CarriedMessage,
  jws: string,
  me: GateOwner,
  directory: Directory,
): Segment {
  const { value } = message;
  if (value.length > VALUE_BYTES_MAX) throw new Refused('size.value');
  if (jws.length > JWS_BYTES_MAX) throw new Refused('size.jws');
  const read = readSegmentHeader(jws);
  const header = read.segment;
  const stream = streamOf(message, header.stream);
  if (stream.addressee !== me.region || stream.addresseeService !== me.service)
    throw new Refused('stream.foreign');
  const key = keyOf(directory, stream.author, header.kid, header.sealedat);
  if (!verifyDetached(read, value, key)) throw new Refused('signature');
  return { kind: 'segment', stream, header, jws, value, hash: segmentHash(jws, value) };
}

function judgeControl(message: CarriedMessage, me: GateOwner, directory: Directory): Control {
  if (message.value.length > CONTROL_BYTES_MAX) throw new Refused('size.control');
  const jws = message.value.toString('latin1');
  const read = parseControl(jws);
  const stream = streamOf(message, read.stream.id);
  const from = sayerOf(read, me);
  if (from === undefined) throw new Refused('stream.foreign');
  const key = keyOf(directory, from, read.jws.header.kid, read.at);
  if (!verifyCompact(read.jws, key)) throw new Refused('signature');
  return { kind: 'control', stream, message: controlOf(read), jws, from };
}

function streamOf(message: CarriedMessage, named: string): Stream {
  if (named !== message.stream) throw new Refused('stream.key');
  return findStream(named)!;
}

/** The region that may tell me this: head, grant, void come from the author; receipt, resend from the addressee. */
function sayerOf({ kind, stream }: UnverifiedControl, me: GateOwner): string | undefined {
  const iRead = stream.addressee === me.region && stream.addresseeService === me.service;
  const iWrite = stream.author === me.region && stream.service === me.service;
  const byAuthor = kind === 'head' || kind === 'grant' || kind === 'void' || kind === 'rekey';
  const byAddressee = kind === 'receipt' || kind === 'resend' || kind === 'rekey';
  if (iRead && byAuthor) return stream.author;
  if (iWrite && byAddressee) return stream.addressee;
  return undefined;
}

function keyOf(directory: Directory, region: string, kid: string, at: string) {
  const judged = directory.judgeKey(region, kid, at);
  if ('fault' in judged)
    throw new Refused(judged.fault, judged.fault === 'kid.unknown' ? region : undefined);
  return judged.key;
}

/** Longer keys are left out of the quarantine: whoever can write to a topic must not fill a disk with them. */
const KEY_KEPT_MAX = 100;

function quarantined(message: CarriedMessage, reason: string, region?: string): Quarantined {
  return {
    kind: 'quarantined',
    reason,
    hash:
      message.jws === undefined ? hashOf(message.value) : segmentHash(message.jws, message.value),
    ...(message.stream.length <= KEY_KEPT_MAX &&
      findStream(message.stream) && { stream: message.stream }),
    ...(region !== undefined && { askDirectoryOf: region }),
  };
}
