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

type CaseField = keyof typeof OWNER_OF;

/** Every field a question can name. */
export const CASE_FIELDS = Object.keys(OWNER_OF) as readonly CaseField[];

/** The side whose word on a field holds; undefined for a field nobody knows. */
export function ownerOf(field: string): 'sending' | 'receiving' | undefined {
  return Object.hasOwn(OWNER_OF, field) ? OWNER_OF[field as CaseField] : undefined;
}

/** Both sides' versions of one field: the owner's holds, and whether the other one is another. */
export interface FieldVersions {
  readonly field: string;
  readonly owner: 'sending' | 'receiving';
  readonly sending?: string;
  readonly receiving?: string;
  readonly differs: boolean;
}

/**
 * What each side has written about a field. Both may have, at once and without a network: the word of the side that owns
 * it holds whoever wrote last, and the difference is shown, never settled by a machine (golden case m).
 */
export function versionsOf(
  field: string,
  written: {
    readonly sending: Readonly<Record<string, string>>;
    readonly receiving: Readonly<Record<string, string>>;
  },
): FieldVersions | undefined {
  const owner = ownerOf(field);
  if (!owner) return undefined;
  const [sending, receiving] = [written.sending[field], written.receiving[field]];
  return {
    field,
    owner,
    ...(sending !== undefined && { sending }),
    ...(receiving !== undefined && { receiving }),
    differs: sending !== undefined && receiving !== undefined && sending !== receiving,
  };
}
