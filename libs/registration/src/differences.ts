/** A person as one section has it, field by field; absent fields are undefined or null. */
export type PersonFields = Readonly<Record<string, string | null | undefined>>;

/** 不符: a field that both sides fill and fill differently. To know less is no difference. */
export interface Difference {
  readonly field: string;
  readonly sending: string;
  readonly receiving: string;
  /** Which section of the sending side differs; the confirmed identity weighs more than the departure. */
  readonly section: 'identity' | 'departure';
}

const FIELDS = ['name', 'idNumber', 'sex', 'birthDate', 'ethnicGroup', 'hukouAddress'];

/** What was declared on arrival beside the confirmed identity, and beside the departure where there is none. */
export function differingFields(
  declared: PersonFields,
  confirmed: PersonFields | undefined,
  departed: PersonFields | undefined,
): Difference[] {
  return FIELDS.flatMap((field): Difference[] => {
    const receiving = declared[field];
    if (!receiving) return [];
    const [identity, departure] = [confirmed?.[field], departed?.[field]];
    if (identity && identity !== receiving)
      return [{ field, sending: identity, receiving, section: 'identity' }];
    if (departure && departure !== receiving)
      return [{ field, sending: departure, receiving, section: 'departure' }];
    return [];
  });
}
