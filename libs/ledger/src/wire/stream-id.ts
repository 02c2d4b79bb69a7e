import type { ServiceName } from '@contracts';
import { WireFault } from './wire-fault';

const STREAM_ID = /^(\d{6,12})\.(sending|receiving|bureau)\/(\d{6,12})(?:#(\d+))?(?:~(\d+))?$/;

const COUNTERPART: Readonly<Record<ServiceName, ServiceName>> = {
  sending: 'receiving',
  receiving: 'sending',
  bureau: 'bureau',
};

/** A stream id taken apart: what `author`'s service writes to `addressee`'s counterpart service. */
export interface Stream {
  readonly id: string;
  readonly author: string;
  readonly service: ServiceName;
  readonly addressee: string;
  readonly addresseeService: ServiceName;
  /** `#k`, reserved for sub-streams of a hot pair. */
  readonly sub?: number;
  /** `~n`, begun after a restore that could not be completed. */
  readonly incarnation?: number;
}

/** Takes the whole grammar; throws `WireFault` `stream` otherwise. */
export function parseStream(id: string): Stream {
  const match = STREAM_ID.exec(id);
  if (!match) throw new WireFault('stream', 'not a stream id');
  const [, author, service, addressee, sub, incarnation] = match;
  return {
    id,
    author: author!,
    service: service as ServiceName,
    addressee: addressee!,
    addresseeService: COUNTERPART[service as ServiceName],
    ...(sub !== undefined && { sub: Number(sub) }),
    ...(incarnation !== undefined && { incarnation: Number(incarnation) }),
  };
}

export function findStream(id: unknown): Stream | undefined {
  return typeof id === 'string' && STREAM_ID.test(id) ? parseStream(id) : undefined;
}

/** The id of the stream a service of `author` writes to `addressee`, e.g. `610300.sending/410100`. */
export function streamId(author: string, service: ServiceName, addressee: string): string {
  return parseStream(`${author}.${service}/${addressee}`).id;
}

/** Kafka topic of what is addressed to a service of a region. */
export function topicOf(region: string, service: ServiceName): string {
  return `yipanqi.${region}.${service}`;
}

/** Slots a topic's streams are spread over; its partition is `slot % partitions`. */
export const SLOTS = 1024;

export function slotOf(stream: string): number {
  return (murmur2(Buffer.from(stream, 'utf8')) & 0x7fffffff) % SLOTS;
}

/** Murmur2 with the seed of Kafka's default partitioner; a signed 32-bit number like Kafka's `Utils.murmur2`. */
export function murmur2(bytes: Uint8Array): number {
  const m = 0x5bd1e995;
  const whole = bytes.length & ~3;
  let h = 0x9747b28c ^ bytes.length;
  for (let i = 0; i < whole; i += 4) {
    let k = bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24);
    k = Math.imul(k, m);
    k ^= k >>> 24;
    h = Math.imul(h, m) ^ Math.imul(k, m);
  }
  const rest = bytes.length - whole;
  if (rest === 3) h ^= bytes[whole + 2]! << 16;
  if (rest >= 2) h ^= bytes[whole + 1]! << 8;
  if (rest >= 1) h = Math.imul(h ^ bytes[whole]!, m);
  h ^= h >>> 13;
  h = Math.imul(h, m);
  return h ^ (h >>> 15);
}
