import fc from 'fast-check';
import { checkCharacter, maskIdNumber, parseIdNumber } from './id-number';

const day = fc
  .date({
    min: new Date('1900-01-01T00:00:00Z'),
    max: new Date('2026-11-01T00:00:00Z'),
    noInvalidDate: true,
  })
  .map((date) => date.toISOString().slice(0, 10));
const number = fc
  .tuple(fc.integer({ min: 1, max: 999_999 }), day, fc.integer({ min: 0, max: 999 }))
  .map(([area, birth, serial]) => {
    const digits = `${String(area).padStart(6, '0')}${birth.replaceAll('-', '')}${String(serial).padStart(3, '0')}`;
    return { value: digits + checkCharacter(digits), birth, serial };
  })
  .filter(({ value }) => parseIdNumber(value).fault !== 'id-number.placeholder');

describe('an ID number', () => {
  it('of GB 11643 itself holds', () => {
    expect(parseIdNumber('11010519491231002X').number).toEqual({
      value: '11010519491231002X',
      birthDate: '1949-12-31',
      sex: '2',
    });
  });

  it('gives birth date and sex, whatever its area part says', () => {
    fc.assert(
      fc.property(number, ({ value, birth, serial }) => {
        const read = parseIdNumber(value).number;
        expect(read).toEqual({ value, birthDate: birth, sex: serial % 2 === 1 ? '1' : '2' });
      }),
    );
  });

  it('is refused when any one digit of it is another', () => {
    fc.assert(
      fc.property(
        number,
        fc.integer({ min: 0, max: 16 }),
        fc.integer({ min: 1, max: 9 }),
        ({ value }, at, by) => {
          const other = String((Number(value[at]) + by) % 10);
          const changed = value.slice(0, at) + other + value.slice(at + 1);
          expect(parseIdNumber(changed).number).toBeUndefined();
        },
      ),
    );
  });

  it.each([
    ['6.10302E+17', 'id-number.damaged-by-spreadsheet'],
    ['6.1030219900101e17', 'id-number.damaged-by-spreadsheet'],
    ['000000000000000000', 'id-number.placeholder'],
    ['000000199001010000', 'id-number.placeholder'],
    ['111111111111111111', 'id-number.placeholder'],
    ['110105491231002', 'id-number.length'],
    ['11010519491231002', 'id-number.length'],
    ['1101051949123100 2', 'id-number.characters'],
    ['1101051949123100AX', 'id-number.characters'],
    ['11010519490231002X', 'id-number.birth-date'],
    // golden case (j): only the check digit is wrong
    ['110105194912310021', 'id-number.check-digit'],
  ])('%s is refused as %s', (written, fault) => {
    expect(parseIdNumber(written)).toEqual({ fault });
  });

  it('is refused when the person would be born after the registration', () => {
    expect(parseIdNumber('11010519491231002X', '1949-12-30').fault).toBe('id-number.birth-date');
  });

  it('may be written in full width, with a small x and spaces around it', () => {
    expect(parseIdNumber(' １１０１０５１９４９１２３１００２x ').number?.value).toBe(
      '11010519491231002X',
    );
  });

  it('is shown masked', () => {
    expect(maskIdNumber('11010519491231002X')).toBe('110105********002X');
  });
});
