import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { fromBase64url } from '../wire/base64url';
import { hashOf } from '../wire/hash';
import { newKeyPair } from '../wire/key-pair';
import { WireFault } from '../wire/wire-fault';

export type Curve = 'Ed25519' | 'X25519';

/** Public half of a key as JWK (RFC 8037). */
export interface PublicJwk {
  readonly kty: 'OKP';
  readonly crv: Curve;
  readonly x: string;
}
export interface PrivateJwk extends PublicJwk {
  readonly d: string;
}

/** RFC 7638 thumbprint: the `kid` of every key. */
export function thumbprint({ crv, kty, x }: PublicJwk): string {
  return hashOf(JSON.stringify({ crv, kty, x }));
}

export function generateJwk(curve: Curve): PrivateJwk {
  const { x, d } = newKeyPair(curve);
  return { kty: 'OKP', crv: curve, x, d };
}

export function publicJwk({ kty, crv, x }: PublicJwk): PublicJwk {
  return { kty, crv, x };
}

/** Imports a public key; costs some 50 µs, so keep what it gives. Throws `WireFault` `jwk`. */
export function publicKeyOf(jwk: PublicJwk): KeyObject {
  if (fromBase64url(jwk.x).length !== 32) throw new WireFault('jwk');
  try {
    return createPublicKey({ key: { ...publicJwk(jwk) }, format: 'jwk' });
  } catch {
    throw new WireFault('jwk');
  }
}

export function privateKeyOf({ kty, crv, x, d }: PrivateJwk): KeyObject {
  return createPrivateKey({ key: { kty, crv, x, d }, format: 'jwk' });
}
