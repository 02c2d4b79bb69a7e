const CONTROL = /[\u0000-\u001f]/;

/**
 * A PostgreSQL array literal of text, numbers, booleans, moments and bytes; what is absent is NULL. The driver's own way
 * costs as much as the insert: without control characters the quoting of JSON is that of PostgreSQL, and made natively.
 */
export function arrayLiteral(values: readonly unknown[]): string {
  // Joined natively: a text grown piece by piece leaves a piece of garbage for each element.
  return `{${values.map(element).join(',')}}`;
}

/** Between texts, and in place of one that is absent; no text that is kept holds them. */
const SEPARATOR = '\u001f';
const ABSENT = '\u001e';

/**
 * Texts as one text, and how a statement takes it apart: nothing is escaped, which long texts full of quotes thank both
 * sides for. Undefined when one holds the separator, is the sign for absence or no text, or when all of it would be empty.
 */
export function separatedTexts(
  values: readonly unknown[],
): { readonly text: string; readonly array: (place: string) => string } | undefined {
  const parts: string[] = [];
  for (const value of values) {
    if (value === null || value === undefined) parts.push(ABSENT);
    else if (typeof value !== 'string' || value === ABSENT || value.includes(SEPARATOR))
      return undefined;
    else parts.push(value);
  }
  const text = parts.join(SEPARATOR);
  if (text === '') return undefined;
  return { text, array: (place) => `string_to_array(${place}::text, E'\\x1f', E'\\x1e')` };
}

function element(value: unknown): string {
  if (typeof value === 'string')
    return CONTROL.test(value) ? `"${value.replace(/[\\"]/g, '\\$&')}"` : JSON.stringify(value);
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Buffer.isBuffer(value)) return `"\\\\x${value.toString('hex')}"`;
  if (value instanceof Date) return `"${value.toISOString()}"`;
  throw new TypeError(`no element of an array: ${typeof value}`);
}
