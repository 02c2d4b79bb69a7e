import fc from 'fast-check';
import { ancestorsOf, childrenOf, division, isKnown, levelOf } from './division';
import { divisionName, fullName } from './division-name';
import { namesToCounty, townshipsOf } from './seed';

const counties = [...namesToCounty().keys()];
const townships = counties.flatMap((county) => [...townshipsOf(county).keys()]);
const codes = fc.constantFrom(...counties, ...townships);

describe('the tree of divisions', () => {
  it('has what the statistics bureau published in 2023, and Taiwan, Hong Kong and Macao', () => {
    expect(childrenOf()).toHaveLength(34);
    expect(counties.filter((code) => levelOf(code) === 'county')).toHaveLength(2975);
    expect(townships).toHaveLength(41_352);
  });
  it('knows every division by the one above it', () => {
    fc.assert(
      fc.property(codes, (code) => {
        const parent = division(code)?.parent;
        expect(childrenOf(parent).map((child) => child.code)).toContain(code);
      }),
    );
  });
  it('leads from every division up to a province', () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect([...ancestorsOf(code), division(code)][0]?.level).toBe('province');
      }),
    );
  });
  it('names a township with all that lies above it', () => {
    expect(fullName('610302003')).toBe('陕西省宝鸡市渭滨区清姜街道');
    expect(ancestorsOf('610302003').map(({ code }) => code)).toEqual([
      '610000',
      '610300',
      '610302',
    ]);
  });
  it('leaves out steps that no address names', () => {
    expect(fullName('110101001')).toBe('北京市东城区东华门街道');
    expect(fullName('441900003')).toBe('广东省东莞市东城街道');
  });
  it('marks communities as demonstration', () => {
    const communities = childrenOf('610302003');
    expect(communities.map(({ code }) => code.slice(9))).toEqual(['001', '002', '003']);
    expect(communities.every((c) => c.demonstration && c.name.includes('演示'))).toBe(true);
    expect(isKnown('610302003004')).toBe(false);
    expect(childrenOf('610302003001')).toEqual([]);
  });
  it('does not know what is no code', () => {
    for (const text of [
      '',
      '61',
      '61030',
      '6103021',
      '6.10302E+17',
      '999999',
      '610302099',
      'constructor',
    ])
      expect(isKnown(text)).toBe(false);
    expect(divisionName('999999')).toBeUndefined();
    expect(childrenOf('999999')).toEqual([]);
  });
});
