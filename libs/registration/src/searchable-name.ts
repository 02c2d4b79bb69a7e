import { pinyin } from 'pinyin-pro';

export interface SearchableName {
  /** `ouyangxiu` */
  readonly pinyin: string;
  /** `oyx` */
  readonly initials: string;
}

const REMEMBERED_MAX = 20_000;
const remembered = new Map<string, SearchableName>();

/** How a name is found by who types Latin letters: pinyin with the readings of surnames (单 → shan), and initials. */
export function searchableName(name: string): SearchableName {
  const known = remembered.get(name);
  if (known) return known;
  const syllables = pinyin(name, {
    toneType: 'none',
    type: 'array',
    mode: 'surname',
    nonZh: 'consecutive',
    v: true,
  })
    .map((syllable) => syllable.toLowerCase().replace(/[^a-z]/g, ''))
    .filter((syllable) => syllable !== '');
  const searchable = {
    pinyin: syllables.join(''),
    initials: syllables.map((syllable) => syllable[0]).join(''),
  };
  if (remembered.size >= REMEMBERED_MAX) remembered.clear();
  remembered.set(name, searchable);
  return searchable;
}
