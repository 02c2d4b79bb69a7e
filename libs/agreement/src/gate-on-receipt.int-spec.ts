import type { AgreementDocument, AgreementKindTerm, JsonObject } from '@contracts';
import { dayIn } from '@calendar';
import { agreementSignature, Directory, type EntryDraft, type Keyring } from '@ledger';
import { SettableClock } from '@platform/clock';
import { AgreementRegion, settled } from '../testing';
import { InMemoryBroker, testKeys } from '../../ledger/testing';
import { signAgreement } from './agreement-signatures';
import { fromTemplate } from './agreement-templates';

// The version in force at an entry's recorded time gates it twice: where it is written, and where it is received. The
// writer here goes by another document than was signed, as faulty or foreign software would: the reader must refuse by
// itself, with the code of the protocol, and both sides must show the same.

const start = new Date('2026-03-02T02:00:00.000Z');
const home = '610302';
const residence = '410105';
/** Of the entry at hand. */
let strandId: string;
let strands = 0;
const arrivalType = 'yipanqi.registration.arrival-registered.v1';
const caseType = 'yipanqi.casework.case-opened.v1';

let keys: ReadonlyMap<string, Keyring>;
let clock: SettableClock;
let broker: InMemoryBroker;
let weibin: AgreementRegion;
let jinshui: AgreementRegion;

/** What both signed: clause 3 without the ethnic group of who arrives and without the question of the telephone. */
function agreedDocument(): AgreementDocument {
  const directory = new Directory();
  for (const code of [home, residence]) directory.trust(code, keys.get(code)!.statements);
  const document = fromTemplate({
    template: 'county-county',
    agreementId: 'weibin-jinshui',
    own: home,
    partner: residence,
    today: dayIn(start),
    pin: (region) => directory.pin(region),
  });
  const without = (term: AgreementKindTerm, field: string): AgreementKindTerm => ({
    ...term,
    fields: term.fields.filter((one) => one !== field),
  });
  const kindTerms = document
    .kindTerms!.filter(({ kind }) => !kind.endsWith('residence-ended.v1'))
    .map((term) => (term.kind === arrivalType ? without(term, 'ethnicGroup') : term))
    .map((term) => (term.kind === caseType ? without(term, 'phone') : term));
  return {
    ...document,
    from: '2026-03-01',
    to: '2026-12-31',
    kindTerms,
    kinds: kindTerms.map(({ kind }) => kind),
  };
}

beforeAll(async () => {
  clock = new SettableClock(start);
  broker = new InMemoryBroker();
  keys = testKeys([home, residence], start);
  const signers = Object.fromEntries(
    [...keys].map(([code, keyring]) => [code, keyring.signer(start)]),
  );
  const filed = [signAgreement(agreedDocument(), signers)];
  weibin = await AgreementRegion.start({ region: home, keys, broker, clock, filed });
  jinshui = await AgreementRegion.start({ region: residence, keys, broker, clock, filed });
}, 60_000);
beforeEach(() => {
  strandId = `0195e3a0-1111-7000-8000-${String(++strands).padStart(12, '0')}`;
});
afterEach(() => jinshui.writeAsAgreed());
afterAll(async () => {
  await weibin?.drop();
  await jinshui?.drop();
});

const stream = `${residence}.receiving/${home}`;
const arrival = (personal: JsonObject = {}, more: Partial<EntryDraft> = {}): EntryDraft => ({
  ...{ stream, strandId, strandKind: 'record', type: arrivalType, section: 'declared' },
  open: {
    ...{ homeDivision: home, documentKind: '111', marks: [], noticeVersion: '2026-01' },
    ...{ registeredOn: '2026-03-02', organisation: residence },
  },
  personal: {
    name: '李样例',
    idNumber: '610302199001011239',
    sex: '1',
    birthDate: '1990-01-01',
    ...personal,
  },
  eventTime: clock.now(),
  legalBasis: 'statutory',
  ...more,
});
const question = (open: JsonObject = {}, more: Partial<EntryDraft> = {}): EntryDraft => ({
  ...{ stream, strandId, strandKind: 'case', type: caseType, section: 'question' },
  open: {
    ...{ kind: 'verification', urgency: 'normal', fields: ['birthDate'] },
    ...{ division: home, organisation: residence, ...open },
  },
  personal: { name: '李样例', idNumber: '610302199001011239' },
  eventTime: clock.now(),
  legalBasis: 'statutory',
  ...more,
});
const residenceEnded = (): EntryDraft =>
  arrival(
    {},
    {
      type: 'yipanqi.registration.residence-ended.v1',
      section: 'residence',
      open: {
        ...{
          residenceDivision: residence,
          dwellingKind: '02',
          reason: '01',
          channel: 'urban-village',
        },
        ...{ arrivedOn: '2026-03-02', registeredOn: '2026-03-02', organisation: residence },
        status: 'ended',
        ended: { on: '2026-03-02', kind: 'returned' },
      },
      personal: { address: '中原路200号' },
    },
  );
const listed = (region: AgreementRegion, table: 'parked' | 'open_listed') =>
  region.rows<{ state: string; code: string; pointer: string | null }>(
    `SELECT state, code, pointer FROM ledger.${table} WHERE strand_id = $1`,
    strandId,
  );

interface Beyond {
  readonly says: string;
  readonly entry: () => EntryDraft;
  readonly code: string;
  readonly pointer: string;
  readonly clause: string;
  readonly at?: string;
}
const beyond: Beyond[] = [
  {
    says: 'an arrival with a field that clause 3 does not list for it',
    entry: () => arrival({ ethnicGroup: '01' }),
    code: 'agreement.field',
    pointer: '/data/personal/ethnicGroup',
    clause: '第三条',
  },
  {
    says: 'an arrival on another basis',
    entry: () => arrival({}, { legalBasis: 'consent' }),
    code: 'agreement.kind',
    pointer: '/legalbasis',
    clause: '第三条',
  },
  {
    says: 'an end of residence, a kind that is not agreed',
    entry: residenceEnded,
    code: 'agreement.kind',
    pointer: '/type',
    clause: '第三条',
  },
  {
    says: 'a case that asks for a field that may not be asked',
    entry: () => question({ fields: ['birthDate', 'phone'] }),
    code: 'agreement.field',
    pointer: '/data/open/fields/1',
    clause: '第三条',
  },
  {
    says: 'a case for another purpose',
    entry: () => question({ purpose: 'service' }),
    code: 'agreement.kind',
    pointer: '/data/open/purpose',
    clause: '第三条',
  },
  {
    says: 'an arrival after the last day',
    entry: () => arrival(),
    code: 'agreement.not-in-force',
    pointer: '/time',
    clause: '第十一条',
    at: '2027-01-01T02:00:00.000Z',
  },
  {
    says: 'a case that begins after the last day',
    entry: () => question(),
    code: 'agreement.not-in-force',
    pointer: '/time',
    clause: '第十一条',
    at: '2027-01-01T02:00:00.000Z',
  },
];

describe('an entry under another version', () => {
  it.each([
    ['an arrival', () => arrival()],
    ['a case', () => question()],
  ])(
    '%s under a version that only the writer signed is of an unknown agreement',
    async (_, entry) => {
      const sign = (agreement: AgreementDocument): string =>
        agreementSignature(agreement, keys.get(residence)!.signer(start));
      jinshui.writeUnder(({ agreement }) => {
        const alone = { ...agreement, deliveryGraceMinutes: 600 };
        return {
          agreement: alone,
          signatures: { [home]: sign(alone), [residence]: sign(alone) },
        };
      });
      await jinshui.say(entry());
      await settled(broker, weibin, jinshui);
      expect(await listed(jinshui, 'open_listed')).toEqual([
        { state: 'rejected', code: 'agreement.unknown', pointer: '/agreement' },
      ]);
    },
  );

  it.each([
    ['an arrival', () => arrival()],
    ['a case', () => question()],
  ])('%s within it is applied on both sides', async (_, entry) => {
    await jinshui.say(entry());
    await settled(broker, weibin, jinshui);
    expect(await listed(weibin, 'parked')).toEqual([]);
    expect(
      await weibin.rows('SELECT version FROM ledger.strand WHERE strand_id = $1', strandId),
    ).toEqual([{ version: 1 }]);
  });
});

describe('one byte of an agreement changed on its way', () => {
  it('makes the version that is cited unknown, and what follows under it', async () => {
    jinshui.writeUnder(({ agreement, signatures }) => {
      const { zh, en } = agreement.title;
      return { agreement: { ...agreement, title: { zh, en: en.replace('T', 'U') } }, signatures };
    });
    await jinshui.say(arrival());
    await settled(broker, weibin, jinshui);
    expect(await listed(jinshui, 'open_listed')).toEqual([
      { state: 'rejected', code: 'agreement.unknown', pointer: '/agreement' },
    ]);
    expect(
      await weibin.rows(
        `SELECT code FROM ledger.parked WHERE section = 'agreement' AND stream = $1
          ORDER BY sequence DESC LIMIT 1`,
        stream,
      ),
    ).toEqual([{ code: 'agreement.unknown' }]);
  });
});

// Those after the last day come last: the clock does not go back.
describe('what the version in force does not permit', () => {
  it.each(beyond)(
    '$says is refused where it is written, and again where it is received',
    async ({ entry, code, pointer, clause, at }) => {
      if (at !== undefined) clock.moveTo(new Date(at));
      await expect(jinshui.say(entry())).rejects.toMatchObject({
        code,
        detail: { pointer },
        text: { zh: expect.stringContaining(clause) },
      });
      jinshui.writeAnything();
      await jinshui.say(entry());
      await settled(broker, weibin, jinshui);
      for (const [region, table] of [
        [weibin, 'parked'],
        [jinshui, 'open_listed'],
      ] as const)
        expect(await listed(region, table)).toEqual([{ state: 'rejected', code, pointer }]);
      expect(
        await weibin.rows('SELECT 1 FROM ledger.strand WHERE strand_id = $1', strandId),
      ).toEqual([]);
      const delivery = 'SELECT covered, rejected FROM ledger.strand_delivery WHERE strand_id = $1';
      expect(await jinshui.rows(delivery, strandId)).toEqual([{ covered: false, rejected: true }]);
    },
  );
});
