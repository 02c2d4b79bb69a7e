import { divisionName } from './division-name';
import { isFloating } from './floating';
import { successorOf } from './successor';

describe('golden case (f)', () => {
  it.each([
    ['610302', '610303', 'districts of Baoji'],
    ['610302003', '610305101001', 'districts of Baoji, told to the community'],
    ['110101', '110112', 'districts of Beijing'],
    ['500101', '500156', 'districts of Chongqing'],
    ['610103', '610113', 'districts of Xi’an, one of them 碑林区'],
  ])('%s → %s, %s: not floating', (home, residence) => {
    expect(isFloating(home, residence)).toBe(false);
    expect(isFloating(residence, home)).toBe(false);
  });
  it.each([
    ['610302', '610323', 'a district and a county of one city'],
    ['410105', '410182', 'a district and a county-level city of one city'],
    ['500101', '500229', 'a district and a county of Chongqing'],
    ['610302', '410105', 'districts of two cities'],
    ['520203', '520201', '六枝特区 is no district of Liupanshui'],
    ['622901', '622921', 'a county-level city and a county of an autonomous prefecture'],
  ])('%s → %s, %s: floating', (home, residence) => {
    expect(isFloating(home, residence)).toBe(true);
    expect(isFloating(residence, home)).toBe(true);
  });
  it('within one county nobody floats', () => {
    expect(isFloating('620921100', '620921101')).toBe(false);
    expect(isFloating('441900003', '441900004')).toBe(false);
  });
  it('a code that says no county cannot be judged', () => {
    expect(isFloating('610300', '610300')).toBe(true);
  });
});

describe('golden case (o)', () => {
  it('an abolished code stands for its successor from the month of the change on, not before', () => {
    expect(successorOf('451281', '2016-11-30')).toBeUndefined();
    expect(successorOf('451281', '2016-12-01')).toBe('451203');
  });
  it('over several changes, for the successor of the day asked about', () => {
    expect(successorOf('452722', '1995-01-01')).toBe('452702');
    expect(successorOf('452722', '2026-01-01')).toBe('451203');
  });
  it('keeps the name it had', () => {
    expect(divisionName('451281')).toBe('宜州市');
  });
});
