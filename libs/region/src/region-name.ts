import { divisionName } from './division-name';

/** A name for people, Chinese first. */
export interface BilingualName {
  readonly zh: string;
  readonly en: string;
}

/** The regions of the source documents (domain.md 2). */
const regions = new Map<string, BilingualName>([
  ['410100', { zh: '郑州市', en: 'Zhengzhou' }],
  ['451203', { zh: '宜州区', en: 'Yizhou' }],
  ['610300', { zh: '宝鸡市', en: 'Baoji' }],
  ['620921', { zh: '金塔县', en: 'Jinta' }],
]);

/** Regions of the demonstration network, in the order of their codes. */
export const demonstrationRegions: readonly string[] = [...regions.keys()];

/** Name of a region in both languages; elsewhere English falls back to the Chinese name, an unknown code to itself. */
export function regionName(code: string): BilingualName {
  const name = divisionName(code) ?? code;
  return regions.get(code) ?? { zh: name, en: name };
}

/** A region as answers name it: its code, and its name in one language. */
export interface NamedRegion {
  readonly code: string;
  readonly name: string;
}

export function namedRegion(code: string, language: keyof BilingualName): NamedRegion {
  return { code, name: regionName(code)[language] };
}
