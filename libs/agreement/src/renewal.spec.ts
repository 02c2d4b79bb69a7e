import type { AgreementDocument } from '@contracts';
import type { AgreementMatter } from './agreement-matter';
import { renewalDue } from './renewal';

const document = { from: '2025-01-01', to: '2026-12-31', version: 1 } as AgreementDocument;
const matter = (more: Partial<AgreementMatter> = {}): AgreementMatter => ({
  agreementId: 'a',
  regions: ['410100', '610300'],
  proposals: [],
  versions: [{ hash: 'h', document, signatures: {} }],
  endedBy: [],
  ...more,
});
const step = (today: string): number | undefined => renewalDue(matter(), today)?.step;

describe('the reminder to renew', () => {
  it('comes 90, 30 and 7 days before the last day', () => {
    expect(step('2026-10-01')).toBeUndefined();
    expect(step('2026-10-02')).toBe(90);
    expect(step('2026-12-01')).toBe(30);
    expect(step('2026-12-24')).toBe(7);
    expect(renewalDue(matter(), '2026-12-24')).toMatchObject({ daysLeft: 7 });
    expect(step('2027-01-01')).toBeUndefined();
  });

  it('comes on the days the agreement names', () => {
    const versions = [{ hash: 'h', document: { ...document, renewal: [60] }, signatures: {} }];
    expect(renewalDue(matter({ versions }), '2026-10-30')).toBeUndefined();
    expect(renewalDue(matter({ versions }), '2026-11-01')).toMatchObject({ step: 60 });
  });

  it('does not come when the end is declared or a later version is signed', () => {
    expect(renewalDue(matter({ endsOn: '2026-12-30' }), '2026-12-24')).toBeUndefined();
    const later = { ...document, version: 2, from: '2027-01-01', to: '2028-12-31' };
    const versions = [...matter().versions, { hash: 'k', document: later, signatures: {} }];
    expect(renewalDue(matter({ versions }), '2026-12-24')).toBeUndefined();
  });

  it('does not come any more once an amendment with a shorter term has run out', () => {
    const shorter = { ...document, version: 2, from: '2026-03-01', to: '2026-06-30' };
    const versions = [...matter().versions, { hash: 'k', document: shorter, signatures: {} }];
    expect(renewalDue(matter({ versions }), '2026-06-30')).toMatchObject({ hash: 'k', step: 7 });
    expect(renewalDue(matter({ versions }), '2026-07-01')).toBeUndefined();
  });
});
