import type { AgreementDocument } from '@contracts';
import { termsOf } from './terms-of';

const arrival = 'yipanqi.registration.arrival-registered.v1';
const document: AgreementDocument = {
  id: 'baoji-zhengzhou',
  version: 1,
  regions: ['410100', '610300'],
  from: '2026-01-01',
  to: '2026-12-31',
  kinds: [arrival],
  pins: {},
  title: { zh: '协议', en: 'agreement' },
};
const terms = (more: Partial<AgreementDocument> = {}) =>
  termsOf({ hash: 'h', document: { ...document, ...more }, signatures: {} });

describe('what an agreement says to those who work under it', () => {
  it('is the default rule pack where it is silent', () => {
    expect(terms().deadlines('VER-U')).toMatchObject({ days: 7, unit: 'calendar' });
    expect(terms().deadlines('VER-N')).toMatchObject({ days: 15, unit: 'working' });
    expect(terms().ladder.map(({ level }) => level)).toEqual([
      'liaison',
      'leaders',
      'common-superior',
    ]);
    expect(terms().deliveryGraceMinutes).toBe(10);
    expect(() => terms().deadlines('NO-SUCH')).toThrow(RangeError);
  });

  it('is its own text where it speaks, and names its clause', () => {
    const own = terms({ deadlines: [{ code: 'VER-N', days: 10, unit: 'working' }] });
    expect(own.deadlines('VER-N')).toEqual({
      code: 'VER-N',
      days: 10,
      unit: 'working',
      source: '协议（第 1 版）第五条“办理时限”',
    });
  });

  it('permits a kind with all its members as long as it names none', () => {
    expect(terms().permits(arrival, 'phone')).toBeUndefined();
    expect(terms().permits('yipanqi.casework.case-opened.v1')).toBe('agreement.kind');
  });

  it('permits the members and the purpose it names, and no others', () => {
    const own = terms({
      kindTerms: [
        { kind: arrival, legalBasis: 'statutory', purpose: 'joint-register', fields: ['name'] },
      ],
    });
    expect(own.permits(arrival, 'name', 'joint-register')).toBeUndefined();
    expect(own.permits(arrival, 'phone')).toBe('agreement.field');
    expect(own.permits(arrival, 'name', 'statistics')).toBe('agreement.kind');
  });

  it('ends on the day a side declared, if that comes first', () => {
    const version = { hash: 'h', document, signatures: {} };
    expect(termsOf({ ...version, endsOn: '2026-06-30' }).to).toBe('2026-06-30');
    expect(termsOf({ ...version, endsOn: '2027-06-30' }).to).toBe('2026-12-31');
  });
});
