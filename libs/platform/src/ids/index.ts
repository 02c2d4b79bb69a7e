import { Clock } from '../clock';
import { randomNonce } from '../random';

/** Makes the ids of strands, entries and rows: UUIDv7 (RFC 9562 section 5.7), lower case. */
export abstract class Ids {
  abstract next(): string;
}

export class RandomIds extends Ids {
  constructor(private readonly clock: Clock) {
    super();
  }

  next(): string {
    return uuidv7(this.clock.now(), randomNonce(10));
  }
}

/** An id as `Ids` makes it. */
export const UUIDV7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** A UUIDv7 of a moment and ten random bytes. */
export function uuidv7(at: Date, random: Buffer): string {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(at.getTime(), 0, 6);
  random.copy(bytes, 6, 0, 10);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
