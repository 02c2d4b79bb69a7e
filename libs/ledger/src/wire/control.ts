import type { ControlKind, ControlMessage, JsonObject } from '@contracts';
import { UUIDV7 } from '@platform/ids';
import { isHash } from './base64url';
import { isObject, parseIJsonObject } from './canonical-json';
import { parseCompact, signCompact, type Signer, type UnverifiedCompactJws } from './jws';
import { findStream, type Stream } from './stream-id';
import { isTime } from './times';
import { WireFault } from './wire-fault';

export const CONTROL_TYP = 'yipanqi-control';
export const OPEN_MAX = 1_000;
export const RESEND_SEGMENTS_MAX = 1_000;

/** A control message taken apart, before its signature was verified; its members beyond these four are not judged yet. */
export interface UnverifiedControl {
  readonly jws: UnverifiedCompactJws;
  readonly payload: JsonObject;
  readonly kind: ControlKind;
  readonly stream: Stream;
  readonly at: string;
}

/** The compact JWS (`typ: yipanqi-control`) of a control message. */
export function controlJws(message: ControlMessage, signer: Signer): string {
  return signCompact(CONTROL_TYP, JSON.stringify(message), signer);
}

/** Takes a control message apart, unverified: what the gate needs to find the key. Throws `WireFault`. */
export function parseControl(jws: string): UnverifiedControl {
  const parsed = parseCompact(jws, CONTROL_TYP);
  const payload = parseIJsonObject(parsed.payload);
  const { kind, at } = payload;
  const stream = findStream(payload.stream);
  if (!isKind(kind)) throw new WireFault('control.kind');
  if (!stream) throw new WireFault('control.stream');
  if (!isTime(at)) throw new WireFault('control.at');
  return { jws: parsed, payload, kind, stream, at };
}

/** Reads a control message whose signature holds or is held already (a stored one). Throws `WireFault`. */
export function readControl(jws: string): ControlMessage {
  return controlOf(parseControl(jws));
}

/** Judges the members that its kind needs; throws `WireFault` `control.<member>`. */
export function controlOf(control: UnverifiedControl): ControlMessage {
  const check = CHECKS[control.kind];
  for (const member of Object.keys(check))
    if (!check[member]!(control.payload[member], control.payload))
      throw new WireFault(`control.${member}`);
  return control.payload as unknown as ControlMessage;
}

type Check = (value: unknown, payload: JsonObject) => boolean;

const number: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const counted: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 1;
const text: Check = (value) => typeof value === 'string' && value !== '';
const optionalText: Check = (value) => value === undefined || text(value, {});
const uuidV7: Check = (value) => typeof value === 'string' && UUIDV7.test(value);
/** Five parts in base64url (RFC 7516, section 7.1); the second is empty where a key is agreed or shared. */
const isCompactJwe: Check = (value) =>
  typeof value === 'string' && /^[\w-]+\.[\w-]*(?:\.[\w-]+){3}$/.test(value);

const CHECKS: Readonly<Record<ControlKind, Readonly<Record<string, Check>>>> = {
  head: { last: number, hash: isHash },
  receipt: {
    upto: number,
    hash: isHash,
    headat: (value) => value === undefined || isTime(value),
    state: (value) => value === 'flowing' || value === 'waiting' || value === 'blocked',
    code: optionalText,
    open: (value) => Array.isArray(value) && value.length <= OPEN_MAX && value.every(isOpenEntry),
  },
  resend: {
    from: counted,
    segments: (value) => counted(value, {}) && (value as number) <= RESEND_SEGMENTS_MAX,
  },
  grant: { person: uuidV7, key: isCompactJwe },
  rekey: {
    day: (value) => typeof value === 'string' && isTime(`${value}T00:00:00.000Z`),
    key: (value, { wanted }) => (wanted === true ? value === undefined : isCompactJwe(value, {})),
  },
  void: {
    first: counted,
    last: (value, { first }) => counted(value, {}) && (value as number) >= (first as number),
    hash: isHash,
  },
};

function isKind(kind: unknown): kind is ControlKind {
  return typeof kind === 'string' && Object.hasOwn(CHECKS, kind);
}

function isOpenEntry(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { sequence, state, code, pointer } = value;
  return (
    counted(sequence, {}) &&
    (state === 'parked' || state === 'rejected' || state === 'diverged') &&
    text(code, {}) &&
    optionalText(pointer, {})
  );
}
