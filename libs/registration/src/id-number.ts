import { isDay } from '@calendar';
import { isTemporaryId } from './temporary-id';

/** Why a written ID number is refused; never repaired, and the value is never repeated in a message. */
export type IdNumberFault =
  | 'id-number.length'
  | 'id-number.characters'
  | 'id-number.birth-date'
  | 'id-number.check-digit'
  | 'id-number.damaged-by-spreadsheet'
  | 'id-number.placeholder';

/** 公民身份号码 (GB 11643): 18 characters, with what its digits say of the person. */
export interface IdNumber {
  readonly value: string;
  /** `YYYY-MM-DD` */
  readonly birthDate: string;
  /** GB/T 2261.1: `1` male (17th digit odd), `2` female. */
  readonly sex: '1' | '2';
  /** Its check digit fails, and two persons let it pass. */
  readonly overridden?: true;
}

export type IdNumberReading =
  | { readonly number: IdNumber; readonly fault?: undefined }
  | { readonly number?: undefined; readonly fault: IdNumberFault };

/** What a spreadsheet makes of 18 digits: `6.10302E+17`. */
const SCIENTIFIC = /^[0-9](?:\.[0-9]+)?E\+?[0-9]+$/i;
/** Numbers that old registers were allowed to invent (domain guide 12, P4): 18 zeros, 000000 + birth + 0000, one repeated digit. */
const PLACEHOLDER = /^(?:0{6}[0-9]{8}0{4}|([0-9])\1{17})$/;
const FORM = /^[0-9]{17}[0-9X]$/;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';

/** The form in which a number is judged, kept and compared: half width, no space around it, a small x made large. */
export function normaliseIdNumber(written: string): string {
  return FORM.test(written) ? written : written.normalize('NFKC').trim().toUpperCase();
}

/** The 18th character that belongs to 17 digits (GB 11643, ISO 7064 mod 11-2). */
export function checkCharacter(digits: string): string {
  let sum = 0;
  for (let at = 0; at < WEIGHTS.length; at++) sum += WEIGHTS[at]! * Number(digits[at]);
  return CHECK_CHARACTERS[sum % 11]!;
}

/**
 * The five tests of domain guide 5.1 and 9.2: length, characters, birth date, check digit, sex digit. The area part
 * never refuses, since codes are abolished while numbers stay. Fifteen-digit numbers have not been valid since 2013.
 *
 * @param on day of registration; a birth date after it is refused.
 * @param overridden numbers that two persons let pass although the check digit, and nothing else, fails.
 */
export function parseIdNumber(
  written: string,
  on?: string,
  overridden?: ReadonlySet<string>,
): IdNumberReading {
  const value = normaliseIdNumber(written);
  if (!FORM.test(value)) return { fault: faultOfForm(value) };
  if (PLACEHOLDER.test(value)) return { fault: 'id-number.placeholder' };
  const birthDate = `${value.slice(6, 10)}-${value.slice(10, 12)}-${value.slice(12, 14)}`;
  if (!isDay(birthDate) || birthDate < '1900-01-01' || (on !== undefined && birthDate > on))
    return { fault: 'id-number.birth-date' };
  const number = { value, birthDate, sex: Number(value[16]) % 2 === 1 ? '1' : '2' } as const;
  if (checkCharacter(value) === value[17]) return { number };
  if (overridden?.has(value)) return { number: { ...number, overridden: true } };
  return { fault: 'id-number.check-digit' };
}

function faultOfForm(value: string): IdNumberFault {
  if (SCIENTIFIC.test(value)) return 'id-number.damaged-by-spreadsheet';
  return [...value].length === 18 ? 'id-number.characters' : 'id-number.length';
}

/** The number whose only fault is its check digit, in the form it is kept in; undefined for every other. */
export function failingOnlyCheckDigit(written: string | undefined): string | undefined {
  if (written === undefined || parseIdNumber(written).fault !== 'id-number.check-digit')
    return undefined;
  return normaliseIdNumber(written);
}

/** Shown where no purpose was stated: `110101********1234`. */
export function maskIdNumber(value: string): string {
  if (isTemporaryId(value)) return value;
  return value.length === 18 ? `${value.slice(0, 6)}********${value.slice(14)}` : '********';
}
