import { AgreementTerms, type Terms } from '@agreement';
import { rulePacks, workCalendar } from '@calendar';

const terms: Terms = {
  hash: 'test',
  agreementId: 'test',
  version: 1,
  from: '2020-01-01',
  to: '2099-12-31',
  regions: ['410100', '610300'],
  deadlines: (code) => rulePacks['PACK-MODERN-DEFAULT'].find((rule) => rule.code === code)!,
  calendar: workCalendar([]),
  cutOffDays: [20, 27],
  ladder: [
    { level: 'liaison', days: 5 },
    { level: 'leaders', days: 10 },
    { level: 'common-superior', days: 10 },
  ],
  deliveryGraceMinutes: 10,
  permits: () => undefined,
};

/** Every pair of a test works under an agreement that says nothing of its own but its cut-off days: PACK-MODERN-DEFAULT. */
export class DefaultTerms extends AgreementTerms {
  override inForce(): Promise<Terms> {
    return Promise.resolve(terms);
  }

  override byHash(): Promise<Terms> {
    return Promise.resolve(terms);
  }
}
