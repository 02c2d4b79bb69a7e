import type { KafkaMessage, Message } from 'kafkajs';
import { ENTRIES_MAX } from '../../wire/limits';
import type { CarriedMessage } from '../carrier';

/** Key = stream id; a segment has header `jws`, a control message has none (protocol, sections 3 and 4). */
export function kafkaMessage({ stream, jws, value }: CarriedMessage): Message {
  return { key: stream, value, ...(jws !== undefined && { headers: { jws } }) };
}

/** Takes anything somebody may have written into the topic: the gate judges it, not the carrier. */
export function carriedMessage({ key, value, headers }: KafkaMessage): CarriedMessage {
  const header = headers?.['jws'];
  const jws = Array.isArray(header) ? header[0] : header;
  return {
    stream: key?.toString('utf8') ?? '',
    value: value ?? Buffer.alloc(0),
    ...(jws !== undefined && { jws: jws.toString() }),
  };
}

// One partition's share of a request is one record batch, and a broker takes 1 MB of it.
const requestBytesMax = 768 * 1024;
const requestMessagesMax = 500;

/** Splits what is sent at once, in order, so that no request is too large for the broker. */
export function requests(messages: readonly CarriedMessage[]): CarriedMessage[][] {
  return split(
    messages,
    ({ value, jws }) => value.length + (jws?.length ?? 0) + 100,
    requestBytesMax,
    requestMessagesMax,
  );
}

/** Eight full segments: shares the transaction among small ones without making a bulk one too long. */
const intakeEntriesMax = 8 * ENTRIES_MAX;
const intakeMessagesMax = 400;

/** Splits a fetched batch into what the intake takes in one transaction. */
export function portions(messages: readonly KafkaMessage[]): KafkaMessage[][] {
  return split(messages, entriesIn, intakeEntriesMax, intakeMessagesMax);
}

/** What the unverified header claims; only used to measure, so a lie costs nobody anything. */
function entriesIn({ headers }: KafkaMessage): number {
  const jws = headers?.['jws'];
  if (jws === undefined) return 1;
  try {
    const [header] = jws.toString().split('.', 1);
    const { first, last } = JSON.parse(Buffer.from(header!, 'base64url').toString()) as Claim;
    const entries = last - first + 1;
    return entries >= 1 && entries <= ENTRIES_MAX ? entries : ENTRIES_MAX;
  } catch {
    return 1;
  }
}

interface Claim {
  readonly first: number;
  readonly last: number;
}

function split<T>(
  items: readonly T[],
  weigh: (item: T) => number,
  weightMax: number,
  itemsMax: number,
): T[][] {
  const parts: T[][] = [];
  let weight = 0;
  for (const item of items) {
    const more = weigh(item);
    const part = parts.at(-1);
    if (part === undefined || part.length === itemsMax || weight + more > weightMax) {
      parts.push([item]);
      weight = more;
    } else {
      part.push(item);
      weight += more;
    }
  }
  return parts;
}
