import fc from 'fast-check';
import { eventContracts, type AgreementDocument, type JsonObject } from '@contracts';
import { canonicalJson, needsAgreement } from '@ledger';
import { agreementTemplates, fromTemplate, templateFor } from './agreement-templates';
import { faultSentence } from './draft-fault';
import { draftFaults, type DraftSurroundings } from './draft-faults';

const pins: Record<string, string> = { '410105': 'pin-a', '610302': 'pin-b' };
const around: DraftSurroundings = {
  own: '610302',
  partner: '410105',
  today: '2026-03-01',
  versions: [],
  pin: (region) => pins[region],
};
const officers = ['410105', '610302'].flatMap((region) =>
  (['liaison', 'deputy'] as const).map((role) => ({
    region,
    role,
    name: '张样例',
    phone: '0371-00000000',
  })),
);
const contacts = ['410105', '610302'].map((region) => ({
  region,
  name: '个人信息保护岗',
  phone: '0371-00000001',
}));
const complete = (
  template: (typeof agreementTemplates)[number]['code'] = 'county-county',
): AgreementDocument => {
  const draft = fromTemplate({
    template,
    agreementId: 'a-1',
    own: '610302',
    partner: '410105',
    today: '2026-03-01',
    pin: (region) => pins[region],
  });
  return { ...draft, officers, jointHandlers: { ...draft.jointHandlers!, contacts } };
};
const faultsOf = (change: object = {}, more: Partial<DraftSurroundings> = {}): string[] =>
  draftFaults({ ...complete(), ...change }, { ...around, ...more }).map(
    ({ clause, field, code }) => `${clause} ${field} ${code}`,
  );

describe('a draft from a template', () => {
  it.each(agreementTemplates.map(({ code }) => code))(
    'lacks nothing but the names of the officers: %s',
    (template) => {
      const draft = { ...complete(template), officers: [] };
      expect(draftFaults(draft as unknown as JsonObject, around)).toEqual([
        { clause: 'officers', field: '/officers', code: 'draft.officer-missing' },
        { clause: 'officers', field: '/officers', code: 'draft.officer-missing' },
      ]);
      expect(draftFaults(complete(template) as unknown as JsonObject, around)).toEqual([]);
    },
  );

  it('permits everything that can be said, within the size of an entry', () => {
    const gated = eventContracts.filter(({ type }) => needsAgreement(type));
    expect(complete().kinds).toEqual(gated.map(({ type }) => type));
    expect(Buffer.byteLength(canonicalJson(complete() as unknown as JsonObject))).toBeLessThan(
      40_000,
    );
  });

  it('says within how many days a case is to be taken in: what holds without an agreement', () => {
    expect(complete().deadlines).toContainEqual({ code: 'ACK', days: 3, unit: 'working' });
  });

  it('is chosen by the levels of the two', () => {
    expect(templateFor('610302', '410105')).toBe('county-county');
    expect(templateFor('610300', '410105')).toBe('city-county');
    expect(templateFor('610302', '410105003')).toBe('county-street');
  });
});

describe('a draft that cannot be signed', () => {
  const { kindTerms, deadlines, calendar, services, parties, jointHandlers } = complete();
  const arrival = kindTerms![0]!;
  const otherTerms = kindTerms!.slice(1);
  const days = (code: string, n: number, unit: 'working' | 'calendar' = 'working') =>
    deadlines!.map((one) => (one.code === code ? { ...one, days: n, unit } : one));

  it.each<[string, object, string[]]>([
    ['names a third region', { regions: ['410105', '620921'] }, ['parties /regions draft.regions']],
    [
      'has no party on one side',
      { parties: parties!.slice(0, 1) },
      ['parties /parties draft.party-missing'],
    ],
    [
      'lets a party sign that lies elsewhere',
      { parties: parties!.map((party) => ({ ...party, organisation: '620921' })) },
      [
        'parties /parties/0/organisation draft.party-outside',
        'parties /parties/1/organisation draft.party-outside',
        'parties /parties/1/organisation draft.party-twice',
      ],
    ],
    [
      'puts both on one side',
      { parties: parties!.map((party) => ({ ...party, side: 'sending' })) },
      ['parties /parties draft.side-missing'],
    ],
    [
      'has an officer without a telephone',
      { officers: [{ ...officers[0]!, phone: '' }, ...officers.slice(1)] },
      ['officers /officers/0/phone draft.form'],
    ],
    ['names no statute', { legalBasis: undefined }, ['kinds /legalBasis draft.missing']],
    [
      'has an empty list of statutes',
      { legalBasis: [] },
      ['kinds /legalBasis draft.basis-missing'],
    ],
    ['agrees nothing', { kinds: [], kindTerms: [] }, ['kinds /kindTerms draft.kind-missing']],
    [
      'lists a kind without its fields',
      { kindTerms: otherTerms },
      ['kinds /kindTerms draft.kind-terms'],
    ],
    [
      'uses information for a purpose nobody knows',
      { kindTerms: [{ ...arrival, purpose: 'rating' }, ...otherTerms] },
      ['kinds /kindTerms/0/purpose draft.purpose-unknown'],
    ],
    [
      'names a field that no entry has',
      { kindTerms: [{ ...arrival, fields: [...arrival.fields, 'pregnancy'] }, ...otherTerms] },
      ['kinds /kindTerms/0/fields draft.field-unknown'],
    ],
    [
      'leaves out a field no entry can do without',
      {
        kindTerms: [
          { ...arrival, fields: arrival.fields.filter((name) => name !== 'idNumber') },
          ...otherTerms,
        ],
      },
      ['kinds /kindTerms/0/fields draft.field-required'],
    ],
    [
      'gives only one side duties',
      { duties: [{ side: 'sending', text: { zh: '核实', en: 'verify' } }] },
      ['duties /duties draft.duty-missing'],
    ],
    [
      'answers an urgent verification later than a normal one',
      { deadlines: days('VER-U', 30, 'calendar') },
      ['deadlines /deadlines/VER-U draft.deadline-order'],
    ],
    [
      'forgets a deadline',
      { deadlines: deadlines!.filter(({ code }) => code !== 'OBJ') },
      ['deadlines /deadlines/OBJ draft.deadline-missing'],
    ],
    [
      'gives no day for an answer',
      { deadlines: days('RGT', 0) },
      [
        `deadlines /deadlines/${deadlines!.findIndex(({ code }) => code === 'RGT')}/days draft.deadline-days`,
      ],
    ],
    [
      'closes its batches on the 31st',
      { calendar: { ...calendar!, cutOffDays: [20, 31] } },
      ['calendar /calendar/cutOffDays draft.cut-off'],
    ],
    [
      'closes an office backwards',
      {
        calendar: {
          ...calendar!,
          closures: [{ from: '2026-08-02', to: '2026-08-01', reason: '检修' }],
        },
      },
      ['calendar /calendar/closures/0 draft.closure'],
    ],
    [
      'names a service twice',
      { services: [services![0]!, services![0]!] },
      ['services /services/1/item draft.service-twice'],
    ],
    [
      'jumps over the leaders',
      { ladder: [{ level: 'liaison', days: 5 }] },
      ['ladder /ladder draft.ladder-order'],
    ],
    [
      'tells the person nobody to turn to',
      { jointHandlers: { ...jointHandlers!, contacts: [] } },
      [
        'joint-handlers /jointHandlers/contacts draft.contact-missing',
        'joint-handlers /jointHandlers/contacts draft.contact-missing',
      ],
    ],
    ['ends before it begins', { to: '2026-03-02' }, ['term /to draft.days']],
    ['began yesterday', { from: '2026-02-28' }, ['term /from draft.days-past']],
    ['reminds too early', { renewal: [30, 90] }, ['term /renewal draft.renewal']],
    ['cannot be ended in time', { endNoticeDays: 3000 }, ['term /endNoticeDays draft.end-notice']],
    ['names another key', { pins: { ...pins, '410105': 'x' } }, ['trust /pins/410105 draft.pin']],
    ['has no title', { title: { zh: '', en: 'x' } }, ['parties /title/zh draft.missing']],
    ['says what no clause knows', { extra: 1 }, ['trust /extra draft.form']],
  ])('%s: each fault is named with its clause', (_what, change, expected) => {
    expect(faultsOf(change)).toEqual(expected);
  });

  it('comes before the first contact', () => {
    expect(faultsOf({}, { pin: (region) => (region === '610302' ? 'pin-b' : undefined) })).toEqual([
      'trust /pins/410105 draft.first-contact',
    ]);
  });

  it('amends what is in force from tomorrow on, or under a number that was signed', () => {
    const versions = [
      { hash: 'h', document: { ...complete(), from: '2026-01-01' }, signatures: {} },
    ];
    expect(faultsOf({ version: 1 }, { versions })).toEqual(['term /version draft.version']);
    expect(faultsOf({ version: 2, from: '2026-03-02' }, { versions })).toEqual([
      'term /from draft.days-past',
    ]);
    expect(faultsOf({ version: 2, from: '2026-03-03' }, { versions })).toEqual([]);
  });

  it('renews from today on where an amendment has run out, whatever the days of the version before', () => {
    const version = (number: number, from: string, to: string) => ({
      hash: `v${number}`,
      document: { ...complete(), version: number, from, to },
      signatures: {},
    });
    const versions = [
      version(1, '2025-01-01', '2028-12-31'),
      version(2, '2025-06-01', '2026-02-28'),
    ];
    expect(faultsOf({ version: 3, from: '2026-03-02' }, { versions })).toEqual([]);
  });

  it('has every fault said in a sentence that begins with the clause', () => {
    const [fault] = draftFaults({ ...complete(), to: '2020-01-01' }, around);
    expect(faultSentence(fault!)).toMatchObject({
      code: 'draft.days',
      text: {
        zh: expect.stringMatching(/^第十一条“有效期/),
        en: expect.stringMatching(/^clause 11/),
      },
    });
  });

  it('never makes the check itself fail, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(complete())), fc.jsonValue(), (member, value) => {
        const draft = { ...complete(), [member]: value } as unknown as JsonObject;
        for (const { field } of draftFaults(draft, around)) expect(typeof field).toBe('string');
      }),
      { numRuns: 500 },
    );
  });
});
