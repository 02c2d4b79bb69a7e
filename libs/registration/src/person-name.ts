/** Why a written name is refused. */
export type NameFault = 'name.characters' | 'name.length';

const NAME_LENGTH_MAX = 50;
/**
 * What a name may hold: Han of every plane (GB 18030-2022 level 3) and 〇, the middle dot, Latin and other letters for
 * the spelling of minorities, and private-use characters as old registers hold them. No control character, no digit.
 */
const NAME = /^[\p{Script=Han}\p{L}\p{Co}][\p{Script=Han}\p{L}\p{M}\p{Co}·•・．.\u2019' -]*$/u;

/** The form in which names are kept and compared: NFC, one kind of middle dot, single spaces. */
export function normaliseName(written: string): string {
  return written
    .normalize('NFC')
    .replace(/[•・．‧∙]/g, '·')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Length counts code points: 𠮷 is one. */
export function nameFault(name: string): NameFault | undefined {
  if (!NAME.test(name)) return 'name.characters';
  return [...name].length > NAME_LENGTH_MAX ? 'name.length' : undefined;
}
