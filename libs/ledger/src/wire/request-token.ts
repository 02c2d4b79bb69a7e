import type { KeyObject } from 'node:crypto';
import { parseIJsonObject } from './canonical-json';
import { parseCompact, signCompact, verifyCompact, type Signer } from './jws';
import { WireFault } from './wire-fault';

export const REQUEST_TYP = 'yipanqi-request';
/** Longest life of a token (protocol, section 10). */
const LIFE_S = 60;
/** How far two regions' clocks may differ; the protocol names no number, this one is ours. */
const SKEW_S = 30;

/** What a request to a partner is authorised for. */
export interface RequestClaims {
  /** Region that asks. */
  readonly iss: string;
  /** Region that is asked. */
  readonly aud: string;
  /** HTTP method, upper case. */
  readonly htm: string;
  /** URL without query and fragment (as `htu` of RFC 9449). */
  readonly htu: string;
}

/** `Authorization: Bearer` of one request: compact JWS (`typ: yipanqi-request`), good for 60 seconds. */
export function requestToken(claims: RequestClaims, at: Date, signer: Signer): string {
  const iat = Math.floor(at.getTime() / 1000);
  return signCompact(REQUEST_TYP, JSON.stringify({ ...claims, iat, exp: iat + LIFE_S }), signer);
}

/** Finds the key of a region by `kid`, valid at a moment. */
export type FindSigningKey = (region: string, kid: string, at: Date) => KeyObject | undefined;

/** Verifies a token for this very request; gives the region that asks. Throws `WireFault` `token.<why>` (401). */
export function verifyRequestToken(
  token: string,
  request: Omit<RequestClaims, 'iss'>,
  now: Date,
  findKey: FindSigningKey,
): string {
  const jws = parseCompact(token, REQUEST_TYP);
  const { iss, aud, htm, htu, iat, exp } = parseIJsonObject(jws.payload);
  const nowS = now.getTime() / 1000;
  if (typeof iss !== 'string') throw new WireFault('token.iss');
  if (aud !== request.aud) throw new WireFault('token.aud');
  if (htm !== request.htm) throw new WireFault('token.htm');
  if (htu !== request.htu) throw new WireFault('token.htu');
  if (!Number.isSafeInteger(iat) || !Number.isSafeInteger(exp)) throw new WireFault('token.time');
  const [issued, expires] = [iat as number, exp as number];
  if (expires > issued + LIFE_S || issued > nowS + SKEW_S || expires < nowS - SKEW_S)
    throw new WireFault('token.time');
  const key = findKey(iss, jws.header.kid, new Date(issued * 1000));
  if (!key) throw new WireFault('token.kid');
  if (!verifyCompact(jws, key)) throw new WireFault('token.signature');
  return iss;
}
