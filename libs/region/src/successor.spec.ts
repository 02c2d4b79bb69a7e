import { isKnown } from './division';
import { divisionName, fullName } from './division-name';
import { abolishedDivisions, latestSuccessor, successorOf } from './successor';

describe('an abolished division code', () => {
  it('stands for its successor from the month of the change on', () => {
    expect(successorOf('451281', '2016-11-30')).toBeUndefined();
    expect(successorOf('451281', '2016-12-31')).toBe('451203');
  });
  it('is followed over several changes, as far as the day asks', () => {
    expect(successorOf('452722', '1995-01-01')).toBe('452702');
    expect(successorOf('452722', '2010-01-01')).toBe('451281');
    expect(successorOf('452722', '2026-01-01')).toBe('451203');
  });
  it('maps a township of it to the county, for no list says more', () => {
    expect(successorOf('451281100', '2026-01-01')).toBe('451203');
    expect(successorOf('451281100001', '2026-01-01')).toBe('451203');
  });
  it('keeps the name it had', () => {
    expect(divisionName('451281')).toBe('宜州市');
    expect(fullName('622123')).toBe('甘肃省酒泉地区金塔县');
  });
  it('is never in force any more and always leads to one that is', () => {
    for (const { code } of abolishedDivisions()) {
      expect(isKnown(code)).toBe(false);
      expect(isKnown(latestSuccessor(code) ?? '')).toBe(true);
    }
  });
});

describe('a division code in force', () => {
  it('has no successor', () => {
    expect(successorOf('451203', '2026-01-01')).toBeUndefined();
    expect(successorOf('999999', '2026-01-01')).toBeUndefined();
  });
});
