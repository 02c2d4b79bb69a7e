import {
  createCipheriv,
  createDecipheriv,
  createPublicKey,
  diffieHellman,
  hash,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import { randomNonce } from '@platform/random';
import { fromBase64url } from './base64url';
import { isObject, parseIJsonObject } from './canonical-json';
import { newKeyPair } from './key-pair';
import { WireFault } from './wire-fault';

const WRAP_ALG = 'ECDH-ES+A256KW';
/** RFC 3394 default initial value. */
const KEY_WRAP_IV = Buffer.alloc(8, 0xa6);

/** An X25519 public key with its `kid`. */
export interface Recipient {
  readonly kid: string;
  readonly publicKey: KeyObject;
}

/** Compact JWE `dir`/`A256GCM`; `headerText` is the protected header's exact text. */
export function encryptDirect(headerText: string, key: Buffer, plaintext: Buffer): string {
  return seal(Buffer.from(headerText, 'utf8').toString('base64url'), '', key, plaintext);
}

/** Opens a compact JWE whose protected header must be exactly `headerText`; throws `WireFault` `jwe`. */
export function decryptDirect(headerText: string, jwe: string, key: Buffer): Buffer {
  const parts = fiveParts(jwe);
  if (parts[0] !== Buffer.from(headerText, 'utf8').toString('base64url') || parts[1] !== '')
    throw new WireFault('jwe', 'header');
  return unseal(parts, key);
}

/** Opens a compact JWE `dir`/`A256GCM` whose header the caller has read and found right; throws `WireFault` `jwe`. */
export function openDirect(jwe: string, key: Buffer): Buffer {
  const parts = fiveParts(jwe);
  if (parts[1] !== '') throw new WireFault('jwe', 'header');
  return unseal(parts, key);
}

/** Wraps 32 bytes for a recipient: compact JWE `ECDH-ES+A256KW`/`A256GCM` over X25519. */
export function wrapKey(key: Buffer, recipient: Recipient): string {
  const ephemeral = newKeyPair('X25519');
  const epk = { kty: 'OKP', crv: 'X25519', x: ephemeral.x };
  const header = { alg: WRAP_ALG, enc: 'A256GCM', kid: recipient.kid, epk };
  const headerPart = Buffer.from(JSON.stringify(header), 'utf8').toString('base64url');
  const secret = diffieHellman({
    privateKey: ephemeral.privateKey,
    publicKey: recipient.publicKey,
  });
  const contentKey = randomBytes(32);
  const wrap = createCipheriv('id-aes256-wrap', agreedKey(secret, EMPTY, EMPTY), KEY_WRAP_IV);
  const wrapped = Buffer.concat([wrap.update(contentKey), wrap.final()]);
  return seal(headerPart, wrapped.toString('base64url'), contentKey, key);
}

/** The `kid` a wrapped key is for; throws `WireFault` `jwe` when it is no such JWE. */
export function wrappedFor(jwe: string): string {
  return readWrapHeader(fiveParts(jwe)[0]).kid;
}

/** Unwraps the 32 bytes; throws `WireFault` `jwe`. The caller has chosen the private key by `wrappedFor`. */
export function unwrapKey(jwe: string, privateKey: KeyObject): Buffer {
  const parts = fiveParts(jwe);
  const { epk, apu, apv } = readWrapHeader(parts[0]);
  let contentKey: Buffer;
  try {
    const publicKey = createPublicKey({ key: epk, format: 'jwk' });
    const secret = diffieHellman({ privateKey, publicKey });
    const unwrap = createDecipheriv('id-aes256-wrap', agreedKey(secret, apu, apv), KEY_WRAP_IV);
    contentKey = Buffer.concat([unwrap.update(fromBase64url(parts[1])), unwrap.final()]);
  } catch {
    throw new WireFault('jwe', 'key not unwrapped');
  }
  const key = contentKey.length === 32 ? unseal(parts, contentKey) : EMPTY;
  if (key.length !== 32) throw new WireFault('jwe', 'not 32 bytes');
  return key;
}

const EMPTY = Buffer.alloc(0);

/** Concat KDF of RFC 7518 section 4.6.2 for one 256-bit key. */
function agreedKey(secret: Buffer, apu: Buffer, apv: Buffer): Buffer {
  const alg = Buffer.from(WRAP_ALG, 'latin1');
  const info = [alg, apu, apv].flatMap((part) => [uint32(part.length), part]);
  return hash('sha256', Buffer.concat([uint32(1), secret, ...info, uint32(256)]), 'buffer');
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

interface WrapHeader {
  readonly kid: string;
  readonly epk: { readonly kty: 'OKP'; readonly crv: 'X25519'; readonly x: string };
  readonly apu: Buffer;
  readonly apv: Buffer;
}

function readWrapHeader(part: string): WrapHeader {
  const header = parseIJsonObject(fromBase64url(part));
  const { alg, enc, kid, epk, apu = '', apv = '' } = header;
  if (alg !== WRAP_ALG || enc !== 'A256GCM' || typeof kid !== 'string')
    throw new WireFault('jwe', 'header');
  if (header.zip !== undefined || header.crit !== undefined) throw new WireFault('jwe', 'header');
  if (!isObject(epk) || epk.kty !== 'OKP' || epk.crv !== 'X25519' || typeof epk.x !== 'string')
    throw new WireFault('jwe', 'epk');
  if (typeof apu !== 'string' || typeof apv !== 'string') throw new WireFault('jwe', 'apu');
  return {
    kid,
    epk: { kty: 'OKP', crv: 'X25519', x: epk.x },
    apu: fromBase64url(apu),
    apv: fromBase64url(apv),
  };
}

type Parts = [header: string, key: string, iv: string, ciphertext: string, tag: string];

function fiveParts(jwe: string): Parts {
  const parts = jwe.split('.', 6);
  if (parts.length !== 5) throw new WireFault('jwe', 'not five parts');
  return parts as Parts;
}

function seal(headerPart: string, keyPart: string, key: Buffer, plaintext: Buffer): string {
  const iv = randomNonce(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(headerPart, 'latin1'));
  const ciphertext = cipher.update(plaintext);
  cipher.final(); // GCM has nothing left to give; it makes the tag
  return [
    headerPart,
    keyPart,
    iv.toString('base64url'),
    ciphertext.toString('base64url'),
    cipher.getAuthTag().toString('base64url'),
  ].join('.');
}

function unseal(parts: Parts, key: Buffer): Buffer {
  const iv = fromBase64url(parts[2]);
  const tag = fromBase64url(parts[4]);
  if (iv.length !== 12 || tag.length !== 16) throw new WireFault('jwe', 'iv or tag');
  const decipher = createDecipheriv('aes-256-gcm', key, iv);
  decipher.setAAD(Buffer.from(parts[0], 'latin1'));
  decipher.setAuthTag(tag);
  const plaintext = decipher.update(fromBase64url(parts[3]));
  try {
    decipher.final();
  } catch {
    throw new WireFault('jwe', 'tag');
  }
  return plaintext;
}
