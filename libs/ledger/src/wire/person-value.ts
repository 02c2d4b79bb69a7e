import type { JsonObject } from '@contracts';
import { fromBase64url } from './base64url';
import { canonicalJson, parseIJsonObject } from './canonical-json';
import { encryptDirect, openDirect } from './jwe';
import { WireFault } from './wire-fault';

const HEADER =
  /^\{"alg":"dir","enc":"A256GCM","kid":"([\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12})"\}$/;

/**
 * `data.personal`: compact JWE over the section's personal values (one JSON object) under the person's key of 32 bytes,
 * whose `kid` is a UUID.
 */
export function encryptPersonal(values: JsonObject, kid: string, key: Buffer): string {
  const header = `{"alg":"dir","enc":"A256GCM","kid":"${kid}"}`;
  if (!HEADER.test(header)) throw new WireFault('personal', 'kid');
  return encryptDirect(header, key, Buffer.from(canonicalJson(values), 'utf8'));
}

/** The person key's `kid`; throws `WireFault` `personal` unless the header is exactly the protocol's. */
export function personalKid(jwe: string): string {
  return HEADER.exec(headerOf(jwe))?.[1] ?? refuse();
}

/** Opens the personal values; throws `WireFault` when the key is another or the JWE is not the protocol's. */
export function decryptPersonal(jwe: string, key: Buffer): JsonObject {
  if (!HEADER.test(headerOf(jwe))) refuse();
  return parseIJsonObject(openDirect(jwe, key));
}

function headerOf(jwe: string): string {
  return fromBase64url(jwe.slice(0, Math.max(0, jwe.indexOf('.')))).toString('latin1');
}

function refuse(): never {
  throw new WireFault('personal', 'header');
}
