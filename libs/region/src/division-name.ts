import { codesAbove, division } from './division';
import { abolishedDivision } from './successor';

/** Steps of the statistics bureau's tree that no address names. */
const unspoken = new Set(['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划']);

/** Chinese name of a division, also of an abolished county or prefecture; undefined when unknown. */
export function divisionName(code: string): string | undefined {
  return division(code)?.name ?? (code.length === 6 ? abolishedDivision(code)?.name : undefined);
}

/**
 * Name with everything above it as an address writes it: 610302003 → 陕西省宝鸡市渭滨区清姜街道.
 * What is unknown in between is left out; undefined when the code itself is unknown.
 */
export function fullName(code: string): string | undefined {
  const own = divisionName(code);
  if (own === undefined) return undefined;
  const above = codesAbove(code)
    .reverse()
    .map(divisionName)
    .filter((name) => name !== undefined && !unspoken.has(name));
  return [...above, own].join('');
}
