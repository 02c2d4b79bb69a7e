import { isHash } from '../wire/base64url';
import { isObject, parseIJsonObject } from '../wire/canonical-json';
import { hashOf } from '../wire/hash';
import { parseCompact, signCompact, type Signer, type UnverifiedCompactJws } from '../wire/jws';
import { isTime } from '../wire/times';
import { WireFault } from '../wire/wire-fault';
import { thumbprint, type PublicJwk } from './jwk';

export const KEY_TYP = 'yipanqi-key';

/** `sig` signs, `enc` takes content keys, `grant` takes person keys, `recovery` lies offline. */
export type KeyRole = 'sig' | 'enc' | 'grant' | 'recovery';

/** A public key as its region states it. */
export interface StatedKey extends PublicJwk {
  /** RFC 7638 thumbprint. */
  readonly kid: string;
  readonly use: 'sig' | 'enc';
  readonly role: KeyRole;
  /** Valid from here (RFC 3339), until before `notAfter`. */
  readonly notBefore: string;
  readonly notAfter: string;
}

/** One link of a region's key chain: a key is stated, or a `kid` is revoked. */
export interface KeyStatement {
  readonly region: string;
  /** From 1, without gaps. */
  readonly n: number;
  /** Hash of the previous statement's string; of the first, hash of the region code. */
  readonly prev: string;
  readonly at: string;
  readonly key?: StatedKey;
  readonly revoke?: string;
}

export interface UnverifiedStatement {
  readonly text: string;
  readonly jws: UnverifiedCompactJws;
  readonly statement: KeyStatement;
}

export function signStatement(statement: KeyStatement, signer: Signer): string {
  return signCompact(KEY_TYP, JSON.stringify(statement), signer);
}

/** `prev` of a region's first statement. */
export function firstStatementPrev(region: string): string {
  return hashOf(region);
}

/** Takes a statement apart and judges its form; the signature is judged by the chain. Throws `WireFault` `statement.*`. */
export function readStatement(text: string): UnverifiedStatement {
  const jws = parseCompact(text, KEY_TYP);
  const payload = parseIJsonObject(jws.payload);
  const { region, n, prev, at, key, revoke } = payload;
  if (typeof region !== 'string' || !/^\d{6,12}$/.test(region)) throw fault('region');
  if (!Number.isSafeInteger(n) || (n as number) < 1) throw fault('n');
  if (!isHash(prev)) throw fault('prev');
  if (!isTime(at)) throw fault('at');
  if ((key === undefined) === (revoke === undefined)) throw fault('content');
  if (key !== undefined) checkKey(key);
  else if (!isHash(revoke)) throw fault('revoke');
  return { text, jws, statement: payload as unknown as KeyStatement };
}

function checkKey(key: unknown): void {
  if (!isObject(key)) throw fault('key');
  const { kty, crv, x, kid, use, role, notBefore, notAfter } = key;
  const signs = role === 'sig' || role === 'recovery';
  if (!signs && role !== 'enc' && role !== 'grant') throw fault('role');
  if (use !== (signs ? 'sig' : 'enc')) throw fault('use');
  if (kty !== 'OKP' || crv !== (signs ? 'Ed25519' : 'X25519') || !isHash(x)) throw fault('key');
  if (kid !== thumbprint({ kty, crv: signs ? 'Ed25519' : 'X25519', x })) throw fault('kid');
  if (!isTime(notBefore) || !isTime(notAfter) || notBefore >= notAfter) throw fault('validity');
}

function fault(member: string): WireFault {
  return new WireFault(`statement.${member}`);
}
