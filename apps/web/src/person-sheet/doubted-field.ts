import type { CaseField } from '../api/cases';
import type { PersonSheet } from '../api/personSheet';
import { askableFields } from '../casework/case-fields';

export type Section = PersonSheet['sections'][number];
export type Line = Section['fields'][number];

/** The field by which the owner is asked about a line of its section; undefined where no field can be asked about. */
export function doubtedBy(
  line: Line,
  { section }: Section,
  asked: { fields: readonly CaseField[]; side: PersonSheet['side'] },
): string | undefined {
  const name = nameOf(line, section);
  return askableFields(asked.fields, asked.side).includes(name) ? name : undefined;
}

/** How two halves were paired is doubted as one; that an absence ended with the return, by its day. */
function nameOf({ field, value }: Line, section: string): string {
  if (section === 'pairing') return 'pairing';
  const isReturn = section === 'departure' && field === 'ended' && value.startsWith('returned ');
  return isReturn ? 'returnedOn' : field;
}
