/** Three times what a spreadsheet lets anybody type. */
export const CELL_CHARACTERS_MAX = 100_000;

/** What a number of a cell is shown as; `date` when its style is one of a day. */
export function numberText(value: string, isDate: boolean): string {
  const number = Number(value);
  if (value === '' || !Number.isFinite(number)) return value;
  if (isDate) return dayOfSerial(number) ?? value;
  if (Number.isInteger(number))
    // Beyond fifteen digits the spreadsheet has rounded: written so that nobody takes it for the number.
    return Math.abs(number) < 1e15 ? String(number) : number.toExponential().toUpperCase();
  return String(number);
}

const MS_PER_DAY = 86_400_000;
/** Day 0 of the 1900 system as it counts from March 1900 on; before that it has a 29 February that never was. */
const EPOCH_MS = Date.UTC(1899, 11, 30);
const MARCH_1900 = 61;
const LAST_DAY = 2_958_465;

function dayOfSerial(serial: number): string | undefined {
  const day = Math.floor(serial);
  if (day < 1 || day > LAST_DAY) return undefined;
  const shift = day < MARCH_1900 ? 1 : 0;
  return new Date(EPOCH_MS + (day + shift) * MS_PER_DAY).toISOString().slice(0, 10);
}

/** Built-in number formats that show a day, those of Chinese Excel too (ECMA-376 part 1, 18.8.30). */
const DATE_FORMATS = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58,
]);

/** Does a number format show a day? Quoted text, colours and locales in it say nothing. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return DATE_FORMATS.has(id);
  const bare = code.replace(/"[^"]*"|\[[^\]]*\]|\\.|_./g, '').toLowerCase();
  return /[yd]/.test(bare) || (bare.includes('年') && bare.includes('月'));
}

/** Excel writes what XML cannot hold as `_x000D_`. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
}

/** Column of a reference, from 0: `AB12` → 27. */
export function columnOf(reference: string): number {
  let column = 0;
  for (let i = 0; i < reference.length; i++) {
    const letter = reference.charCodeAt(i);
    if (letter < 65 || letter > 90) break;
    column = column * 26 + (letter - 64);
  }
  return column - 1;
}

/** Row of a reference, from 1: `AB12` → 12. */
export function rowOf(reference: string): number {
  return Number(/\d+$/.exec(reference)?.[0] ?? 0);
}
