import { isAscii, isUtf8 } from 'node:buffer';
import type { Json, JsonObject } from '@contracts';
import { canonicalJson, DEPTH_MAX, parseIJson } from './canonical-json';
import { WireFault } from './wire-fault';

/** The elements of a JSON array with the RFC 8785 form of each. */
export interface CanonicalBatch {
  readonly elements: readonly Json[];
  readonly canonical: readonly string[];
  /** `[` element `,` element … `]` in RFC 8785 form, UTF-8, and the bytes of each element. */
  readonly bytes: Buffer;
  readonly lengths: readonly number[];
}

/** Joins elements that are in RFC 8785 form already. */
export function joinBatch(canonical: readonly string[]): Pick<CanonicalBatch, 'bytes' | 'lengths'> {
  const text = `[${canonical.join(',')}]`;
  // Almost always ASCII, since personal values are encrypted; then lengths are known and the bytes are copied.
  if (Buffer.byteLength(text, 'utf8') === text.length)
    return { bytes: Buffer.from(text, 'latin1'), lengths: canonical.map((e) => e.length) };
  const lengths = canonical.map((element) => Buffer.byteLength(element, 'utf8'));
  return { bytes: Buffer.from(text, 'utf8'), lengths };
}

/**
 * Reads a JSON array as I-JSON and gives each element's RFC 8785 form. Nearly free when the text is in that form
 * already, as it is when this software wrote it; else every element is written anew. Throws `WireFault` `json`.
 */
export function parseBatch(source: Buffer): CanonicalBatch {
  const text = decode(source);
  return parseCanonical(source, text) ?? parseAnyForm(text);
}

function decode(bytes: Buffer): string {
  if (isAscii(bytes)) return bytes.toString('latin1');
  if (!isUtf8(bytes)) throw new WireFault('json', 'not UTF-8');
  return bytes.toString('utf8');
}

function parseAnyForm(text: string): CanonicalBatch {
  const elements = parseIJson(text);
  if (!Array.isArray(elements)) throw new WireFault('json', 'not an array');
  const canonical = (elements as readonly Json[]).map((element) => canonicalJson(element));
  return { elements: elements as readonly Json[], canonical, ...joinBatch(canonical) };
}

/**
 * Proves by its length alone that a text is in RFC 8785 form: without a backslash every string has one spelling; numbers
 * let through by `numberLength` have no other spelling as short; white space and members given twice would make it longer.
 * So a text as long as the shortest spelling of its value, members in order, is that spelling. Undefined: not proved.
 */
function parseCanonical(source: Buffer, text: string): CanonicalBatch | undefined {
  if (text.includes('\\')) return undefined;
  const elements = parseArray(text);
  const canonical: string[] = [];
  let at = 1;
  for (const element of elements) {
    const length = shortestLength(element);
    if (length === UNPROVED) return undefined;
    canonical.push(text.slice(at, at + length));
    at += length + 1;
  }
  if (elements.length === 0 || at !== text.length) return undefined;
  const ascii = source.length === text.length;
  const lengths = canonical.map((e) => (ascii ? e.length : Buffer.byteLength(e, 'utf8')));
  return { elements, canonical, bytes: source, lengths };
}

function parseArray(text: string): readonly Json[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new WireFault('json', 'not JSON');
  }
  if (!Array.isArray(value)) throw new WireFault('json', 'not an array');
  return value as readonly Json[];
}

/** Absorbs every sum it enters. */
const UNPROVED = Infinity;

function shortestLength(value: Json, depth = 0): number {
  if (depth > DEPTH_MAX) return UNPROVED;
  if (typeof value === 'string') return value.length + 2;
  if (typeof value === 'number') return numberLength(value);
  if (typeof value === 'boolean') return value ? 4 : 5;
  if (value === null) return 4;
  if (!Array.isArray(value)) return objectLength(value as JsonObject, depth);
  let length = 2 + Math.max(0, value.length - 1);
  for (const item of value as readonly Json[]) length += shortestLength(item, depth + 1);
  return length;
}

function objectLength(object: JsonObject, depth: number): number {
  let length = 1;
  let before = '';
  for (const name in object) {
    // JSON.parse puts names that are array indexes first, wherever they stood; they must not pass for ordered.
    if (name.charCodeAt(0) <= 0x39 || (name <= before && length > 1)) return UNPROVED;
    before = name;
    length += name.length + 4 + shortestLength(object[name]!, depth + 1);
  }
  return Math.max(2, length);
}

/** Integers with two zeros at the end have `e` spellings as short, small fractions too; beyond 15 digits a double has several. */
function numberLength(value: number): number {
  const several = Number.isInteger(value)
    ? !Number.isSafeInteger(value) || (value % 100 === 0 && value !== 0)
    : Math.abs(value) < 0.1;
  if (several) return UNPROVED;
  const { length } = String(value);
  return length <= 15 ? length : UNPROVED;
}
