import { sign, verify, type KeyObject } from 'node:crypto';
import type { JsonObject } from '@contracts';
import { fromBase64url } from './base64url';
import { parseIJsonObject } from './canonical-json';
import { WireFault } from './wire-fault';

/** An Ed25519 private key with its `kid`. */
export interface Signer {
  readonly kid: string;
  readonly privateKey: KeyObject;
}

/** What a JWS says before its signature was verified. */
export interface UnverifiedJws {
  /** Protected header, unknown members kept. `alg` is `EdDSA`. */
  readonly header: JsonObject & { readonly kid: string };
  /** The protected header as it stood in the JWS. */
  readonly headerPart: string;
  readonly signature: Buffer;
}
export interface UnverifiedCompactJws extends UnverifiedJws {
  readonly payload: Buffer;
  readonly payloadPart: string;
}

/** Compact JWS (RFC 7515) with EdDSA of a payload. */
export function signCompact(typ: string, payload: string, signer: Signer): string {
  const header = base64urlOf(JSON.stringify({ alg: 'EdDSA', kid: signer.kid, typ }));
  const input = `${header}.${base64urlOf(payload)}`;
  return `${input}.${sign(null, Buffer.from(input, 'latin1'), signer.privateKey).toString('base64url')}`;
}

/** Takes a compact JWS apart; throws `WireFault` `jws` unless it is EdDSA with a `kid`, the `typ` asked for and no `crit`. */
export function parseCompact(jws: string, typ: string): UnverifiedCompactJws {
  const [headerPart, payloadPart, signaturePart] = threeParts(jws);
  const header = readHeader(headerPart);
  if (header.typ !== typ) throw new WireFault('jws', `typ is not ${typ}`);
  if (header.crit !== undefined || header.b64 !== undefined) throw new WireFault('jws', 'crit');
  return {
    header,
    headerPart,
    payloadPart,
    payload: fromBase64url(payloadPart),
    signature: readSignature(signaturePart),
  };
}

export function verifyCompact(jws: UnverifiedCompactJws, publicKey: KeyObject): boolean {
  const input = Buffer.from(`${jws.headerPart}.${jws.payloadPart}`, 'latin1');
  return verify(null, input, publicKey, jws.signature);
}

/** Detached JWS (RFC 7797, `b64: false`) over the payload's bytes; `members` join `alg`, `b64`, `crit` and `kid`. */
export function signDetached(members: JsonObject, payload: Buffer, signer: Signer): string {
  const header = base64urlOf(
    JSON.stringify({ alg: 'EdDSA', b64: false, crit: ['b64'], kid: signer.kid, ...members }),
  );
  const signature = sign(null, detachedInput(header, payload), signer.privateKey);
  return `${header}..${signature.toString('base64url')}`;
}

/** Takes a detached JWS apart; throws `WireFault` `jws` unless it is EdDSA, `b64: false`, `crit: ["b64"]`, with a `kid`. */
export function parseDetached(jws: string): UnverifiedJws {
  const [headerPart, payloadPart, signaturePart] = threeParts(jws);
  if (payloadPart !== '') throw new WireFault('jws', 'not detached');
  const header = readHeader(headerPart);
  const { b64, crit } = header;
  if (b64 !== false || !Array.isArray(crit) || crit.length !== 1 || crit[0] !== 'b64')
    throw new WireFault('jws', 'b64');
  return { header, headerPart, signature: readSignature(signaturePart) };
}

export function verifyDetached(jws: UnverifiedJws, payload: Buffer, publicKey: KeyObject): boolean {
  return verify(null, detachedInput(jws.headerPart, payload), publicKey, jws.signature);
}

function detachedInput(headerPart: string, payload: Buffer): Buffer {
  const input = Buffer.allocUnsafe(headerPart.length + 1 + payload.length);
  input.write(`${headerPart}.`, 0, 'latin1');
  payload.copy(input, headerPart.length + 1);
  return input;
}

function threeParts(jws: string): [string, string, string] {
  const parts = jws.split('.', 4);
  if (parts.length !== 3) throw new WireFault('jws', 'not three parts');
  return parts as [string, string, string];
}

function readHeader(part: string): JsonObject & { readonly kid: string } {
  const header = parseIJsonObject(fromBase64url(part));
  if (header.alg !== 'EdDSA') throw new WireFault('jws', 'alg');
  if (typeof header.kid !== 'string') throw new WireFault('jws', 'kid');
  return header as JsonObject & { readonly kid: string };
}

function readSignature(part: string): Buffer {
  const signature = fromBase64url(part);
  if (signature.length !== 64) throw new WireFault('jws', 'signature');
  return signature;
}

function base64urlOf(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64url');
}
