import type { Json, JsonObject } from '@contracts';
import { maskIdNumber } from './id-number';
import { maskPhone } from './phone-number';

/** Personal values as a page shows them: number and phones in part, the rest as it is. */
export function masked(personal: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(personal).map(([field, value]) => [field, maskedValue(field, value)]),
  );
}

export function maskedValue(field: string, value: Json): Json {
  if (typeof value !== 'string') return value;
  if (field === 'idNumber') return maskIdNumber(value);
  return field === 'phone' || field === 'villagePhone' ? maskPhone(value) : value;
}
