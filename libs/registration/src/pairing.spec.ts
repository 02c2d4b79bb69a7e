import fc from 'fast-check';
import { type Comparable, compare, pairByNumber, pairingSection, undone } from './pairing';

const value = fc.option(fc.constantFrom('甲', '乙', '丙'), { nil: undefined });
const someone: fc.Arbitrary<Comparable> = fc.record({
  idNumber: fc.constantFrom('11010519491231002X', '610302199001011239'),
  name: value,
  sex: value,
  birthDate: value,
  residenceDivision: fc.constantFrom('410100', '410105', '410105001', '410122'),
  hukouAddress: value,
});

describe('an arrival and a departure', () => {
  it('are one person exactly when their numbers are equal', () => {
    fc.assert(
      fc.property(someone, someone, (arrival, departure) => {
        const pairing = pairByNumber({ ...arrival, strandId: 's', version: 2 }, departure);
        expect(pairing !== undefined).toBe(arrival.idNumber === departure.idNumber);
        if (pairing) expect(pairing).toMatchObject({ score: 1, linked: true, recordVersion: 2 });
      }),
    );
  });

  it('give the same reasons whichever side is looked at first', () => {
    fc.assert(
      fc.property(someone, someone, (one, other) => {
        expect(compare(one, other)).toEqual(compare(other, one));
      }),
    );
  });

  it('keep a reason for every field, equal, different or missing', () => {
    const reasons = compare(
      { idNumber: 'x', name: '王芳', sex: '2', residenceDivision: '410105' },
      { idNumber: 'x', name: '王方', sex: '2', residenceDivision: '410100' },
    );
    expect(reasons.map(({ field, result }) => [field, result])).toEqual([
      ['idNumber', 'equal'],
      ['name', 'differs'],
      ['sex', 'equal'],
      ['birthDate', 'missing'],
      ['residenceDivision', 'equal'],
      ['hukouAddress', 'missing'],
    ]);
  });

  it('once paired can be taken apart again, the reasons kept', () => {
    const pairing = pairByNumber({ idNumber: 'x', strandId: 's', version: 2 }, { idNumber: 'x' })!;
    const apart = undone(pairing);
    expect(apart).toEqual({ ...pairing, linked: false, decidedBy: 'officer' });
    expect(pairingSection(apart).open).toMatchObject({ recordid: 's', linked: false });
  });
});
