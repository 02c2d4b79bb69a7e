import { CASE_LISTS, type CaseList } from '../api/cases';

/** Address of a work-list; one's own is where casework begins. */
export const listPath = (list: CaseList): string =>
  list === 'mine' ? '/cases' : `/cases/lists/${list}`;

export const isList = (word: string | undefined): word is CaseList =>
  (CASE_LISTS as readonly (string | undefined)[]).includes(word);
