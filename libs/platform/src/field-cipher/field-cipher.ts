import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import { randomNonce } from '../random';

/** The two keys of a region's encrypted columns, 32 bytes each, never equal. */
export interface FieldKeys {
  readonly encryption: Buffer;
  readonly index: Buffer;
}

const FORMAT = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const REMEMBERED_MAX = 4_000;

/**
 * Encrypts single columns (ID number, phone) at rest, and makes the keyed index by which they can be found without
 * being readable. AES-256-GCM with a random nonce; HMAC-SHA-256. Stored form: one format byte, nonce, ciphertext, tag.
 */
export class FieldCipher {
  /** A batch of a register asks for the index of the same person again and again. */
  private readonly remembered = new Map<string, Buffer>();

  constructor(private readonly keys: FieldKeys) {
    if (keys.encryption.length !== 32 || keys.index.length !== 32)
      throw new Error('a field key must have 32 bytes');
    if (keys.encryption.equals(keys.index)) throw new Error('the two field keys must differ');
  }

  encrypt(text: string): Buffer {
    const nonce = randomNonce(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.keys.encryption, nonce);
    const body = cipher.update(text, 'utf8');
    cipher.final(); // GCM has nothing left to give; it makes the tag
    const stored = Buffer.allocUnsafe(1 + NONCE_BYTES + body.length + TAG_BYTES);
    stored[0] = FORMAT;
    stored.set(nonce, 1);
    stored.set(body, 1 + NONCE_BYTES);
    stored.set(cipher.getAuthTag(), 1 + NONCE_BYTES + body.length);
    return stored;
  }

  /** Throws when the bytes were altered, cut, or written under another key. */
  decrypt(stored: Buffer): string {
    if (stored.length < 1 + NONCE_BYTES + TAG_BYTES || stored[0] !== FORMAT)
      throw new Error('not an encrypted field');
    const nonce = stored.subarray(1, 1 + NONCE_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', this.keys.encryption, nonce);
    decipher.setAuthTag(stored.subarray(stored.length - TAG_BYTES));
    const body = stored.subarray(1 + NONCE_BYTES, stored.length - TAG_BYTES);
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
  }

  /** 32 bytes, equal for equal text under the same key. Bring the text into its one written form before. */
  index(text: string): Buffer {
    const known = this.remembered.get(text);
    if (known) return known;
    const index = this.keyedDigest(text);
    if (this.remembered.size >= REMEMBERED_MAX) this.remembered.clear();
    this.remembered.set(text, index);
    return index;
  }

  /** The same of what is asked for once, a whole row for instance. */
  keyedDigest(text: string): Buffer {
    return createHmac('sha256', this.keys.index).update(text, 'utf8').digest();
  }
}
