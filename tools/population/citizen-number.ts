import type { Sex } from './given-names';

/** Check character of 17 digits: GB 11643, weights 2^(18-i) mod 11. */
export function checkCharacter(digits: string): string {
  let sum = 0;
  for (let at = 0; at < 17; at++) sum += Number(digits[at]) * (2 ** (17 - at) % 11);
  return '10X98765432'[sum % 11]!;
}

/** Whether a number has the form, a birth date that exists and the right check character. */
export function isCitizenNumber(number: string): boolean {
  const [, year, month, day] = /^[1-9]\d{5}(\d{4})(\d\d)(\d\d)\d{3}[\dX]$/.exec(number) ?? [];
  if (year === undefined) return false;
  const born = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return (
    !Number.isNaN(born.getTime()) &&
    born.toISOString().startsWith(`${year}-${month}-${day}`) &&
    checkCharacter(number) === number[17]
  );
}

/** Issues numbers of which none comes twice: the sequence of an area and day moves on when it is taken. */
export class CitizenNumbers {
  private readonly issued = new Set<string>();

  /**
   * @param area 6 digits; @param birthDate YYYY-MM-DD
   * @param start 0 to 499: where among the sequences of that sex to begin (men odd, women even)
   */
  issue(area: string, birthDate: string, sex: Sex, start: number): string {
    for (let step = 0; step < 500; step++) {
      const sequence = ((start + step) % 500) * 2 + (sex === '1' ? 1 : 0);
      const digits = area + birthDate.replaceAll('-', '') + String(sequence).padStart(3, '0');
      if (this.issued.has(digits)) continue;
      this.issued.add(digits);
      return digits + checkCharacter(digits);
    }
    throw new RangeError(`no number left in area ${area} for one day`);
  }
}
