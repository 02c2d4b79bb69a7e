import fc from 'fast-check';
import type { AgreementDocument } from '@contracts';
import {
  judgeCited,
  lastEnded,
  parseAgreement,
  versionInForce,
  type AgreementVersion,
  type Cited,
} from './agreement';
import { covering } from './covering';

const arrival = 'yipanqi.registration.arrival-registered.v1';
const document: AgreementDocument = {
  id: 'baoji-zhengzhou',
  version: 1,
  regions: ['410100', '610300'],
  from: '2026-01-01',
  to: '2026-12-31',
  kinds: [arrival],
  pins: { '410100': 'pin-a', '610300': 'pin-b' },
  title: { zh: '协议', en: 'agreement' },
};
const signatures = { '410100': 'a..b', '610300': 'c..d' };
const version = (change: Partial<AgreementDocument> = {}): AgreementVersion => {
  const changed = { ...document, ...change };
  return { hash: `${changed.id} ${changed.version}`, document: changed, signatures };
};
const file = (change: object = {}, other: object = {}): string =>
  JSON.stringify({ agreement: { ...document, ...change }, signatures, ...other });
const midday = (day: string): Date => new Date(`${day}T04:00:00.000Z`);

describe('an agreement file', () => {
  it('is read when it has everything', () => {
    expect(parseAgreement(file()).signed?.agreement).toEqual(document);
    expect(parseAgreement(file({ later: 'kept' })).faults).toEqual([]);
  });

  it.each([
    ['is no JSON', '{', '', 'agreement.json'],
    ['holds a list', '[]', '', 'agreement.json'],
    ['holds no agreement', '{"signatures":{}}', 'agreement', 'agreement.missing'],
    ['has no id', file({ id: '' }), 'agreement.id', 'agreement.id'],
    ['has version 0', file({ version: 0 }), 'agreement.version', 'agreement.version'],
    [
      'names its regions in the other order',
      file({ regions: ['610300', '410100'] }),
      'agreement.regions',
      'agreement.regions',
    ],
    [
      'names a day that does not exist',
      file({ from: '2026-02-30' }),
      'agreement.from',
      'agreement.days',
    ],
    ['ends before it begins', file({ to: '2025-12-31' }), 'agreement.to', 'agreement.days'],
    [
      'lists a kind twice',
      file({ kinds: [arrival, arrival] }),
      'agreement.kinds',
      'agreement.kinds',
    ],
    ['pins one region only', file({ pins: { '410100': 'x' } }), 'agreement.pins', 'agreement.pins'],
    ['has no English title', file({ title: { zh: '协议' } }), 'agreement.title', 'agreement.title'],
    [
      'is signed by one region',
      file({}, { signatures: { '410100': 'a..b' } }),
      'signatures',
      'agreement.signatures',
    ],
  ])('that %s is named as that', (_why, text, field, code) => {
    expect(parseAgreement(text).faults).toEqual([{ field, code }]);
  });

  it('with several faults has each of them named', () => {
    const codes = parseAgreement(file({ version: -1, to: 'never', kinds: [7] })).faults.map(
      (fault) => fault.code,
    );
    expect(codes).toEqual(['agreement.version', 'agreement.days', 'agreement.kinds']);
  });
});

describe('an agreement version', () => {
  it('is in force from the first to the last day as China counts days', () => {
    const inForce = (at: string): boolean =>
      versionInForce([version()], new Date(at)) !== undefined;
    expect(inForce('2025-12-31T15:59:59.999Z')).toBe(false);
    expect(inForce('2025-12-31T16:00:00.000Z')).toBe(true);
    expect(inForce('2026-12-31T15:59:59.999Z')).toBe(true);
    expect(inForce('2026-12-31T16:00:00.000Z')).toBe(false);
  });

  it('gives way to a higher version from that one’s first day on', () => {
    const second = version({ version: 2, from: '2026-07-01', to: '2027-06-30' });
    expect(versionInForce([version(), second], midday('2026-06-30'))).toEqual(version());
    expect(versionInForce([version(), second], midday('2026-07-01'))).toEqual(second);
  });

  it('is chosen alike whatever order the versions were taken in', () => {
    const versions = fc.array(
      fc.record({
        id: fc.constantFrom('a', 'b'),
        version: fc.integer({ min: 1, max: 3 }),
        from: fc.constantFrom('2026-01-01', '2026-03-01', '2026-06-01'),
      }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(versions, fc.context(), (changes, context) => {
        const known = changes.map((change, n) => ({ ...version(change), hash: `${n}` }));
        const chosen = versionInForce(known, midday('2026-05-01'));
        context.log(chosen?.hash ?? 'none');
        expect(versionInForce([...known].reverse(), midday('2026-05-01'))).toEqual(chosen);
      }),
    );
  });
});

describe('an entry', () => {
  const cited = { said: { kind: arrival }, hash: version().hash, time: midday('2026-05-01') };
  const judged = (versions: AgreementVersion[], more: Partial<Cited> = {}): string | undefined =>
    judgeCited(versions, { ...cited, ...more })?.code;

  it('may travel under the version in force that lists its type', () => {
    expect(judgeCited([version()], cited)).toBeUndefined();
  });
  it('may not cite a version that is not binding between the two', () => {
    expect(judged([])).toBe('agreement.unknown');
  });
  it('may not cite a version outside its days, nor one that is superseded', () => {
    expect(judged([version()], { time: midday('2027-01-01') })).toBe('agreement.not-in-force');
    const second = version({ version: 2, from: '2026-04-01' });
    expect(judged([version(), second])).toBe('agreement.not-in-force');
  });
  it('may not be of a type the version does not list', () => {
    const said = { kind: 'yipanqi.registration.records-paired.v1' };
    expect(judgeCited([version()], { ...cited, said })).toEqual({
      code: 'agreement.kind',
      pointer: '/type',
    });
  });
  it('may not name a field, a purpose or a basis that clause 3 does not', () => {
    const terms = version({
      kindTerms: [
        { kind: arrival, legalBasis: 'statutory', purpose: 'joint-register', fields: ['name'] },
      ],
    });
    const judge = (said: object) =>
      judgeCited([terms], { ...cited, said: { kind: arrival, ...said } });
    const field = (name: string) => ({ fields: [{ name, pointer: `/data/personal/${name}` }] });
    expect(judge(field('name'))).toBeUndefined();
    expect(judge(field('phone'))).toEqual({
      code: 'agreement.field',
      pointer: '/data/personal/phone',
    });
    expect(judge({ legalBasis: 'consent' })).toEqual({
      code: 'agreement.kind',
      pointer: '/legalbasis',
    });
    expect(judge({ purpose: 'statistics' })).toMatchObject({ code: 'agreement.kind' });
  });

  describe('after the end of the agreement, which is golden case (n)', () => {
    const before = { kind: 'case' as const, begun: midday('2026-12-30') };
    const late = { time: midday('2027-02-01') };

    it('finishes an open task: on a case begun before it, and on a strand about such a case', () => {
      expect(judged([version()], { ...late, strand: before })).toBeUndefined();
      expect(judged([version()], { ...late, about: before })).toBeUndefined();
    });
    it('begins no new one', () => {
      expect(judged([version()], late)).toBe('agreement.not-in-force');
      const after = { ...before, begun: midday('2027-01-01') };
      expect(judged([version()], { ...late, strand: after })).toBe('agreement.not-in-force');
      expect(judged([version()], { ...late, about: after })).toBe('agreement.not-in-force');
    });
    it('says nothing more on a joint record', () => {
      const record = { ...before, kind: 'record' as const };
      expect(judged([version()], { ...late, strand: record })).toBe('agreement.not-in-force');
    });
    it('cites the last version only', () => {
      const second = version({ version: 2 });
      expect(judged([version(), second], { ...late, strand: before })).toBe(
        'agreement.not-in-force',
      );
      expect(judged([version(), second], { ...late, strand: before, hash: second.hash })).toBe(
        undefined,
      );
      expect(lastEnded([version(), second], late.time)).toBe(second);
      expect(lastEnded([version()], midday('2026-06-01'))).toBeUndefined();
    });
    it('cites the last version also in a gap before the next one begins, and then that one', () => {
      const next = version({ version: 2, from: '2027-03-01', to: '2027-12-31' });
      const both = [version(), next];
      expect(lastEnded(both, late.time)).toBe(both[0]);
      expect(judged(both, { ...late, strand: before })).toBeUndefined();
      expect(judged(both, { ...late, strand: before, hash: next.hash })).toBe(
        'agreement.not-in-force',
      );
      const march = midday('2027-03-01');
      expect(judged(both, { strand: before, time: march })).toBe('agreement.not-in-force');
      expect(judged(both, { strand: before, time: march, hash: next.hash })).toBeUndefined();
    });
    it('holds from the day a side declared for the end', () => {
      const ended = { ...version(), endsOn: '2026-06-30' };
      const july = { time: midday('2026-07-01') };
      expect(judged([ended], july)).toBe('agreement.not-in-force');
      const june = { kind: 'case' as const, begun: midday('2026-06-30') };
      expect(judged([ended], { ...july, about: june })).toBeUndefined();
    });
  });
});

describe('of the agreements that cover home and residence', () => {
  const between = (...regions: [string, string]): AgreementVersion =>
    version({ id: regions.join('-'), regions });
  const city = between('410100', '610300');
  const countyHome = between('410100', '610302');
  const countyResidence = between('410105', '610300');
  const province = between('410000', '610000');

  it('the one with the lowest home node carries the record, then the one with the lowest residence node', () => {
    const chosen = (versions: AgreementVersion[]): string | undefined =>
      covering('610302003', '410105001', versions)?.version.document.id;
    expect(chosen([province, city])).toBe(city.document.id);
    expect(chosen([city, countyResidence])).toBe(countyResidence.document.id);
    expect(chosen([countyResidence, countyHome, province])).toBe(countyHome.document.id);
    expect(chosen([])).toBeUndefined();
  });

  it('each says which of its regions stands on which side', () => {
    expect(covering('410105001', '610302003', [city])).toMatchObject({
      homeRegion: '410100',
      residenceRegion: '610300',
    });
    expect(covering('620921', '610302003', [city])).toBeUndefined();
  });

  it('the order in which they are known does not matter', () => {
    const all = [city, countyHome, countyResidence, province];
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: 4 }), (known) => {
        expect(covering('610302003', '410105001', known)?.version).toBe(countyHome);
      }),
    );
  });
});
