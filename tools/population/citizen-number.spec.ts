import fc from 'fast-check';
import { checkCharacter, CitizenNumbers, isCitizenNumber } from './citizen-number';

describe('a citizen number', () => {
  it('ends with the check character of GB 11643', () => {
    expect(checkCharacter('11010519491231002')).toBe('X');
    expect(isCitizenNumber('11010519491231002X')).toBe(true);
    expect(isCitizenNumber('110105194912310021')).toBe(false);
  });
  it('needs a birth date that exists', () => {
    const digits = '11010519490231002';
    expect(isCitizenNumber(digits + checkCharacter(digits))).toBe(false);
  });
  it('is issued once, odd for men and even for women, until a day of an area is used up', () => {
    const numbers = new CitizenNumbers();
    const issued = Array.from({ length: 500 }, () =>
      numbers.issue('610302', '1990-01-01', '1', 499),
    );
    expect(new Set(issued).size).toBe(500);
    expect(issued.every((number) => isCitizenNumber(number) && Number(number[16]) % 2 === 1)).toBe(
      true,
    );
    expect(() => numbers.issue('610302', '1990-01-01', '1', 0)).toThrow(RangeError);
    expect(numbers.issue('610302', '1990-01-01', '2', 0).slice(14, 17)).toBe('000');
  });
  it('is broken by any other last character', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 499 }),
        fc.constantFrom(...'0123456789X'),
        (start, last) => {
          const number = new CitizenNumbers().issue('410121', '1975-06-30', '2', start);
          expect(isCitizenNumber(number.slice(0, 17) + last)).toBe(number[17] === last);
        },
      ),
    );
  });
});
