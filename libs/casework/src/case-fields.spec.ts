import { agreementTemplates, fromTemplate } from '@agreement';
import { caseFields } from './case-fields';

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
