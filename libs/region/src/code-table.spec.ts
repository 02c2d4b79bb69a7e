import { codeLabel, codeTables, hasCode } from './code-table';
import { demonstrationRegions, regionName } from './region-name';

describe('a code list', () => {
  it.each(Object.entries(codeTables))(
    '%s has each code once, labelled in both languages',
    (_, table) => {
      const codes = table.values.map(({ code }) => code);
      expect(new Set(codes).size).toBe(codes.length);
      expect(table.values.every(({ zh, en }) => zh !== '' && en !== '')).toBe(true);
      expect(table.standard).not.toBe('');
    },
  );
  it('has the 56 ethnic groups and the two codes beside them', () => {
    expect(codeTables.ethnicGroup.values).toHaveLength(58);
    expect(codeLabel('ethnicGroup', '08')?.zh).toBe('壮族');
  });
  it('does not have what it does not list', () => {
    expect(hasCode('sex', '3')).toBe(false);
    expect(hasCode('reason', '1')).toBe(false);
  });
});

describe('a region', () => {
  it('is named in both languages', () => {
    expect(demonstrationRegions.map((code) => regionName(code).en)).toEqual([
      'Zhengzhou',
      'Yizhou',
      'Baoji',
      'Jinta',
    ]);
    expect(regionName('610302')).toEqual({ zh: '渭滨区', en: '渭滨区' });
    expect(regionName('123456')).toEqual({ zh: '123456', en: '123456' });
  });
});
