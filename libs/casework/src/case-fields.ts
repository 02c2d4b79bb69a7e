import type { ServiceName } from '@contracts';

/**
 * 字段归属: which side a field belongs to (domain guide 5.3). Basic identity and hukou are the home side's, residence and
 * work the residence side's; whoever does not own a field asks, proposes or doubts, and never writes it.
 */
const OWNER_OF = {
  name: 'sending',
  idNumber: 'sending',
  sex: 'sending',
  birthDate: 'sending',
  ethnicGroup: 'sending',
  education: 'sending',
  hukouAddress: 'sending',
  hukouNature: 'sending',
  homeDivision: 'sending',
  leftOn: 'sending',
  returnedOn: 'sending',
  villagePhone: 'sending',
  household: 'sending',
  // Whether both halves are one person: the home side paired them, and it alone can undo it.
  pairing: 'sending',
  address: 'receiving',
  residenceDivision: 'receiving',
  dwellingKind: 'receiving',
  reason: 'receiving',
  arrivedOn: 'receiving',
  phone: 'receiving',
  employment: 'receiving',
} as const satisfies Record<string, ServiceName>;

export type CaseField = keyof typeof OWNER_OF;
export const CASE_FIELDS = Object.keys(OWNER_OF) as CaseField[];

/** The side whose word on a field holds; undefined for a field nobody knows. */
export function ownerOf(field: string): 'sending' | 'receiving' | undefined {
  return Object.hasOwn(OWNER_OF, field) ? OWNER_OF[field as CaseField] : undefined;
}

/** Both sides' values of one field: the owner's holds, and whether the other one is another. */
export interface OwnedValue {
  readonly field: CaseField;
  readonly owner: 'sending' | 'receiving';
  readonly value?: string;
  readonly differs: boolean;
}

/** What holds where both sides have written a field, whoever wrote last (golden case m). */
export function ownedValue(
  field: CaseField,
  written: { readonly sending?: string; readonly receiving?: string },
): OwnedValue {
  const owner = OWNER_OF[field];
  const other = owner === 'sending' ? written.receiving : written.sending;
  const value = written[owner];
  return {
    field,
    owner,
    ...(value !== undefined && { value }),
    differs: value !== undefined && other !== undefined && value !== other,
  };
}
