import { readDivision } from './written-division';

describe('a division code in a register', () => {
  it('is taken when it is in force', () => {
    expect(readDivision('410105')).toEqual({ code: '410105' });
  });

  it('is kept as written and mapped when it was abolished (golden case (o))', () => {
    expect(readDivision('451281')).toEqual({ code: '451203', written: '451281' });
  });

  it('may be filled up with zeros', () => {
    expect(readDivision('410105000000')).toEqual({ code: '410105' });
  });

  it.each(['999999', '', '4101', '41010a', '999999000000'])('%p is refused', (written) => {
    expect(readDivision(written)).toBeUndefined();
  });
});
