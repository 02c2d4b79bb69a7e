import { isDay } from '@calendar';
import { type CodeTableName, hasCode, isKnown } from '@region';

/** The side of the record that writes a field. */
type Owner = 'sending' | 'receiving';

/** How a value is written: one line, a day, a division, a code of a table, or that two halves are no pair. */
export type FieldWriting =
  'text' | 'day' | 'division' | 'pairing' | { readonly table: CodeTableName };

interface FieldTerm {
  readonly owner: Owner;
  readonly writing: FieldWriting;
  readonly zh: string;
  readonly en: string;
}

const field = (
  owner: Owner,
  zh: string,
  en: string,
  writing: FieldWriting = 'text',
): FieldTerm => ({ owner, writing, zh, en });

/**
 * 字段归属: which side a field belongs to (domain guide 5.3). Basic identity and hukou are the home side's, residence and
 * work the residence side's; whoever does not own a field asks, proposes or doubts, and never writes it.
 */
const FIELDS = {
  name: field('sending', '姓名', 'Name'),
  idNumber: field('sending', '公民身份号码', 'ID number'),
  sex: field('sending', '性别', 'Sex', { table: 'sex' }),
  birthDate: field('sending', '出生日期', 'Date of birth', 'day'),
  ethnicGroup: field('sending', '民族', 'Ethnic group', { table: 'ethnicGroup' }),
  education: field('sending', '文化程度', 'Education'),
  hukouAddress: field('sending', '户籍地址', 'Hukou address'),
  hukouNature: field('sending', '户口性质', 'Kind of hukou'),
  homeDivision: field('sending', '户籍地区划', 'Home division', 'division'),
  household: field('sending', '家庭户情况', 'Household'),
  villagePhone: field('sending', '村（社区）联系电话', 'Village phone'),
  leftOn: field('sending', '外出日期', 'Left on', 'day'),
  destinationDivision: field('sending', '前往地区划', 'Destination', 'division'),
  returnedOn: field('sending', '返乡日期', 'Returned on', 'day'),
  // Whether both halves are one person: the home side paired them, and it alone can undo it.
  pairing: field('sending', '两地配对', 'Pairing', 'pairing'),
  address: field('receiving', '现住地址', 'Residence address'),
  residenceDivision: field('receiving', '现住地区划', 'Residence division', 'division'),
  dwellingKind: field('receiving', '住所类型', 'Dwelling', { table: 'dwelling' }),
  arrivedOn: field('receiving', '到达日期', 'Arrived on', 'day'),
  reason: field('receiving', '来此原因', 'Reason for coming', { table: 'reason' }),
  phone: field('receiving', '联系电话', 'Phone'),
  channel: field('receiving', '来源渠道', 'Reported through', { table: 'channel' }),
  employment: field('receiving', '就业情况', 'Employment'),
} as const satisfies Record<string, FieldTerm>;

type CaseField = keyof typeof FIELDS;

/** Every field a case can be about, in the order in which forms offer them. */
export const caseFields = Object.entries<FieldTerm>(FIELDS).map(([name, term]) => ({
  field: name,
  ...term,
}));

/** Whether a value is one the field can have: a day, a division, a code of its table. Any line of text is a text. */
export function isValueOf(name: string, value: string): boolean {
  const { writing } = Object.hasOwn(FIELDS, name)
    ? FIELDS[name as CaseField]
    : { writing: 'text' as const };
  if (writing === 'day') return isDay(value);
  if (writing === 'division') return isKnown(value);
  return typeof writing === 'string' || hasCode(writing.table, value);
}

/** The side whose word on a field holds; undefined for a field nobody knows. */
export function ownerOf(name: string): Owner | undefined {
  return Object.hasOwn(FIELDS, name) ? FIELDS[name as CaseField].owner : undefined;
}

/** Both sides' versions of one field: the owner's holds, and whether the other one is another. */
export interface FieldVersions {
  readonly field: string;
  readonly owner: Owner;
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
