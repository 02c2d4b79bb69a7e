import type { JsonObject } from '@contracts';
import { fromBase64url } from './base64url';
import { canonicalJson, parseIJsonObject } from './canonical-json';
import { decryptDirect, encryptDirect } from './jwe';
import { WireFault } from './wire-fault';

/** A person key's `kid` is a UUIDv7; it stands in the JWE's header without any escape. */
const KID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

/** `data.personal`: compact JWE over the section's personal values (one JSON object) under the person's key of 32 bytes. */
export function encryptPersonal(values: JsonObject, kid: string, key: Buffer): string {
  return encryptDirect(headerOf(kid), key, Buffer.from(canonicalJson(values), 'utf8'));
}

/** The person key's `kid`; throws `WireFault` `personal` unless the header is exactly the protocol's. */
export function personalKid(jwe: string): string {
  const header = parseIJsonObject(fromBase64url(jwe.slice(0, Math.max(0, jwe.indexOf('.')))));
  if (typeof header.kid !== 'string') throw new WireFault('personal', 'kid');
  if (!jwe.startsWith(`${Buffer.from(headerOf(header.kid)).toString('base64url')}..`))
    throw new WireFault('personal', 'header');
  return header.kid;
}

/** Opens the personal values; throws `WireFault` when the key is another or the JWE is not the protocol's. */
export function decryptPersonal(jwe: string, key: Buffer): JsonObject {
  return parseIJsonObject(decryptDirect(headerOf(personalKid(jwe)), jwe, key));
}

function headerOf(kid: string): string {
  if (!KID.test(kid)) throw new WireFault('personal', 'kid');
  return `{"alg":"dir","enc":"A256GCM","kid":"${kid}"}`;
}
