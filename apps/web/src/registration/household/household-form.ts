import type { HouseholdMember, HouseholdRequest, OfflineKit } from '../../api/door';
import type { DraftFault } from '../offline/drafts';
import { readNumber } from '../id-number';

/** 居民身份证, the document that has a number. */
const RESIDENT_CARD = '111';
/** 其他或者没有证件: a small child, as a rule. */
const NO_DOCUMENT = '990';

export interface MemberValues {
  /** Then the system issues a temporary id, and sex and day of birth are asked for. */
  withoutNumber?: boolean;
  idNumber?: string;
  documentKind?: string;
  documentNumber?: string;
  sex?: string;
  birthDate?: string;
  name?: string;
  relation?: string;
  homeDivision?: string;
  phone?: string;
  reason?: string;
}

export interface HouseholdValues {
  siteId?: string;
  residenceDivision?: string;
  address?: string;
  dwellingKind?: string;
  arrivedOn?: string;
  channel?: string;
  noticeGiven?: boolean;
  members: MemberValues[];
}

const given = <T extends object>(values: T): T =>
  Object.fromEntries(
    Object.entries(values)
      .map(([name, value]) => [name, typeof value === 'string' ? value.trim() : (value as unknown)])
      .filter(([, value]) => value !== undefined && value !== ''),
  ) as T;

/** What the form says beside its fields. */
type Begun = Pick<HouseholdRequest, 'householdId' | 'noticeVersion' | 'headRecordId'>;

/** Empty inputs are absent, not empty words. */
export function requestOf(
  { noticeGiven: _, members, ...shared }: HouseholdValues,
  begun: Begun,
): HouseholdRequest {
  return { ...given(shared), ...given(begun), members: members.map(memberOf) } as HouseholdRequest;
}

function memberOf({ withoutNumber, ...member }: MemberValues): HouseholdMember {
  const { idNumber, documentKind, documentNumber, sex, birthDate, ...rest } = member;
  const known = withoutNumber
    ? { documentKind: documentKind ?? NO_DOCUMENT, documentNumber, sex, birthDate }
    : { documentKind: RESIDENT_CARD, idNumber };
  return given({ ...rest, ...known }) as HouseholdMember;
}

export function valuesOf({
  householdId: _,
  noticeVersion: __,
  headRecordId: ___,
  members,
  ...shared
}: HouseholdRequest): HouseholdValues {
  return {
    ...shared,
    members: members.map(({ documentKind = RESIDENT_CARD, ...member }) =>
      documentKind === RESIDENT_CARD ? member : { ...member, documentKind, withoutNumber: true },
    ),
  };
}

/** `members.1.idNumber` as the form names it. */
export const namePathOf = (field: string): (string | number)[] =>
  field.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));

export function errorsOf(
  faults: readonly DraftFault[],
): { name: (string | number)[]; errors: string[] }[] {
  const byField = new Map<string, string[]>();
  for (const { field, text } of faults) byField.set(field, [...(byField.get(field) ?? []), text]);
  return [...byField].map(([field, errors]) => ({ name: namePathOf(field), errors }));
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11643: the eighteenth character follows from the others, so that a slip of the finger is seen without network. */
export function checksOut(number: string): boolean {
  if (!readNumber(number)) return false;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(number[at]), 0);
  return '10X98765432'[sum % 11] === number[17];
}

/** The county a number begins with, when it is one: often the home, and never proof of it. */
export function countyOf(kit: OfflineKit | undefined, number: string | undefined) {
  const area = number ? readNumber(number)?.area : undefined;
  return area ? kit?.counties.find(({ code }) => code === area) : undefined;
}
