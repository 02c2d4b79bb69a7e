import type { FieldFault } from '@platform/domain-error';

export const PASSWORD_LENGTH_MIN = 10;
export const PASSWORD_LENGTH_MAX = 128;

/** Passwords everybody tries first, as substrings of the lower-case password; length alone does not save them. */
const WEAK = [
  'password', 'passw0rd', 'p@ssw0rd', 'p@ssword', 'qwerty', 'qazwsx', '1qaz2wsx', '1q2w3e', 'asdfgh', 'zxcvbn',
  'admin', 'root', 'letmein', 'welcome', 'iloveyou', 'woaini', '5201314', '1314520', '123456', '654321', '111111',
  '000000', '666666', '888888', '112233', '123123', 'abc123', 'abcd1234', 'yipanqi', 'yangben', 'zhengfu',
]; // prettier-ignore

/**
 * What a password lacks; empty when it may be used. 等保 2.0 8.1.4.1 with assessors' practice: at least 10 characters,
 * 3 of 4 classes, not the user name, not in the weak list. The last five are compared where the hashes are.
 */
export function passwordFaults(password: string, username: string): FieldFault[] {
  const length = [...password].length;
  const lower = password.toLowerCase();
  const faults: FieldFault[] = [];
  if (length < PASSWORD_LENGTH_MIN)
    faults.push(fault('too-short', '密码至少 10 个字符', 'Use at least 10 characters'));
  if (length > PASSWORD_LENGTH_MAX)
    faults.push(fault('too-long', '密码最多 128 个字符', 'Use at most 128 characters'));
  if (classesOf(password) < 3)
    faults.push(
      fault(
        'too-simple',
        '须包含大写字母、小写字母、数字、符号中的至少三类',
        'Mix at least three of capitals, small letters, digits and signs',
      ),
    );
  if (lower.includes(username.toLowerCase()))
    faults.push(
      fault('is-username', '密码不能包含用户名', 'The password must not contain the user name'),
    );
  if (WEAK.some((weak) => lower.includes(weak)))
    faults.push(fault('weak', '密码过于常见，容易被猜到', 'This password is too easy to guess'));
  return faults;
}

export function formerPasswordFault(): FieldFault {
  return fault('used-before', '不能使用最近 5 次用过的密码', 'One of your last five passwords');
}

function classesOf(password: string): number {
  return [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u, /[^\p{Lu}\p{Ll}\p{Nd}]/u].filter((one) =>
    one.test(password),
  ).length;
}

const fault = (code: string, zh: string, en: string): FieldFault => ({
  field: 'next',
  code: `password.${code}`,
  text: { zh, en },
});

// Without letters and digits that are mistaken for each other when read out: 0 O, 1 l I.
const UPPER = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const LOWER = 'abcdefghijkmnpqrstuvwxyz';
const DIGIT = '23456789';

/** A password of 16 characters from at least 16 bytes, in groups of four: for one sign-in, to be read out or copied. */
export function oneTimePassword(bytes: Buffer): string {
  const pick = (from: string, at: number): string => from[bytes[at]! % from.length]!;
  const sets = [UPPER, LOWER, DIGIT, LOWER + DIGIT];
  const characters = Array.from({ length: 16 }, (_, at) => pick(sets[at % 4]!, at));
  return [0, 4, 8, 12].map((from) => characters.slice(from, from + 4).join('')).join('-');
}
