import type { KafkaMessage, Message } from 'kafkajs';
import type { CarriedMessage } from '../carrier';
import { portions, split } from '../portions';

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

/** Splits a fetched batch into what the intake takes at once. */
export function portionsOf(messages: readonly KafkaMessage[]): KafkaMessage[][] {
  return portions(messages, ({ headers }) => headers?.['jws']?.toString());
}
