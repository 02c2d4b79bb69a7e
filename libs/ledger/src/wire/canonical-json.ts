import { isUtf8 } from 'node:buffer';
import type { Json, JsonObject } from '@contracts';
import { WireFault } from './wire-fault';

const SURROGATE = /[\ud800-\udfff]/;
const SORTED_BY_HAND_MAX = 24;
const LONE_SURROGATE = /\p{Surrogate}/u;

/** Objects and arrays inside each other; ours, so that nothing a partner sends can exhaust the stack. */
export const DEPTH_MAX = 100;

/**
 * RFC 8785 form of I-JSON (RFC 7493): members in order of their UTF-16 code units, numbers and strings as ECMAScript
 * writes them. Members that are `undefined` are left out. Throws `WireFault` `json` for what I-JSON does not allow:
 * lone surrogates, integers beyond ±(2^53−1), NaN and infinities; and for more than `DEPTH_MAX` levels.
 */
export function canonicalJson(value: Json): string {
  return canonical(value, 0);
}

function canonical(value: Json, depth: number): string {
  if (typeof value === 'string') checkText(value);
  else if (typeof value === 'number') checkNumber(value);
  else if (typeof value === 'object' && value !== null) {
    checkDepth(depth);
    return Array.isArray(value)
      ? canonicalArray(value as readonly Json[], depth + 1)
      : canonicalObject(value as JsonObject, depth + 1);
  } else if (typeof value !== 'boolean' && value !== null)
    throw new WireFault('json', `a ${typeof value} is no JSON`);
  return JSON.stringify(value);
}

function canonicalArray(items: readonly Json[], depth: number): string {
  let text = '[';
  for (let i = 0; i < items.length; i++) text += (i ? ',' : '') + canonical(items[i]!, depth);
  return text + ']';
}

function canonicalObject(object: JsonObject, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(object);
  if (prototype !== Object.prototype && prototype !== null)
    throw new WireFault('json', 'not a plain object');
  let text = '{';
  for (const name of sorted(Object.keys(object))) {
    const value = object[name];
    if (value === undefined) continue;
    checkText(name);
    text += (text.length > 1 ? ',' : '') + JSON.stringify(name) + ':' + canonical(value, depth);
  }
  return text + '}';
}

/** By insertion: objects have a dozen members at most, mostly in order, and the built-in sort copies them three times. */
function sorted(names: string[]): string[] {
  if (names.length > SORTED_BY_HAND_MAX) return names.sort();
  for (let i = 1; i < names.length; i++) {
    const name = names[i]!;
    let at = i;
    for (; at > 0 && names[at - 1]! > name; at--) names[at] = names[at - 1]!;
    names[at] = name;
  }
  return names;
}

/**
 * Reads I-JSON. Throws `WireFault` `json`: not JSON, not UTF-8, a byte order mark, a member twice in one object, a lone
 * surrogate, an integer beyond ±(2^53−1), more than `DEPTH_MAX` levels.
 */
export function parseIJson(source: string | Buffer): Json {
  const text = typeof source === 'string' ? source : decode(source);
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    throw new WireFault('json', 'not JSON');
  }
  // What is written again alike has no member twice: JSON.parse would have dropped one. Otherwise count.
  const members = checkValues(value);
  if (JSON.stringify(value) !== text && countMembers(text) !== members)
    throw new WireFault('json', 'a member twice');
  return value;
}

/** `parseIJson` of what must be one object. */
export function parseIJsonObject(source: string | Buffer): JsonObject {
  const value = parseIJson(source);
  if (!isObject(value)) throw new WireFault('json', 'not an object');
  return value;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function decode(bytes: Buffer): string {
  if (!isUtf8(bytes)) throw new WireFault('json', 'not UTF-8');
  return bytes.toString('utf8');
}

/** Checks texts and numbers and counts the members of all objects. */
function checkValues(value: Json, depth = 0): number {
  if (typeof value === 'string') checkText(value);
  if (typeof value === 'number') checkNumber(value);
  if (typeof value !== 'object' || value === null) return 0;
  checkDepth(depth);
  let members = 0;
  if (Array.isArray(value)) {
    for (const item of value as readonly Json[]) members += checkValues(item, depth + 1);
    return members;
  }
  for (const [name, member] of Object.entries(value)) {
    checkText(name);
    members += 1 + checkValues(member, depth + 1);
  }
  return members;
}

/** Colons outside strings: one per member, whether JSON.parse kept it or not. The text is known to be JSON. */
function countMembers(text: string): number {
  let members = 0;
  let inside = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (inside) {
      if (c === 0x5c) i++;
      else if (c === 0x22) inside = false;
    } else if (c === 0x22) inside = true;
    else if (c === 0x3a) members++;
  }
  return members;
}

function checkText(text: string): void {
  if (SURROGATE.test(text) && LONE_SURROGATE.test(text))
    throw new WireFault('json', 'a lone surrogate');
}

function checkNumber(value: number): void {
  if (!Number.isFinite(value)) throw new WireFault('json', 'not a finite number');
  if (Number.isInteger(value) && !Number.isSafeInteger(value))
    throw new WireFault('json', 'an integer beyond 2^53-1');
}

function checkDepth(depth: number): void {
  if (depth > DEPTH_MAX) throw new WireFault('json', `more than ${DEPTH_MAX} levels`);
}
