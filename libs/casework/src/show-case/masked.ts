import type { Json, JsonObject } from '@contracts';
import { maskIdNumber } from '@registration';

const PHONES = ['phone', 'villagePhone'];

/** Personal values of a section as a page shows them: numbers and phones in part, the rest as it is. */
export function maskedPersonal(personal: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(personal).map(([member, value]) => [member, masked(member, value)]),
  );
}

export function maskedText(field: string, text: string): string {
  if (field === 'idNumber') return maskIdNumber(text);
  if (!PHONES.includes(field)) return text;
  return text.length < 7 ? '***' : `${text.slice(0, 3)}****${text.slice(-4)}`;
}

function masked(member: string, value: Json): Json {
  if (typeof value === 'string') return maskedText(member, value);
  return member === 'values' ? maskedPersonal(value as JsonObject) : value;
}
