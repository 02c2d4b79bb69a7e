import { agreementTemplates, fromTemplate } from '@agreement';
import { eventContracts } from '@contracts';
import { caseFields, isValueOf, ownerOf } from './case-fields';

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

describe('what a side writes in its own section', () => {
  /** Written by the system, or the same for everybody; doubted under another name, or in a case of words. */
  const beyondDoubt = [
    ...['marks', 'organisation', 'registeredOn', 'activeResidence', 'documentKind'],
    ...['homeDivisionWritten', 'residenceDivisionWritten', 'status', 'ended'],
    ...['found', 'about', 'aboutversion'],
  ];
  it.each([
    // Why somebody came is for the place of residence to say; the home place's word on it is its own affair.
    ['departure', 'sending', ['reason']],
    ['identity', 'sending', []],
    // Who lives with whom: the field of that name is the home side's.
    ['residence', 'receiving', ['household']],
  ])('%s can be asked about, member by member', (section, owner, left) => {
    const members = eventContracts
      .filter(({ strandKind, sections }) => strandKind === 'record' && sections.includes(section))
      .flatMap(({ open, personal }) => [open[section], personal[section]])
      .flatMap((schema) => Object.keys(schema?.['properties'] ?? {}));
    const unasked = new Set(
      members.filter(
        (name) => ![...beyondDoubt, ...left].includes(name) && ownerOf(name) !== owner,
      ),
    );
    expect([...unasked]).toEqual([]);
  });
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
    ['destinationDivision', '410105', true],
    ['destinationDivision', '郑州', false],
    ['channel', '3', true],
    ['channel', '9', false],
  ])('%s is written as the field is: %s %s', (field, value, holds) => {
    expect(isValueOf(field, value)).toBe(holds);
  });
});
