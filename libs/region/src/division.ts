import { namesToCounty, townshipsOf } from './seed';

/** Level of a node of the administrative tree: 省级, 地级, 县级, 乡级, 村级. */
export type DivisionLevel = 'province' | 'city' | 'county' | 'township' | 'community';

/** An administrative division 行政区划 of GB/T 2260 (6 digits) or GB/T 10114 (9 digits), state of 2023-06-30. */
export interface Division {
  /** 6 digits to the county, 9 for a township, 12 for a community. */
  readonly code: string;
  readonly name: string;
  readonly level: DivisionLevel;
  /** Code of the division above; a province has none. */
  readonly parent?: string;
  /** Communities are not published below the township: ours are demonstration data, marked 演示 in the name. */
  readonly demonstration: boolean;
}

const demonstrationCommunities: readonly [suffix: string, name: string][] = [
  ['001', '第一社区（演示）'],
  ['002', '第二社区（演示）'],
  ['003', '第三社区（演示）'],
];

/**
 * Level that the form of a code says, whether or not the code is known.
 * Returns undefined unless the code has 6, 9 or 12 digits.
 */
export function levelOf(code: string): DivisionLevel | undefined {
  if (!/^\d+$/.test(code)) return undefined;
  if (code.length === 12) return 'community';
  if (code.length === 9) return 'township';
  if (code.length !== 6) return undefined;
  if (code.endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'city' : 'county';
}

/** Digits of a code that say something: 2 of a province, 4 of a city, otherwise all. A subtree is a prefix. */
export function significantDigits(code: string): string {
  switch (levelOf(code)) {
    case 'province':
      return code.slice(0, 2);
    case 'city':
      return code.slice(0, 4);
    case 'county':
    case 'township':
    case 'community':
    case undefined:
      return code;
  }
}

/**
 * Codes above a code by its form, nearest first, the code itself left out; they need not be known.
 * `610302003` → `610302`, `610300`, `610000`; empty for a province and for what is no code.
 */
export function codesAbove(code: string): string[] {
  switch (levelOf(code)) {
    case 'community':
      return [code.slice(0, 9), ...codesAbove(code.slice(0, 9))];
    case 'township':
      return [code.slice(0, 6), ...codesAbove(code.slice(0, 6))];
    case 'county':
      return [`${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`];
    case 'city':
      return [`${code.slice(0, 2)}0000`];
    case 'province':
    case undefined:
      return [];
  }
}

function nameInSeed(code: string, level: DivisionLevel): string | undefined {
  switch (level) {
    case 'community':
      return townshipsOf(code.slice(0, 6)).has(code.slice(0, 9))
        ? demonstrationCommunities.find(([suffix]) => code.endsWith(suffix))?.[1]
        : undefined;
    case 'township':
      return townshipsOf(code.slice(0, 6)).get(code);
    case 'county':
    case 'city':
    case 'province':
      return namesToCounty().get(code);
  }
}

/** The division of a code in force, or undefined. Abolished codes are in the successor table: see `successorOf`. */
export function division(code: string): Division | undefined {
  const level = levelOf(code);
  if (!level) return undefined;
  const name = nameInSeed(code, level);
  if (name === undefined) return undefined;
  const parent = codesAbove(code)[0];
  return {
    code,
    name,
    level,
    ...(parent === undefined ? {} : { parent }),
    demonstration: level === 'community',
  };
}

/** Whether a code is in force: province to township of the seed, and its demonstration communities. */
export function isKnown(code: string): boolean {
  const level = levelOf(code);
  return level !== undefined && nameInSeed(code, level) !== undefined;
}

/** The divisions above a code that are in force, province first; empty for what is no code. */
export function ancestorsOf(code: string): Division[] {
  return codesAbove(code)
    .reverse()
    .map(division)
    .filter((above) => above !== undefined);
}

/**
 * The divisions right below a code, in the order of the codes; without a code the provinces.
 * A city without counties (441900 东莞市) has its townships right below; a township its three demonstration communities.
 */
export function childrenOf(code?: string): Division[] {
  return childCodes(code)
    .map(division)
    .filter((child) => child !== undefined);
}

function childCodes(code: string | undefined): string[] {
  if (code === undefined) return codesInSeed('province', '');
  const prefix = significantDigits(code);
  switch (levelOf(code)) {
    case 'province':
      return codesInSeed('city', prefix);
    case 'city':
      return [...codesInSeed('county', prefix), ...townshipsOf(code).keys()];
    case 'county':
      return [...townshipsOf(code).keys()];
    case 'township':
      return demonstrationCommunities.map(([suffix]) => code + suffix);
    case 'community':
    case undefined:
      return [];
  }
}

function codesInSeed(level: DivisionLevel, prefix: string): string[] {
  return [...namesToCounty().keys()].filter(
    (code) => code.startsWith(prefix) && levelOf(code) === level,
  );
}
