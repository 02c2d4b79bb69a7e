import { agreementTemplates, fromTemplate } from '@agreement';
import { caseFields, isValueOf } from './case-fields';

describe('the fields a question can name', () => {
  it.each(agreementTemplates.map(({ code }) => code))(
    'are all permitted by an agreement made from template %s',
    (template) => {
      const agreement = fromTemplate({
        ...{ template, agreementId: 'a', own: '410100', partner: '610300', today: '2026-03-02' },
        pin: () => undefined,
      });
      const { fields } = agreement.kindTerms!.find(({ kind }) => kind.includes('.case-opened.'))!;
      expect(caseFields.filter(({ field }) => !fields.includes(field))).toEqual([]);
    },
  );
});

describe('the value of a field', () => {
  it.each([
    ['arrivedOn', '2026-03-02', true],
    ['arrivedOn', '昨天', false],
    ['arrivedOn', '2026-02-30', false],
    ['dwellingKind', '02', true],
    ['dwellingKind', 'ZZ', false],
    ['residenceDivision', '410102001', true],
    ['residenceDivision', '999999', false],
    ['address', '随便写', true],
  ])('%s is written as the field is: %s %s', (field, value, holds) => {
    expect(isValueOf(field, value)).toBe(holds);
  });
});
