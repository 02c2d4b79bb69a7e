import { WireFault } from './wire-fault';

export function toBase64url(bytes: Buffer): string {
  return bytes.toString('base64url');
}

/**
 * Decodes base64url without padding. Node skips foreign characters and ignores spare bits, so two texts could stand for
 * the same bytes; only the one text that re-encodes to itself is taken.
 */
export function fromBase64url(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.toString('base64url') !== text) throw new WireFault('base64url');
  return bytes;
}

/** A SHA-256 hash or a 32-byte key as base64url: 43 characters. */
export function isHash(text: unknown): text is string {
  return typeof text === 'string' && /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/.test(text);
}
