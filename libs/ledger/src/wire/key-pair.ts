import { createPrivateKey, createPublicKey, randomBytes, type KeyObject } from 'node:crypto';

export interface KeyPair {
  readonly privateKey: KeyObject;
  /** The public key, base64url. */
  readonly x: string;
  /** The private key, base64url. */
  readonly d: string;
}

/**
 * A new key pair. Any 32 random bytes are a private key (RFC 7748 section 5, RFC 8032 section 5.1.5).
 *
 * @NOTE Never by `generateKeyPairSync`: in Node 20 what is left of it waits, when it is collected as garbage while the key
 * it made is exported, for a lock that the export holds: the process stands still for ever. Seen after a thousand grants.
 */
export function newKeyPair(crv: 'Ed25519' | 'X25519'): KeyPair {
  const d = randomBytes(32).toString('base64url');
  // Node wants an `x` beside `d` and does not read it; the right one is what it answers.
  const privateKey = createPrivateKey({ key: { kty: 'OKP', crv, x: d, d }, format: 'jwk' });
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' });
  return { privateKey, x: x!, d };
}
