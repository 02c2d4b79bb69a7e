import type { Case } from '../api/case';
import { RESIDENCE_FIELDS } from '../api/registration';

/** The form of registration in which the owner enters a field. */
export type EnteredBy = 'changeResidence' | 'changeDeparture' | 'undoPairing' | 'confirmIdentity';

const FIELDS: Record<EnteredBy, readonly string[]> = {
  changeResidence: RESIDENCE_FIELDS,
  changeDeparture: ['destinationDivision', 'leftOn', 'villagePhone'],
  undoPairing: ['pairing'],
  // The home register says who somebody is: it is taken in anew, then the identity confirmed again.
  confirmIdentity: [
    'name',
    'idNumber',
    'sex',
    'birthDate',
    'ethnicGroup',
    'hukouAddress',
    'homeDivision',
  ],
};
const FORMS = Object.keys(FIELDS) as EnteredBy[];

export const enteredBy = (field: string): EnteredBy | undefined =>
  FORMS.find((form) => FIELDS[form].includes(field));

/** Forms in which this side has something to enter, of what the case found and nobody has entered yet. */
export function formsToEnter({ corrections, side, service }: Case): EnteredBy[] {
  const own = corrections.filter(({ owner }) => side && owner === service);
  const forms = own.map(({ field }) => enteredBy(field));
  return FORMS.filter((form) => forms.includes(form));
}

/** Values of one form, as far as they are known in full. */
export function valuesToEnter(held: Case, form: EnteredBy): Record<string, string> {
  const own = held.corrections.filter(({ owner }) => owner === held.service);
  return Object.fromEntries(
    own
      .filter(({ field }) => enteredBy(field) === form)
      .map(({ field, value }) => [field, value] as const),
  );
}

/** Where the record's page opens that form, beginning with what the case found. */
export const enterPath = (held: Case, form: EnteredBy): string => {
  const query = new URLSearchParams({ case: held.caseId, enter: form });
  return `/records/${encodeURIComponent(held.person?.recordId ?? '')}?${query.toString()}`;
};
