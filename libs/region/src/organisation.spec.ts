import fc from 'fast-check';
import { ancestorsOf } from './division';
import { covers, routedOrganisation } from './organisation';
import { namesToCounty, townshipsOf } from './seed';

const townships = [...namesToCounty().keys()].flatMap((county) => [...townshipsOf(county).keys()]);

describe('an organisation', () => {
  it('covers its subtree and itself', () => {
    expect(covers('610300', '610302')).toBe(true);
    expect(covers('610300', '610302003001')).toBe(true);
    expect(covers('610302', '610302003001')).toBe(true);
    expect(covers('610302003', '610302003')).toBe(true);
    expect(covers('610000', '610302003')).toBe(true);
  });
  it('covers neither what lies beside it nor above it', () => {
    expect(covers('610302', '610303001')).toBe(false);
    expect(covers('610302', '610300')).toBe(false);
    expect(covers('610302003001', '610302003')).toBe(false);
    expect(covers('', '610302')).toBe(false);
  });
  it('is covered by every division above it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...townships), (code) => {
        for (const above of ancestorsOf(code)) expect(covers(above.code, code)).toBe(true);
      }),
    );
  });
});

describe('an incoming entry', () => {
  it('goes to the deepest organisation that its code names', () => {
    expect(routedOrganisation('610302003', '610300')).toBe('610302003');
    expect(routedOrganisation('610302', '610300')).toBe('610302');
    expect(routedOrganisation('610302003001', '610300')).toBe('610302003001');
  });
  it('goes one step up where the code names nobody', () => {
    expect(routedOrganisation('610302003999', '610300')).toBe('610302003');
    expect(routedOrganisation('610302999', '610300')).toBe('610302');
  });
  it('follows an abolished code', () => {
    expect(routedOrganisation('610322', '610300')).toBe('610305');
    expect(routedOrganisation('451281', '451203')).toBe('451203');
  });
  it("goes to the region's desk when unknown or outside", () => {
    expect(routedOrganisation('610399', '610300')).toBe('610300');
    expect(routedOrganisation('410105', '610300')).toBe('610300');
    expect(routedOrganisation('', '610300')).toBe('610300');
  });
});
