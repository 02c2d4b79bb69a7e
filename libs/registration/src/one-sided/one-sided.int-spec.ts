import type { Keyring } from '@ledger';
import { InMemoryBroker, testKeys } from '../../../ledger/testing';
import { RegistrationRegion, settled } from '../../testing';
import { checkCharacter } from '../id-number';
import { noticeVersions } from '../notice';
import type { MatchResponse, OneSidedPage, RatesResponse } from './one-sided.dto';

// People whom one side alone has: said why, whose turn it is, and counted as the lists count them.

const HOME = '610300';
const RESIDENCE = '410100';
let broker: InMemoryBroker;
let keys: ReadonlyMap<string, Keyring>;
let baoji: RegistrationRegion;
let zhengzhou: RegistrationRegion;
let serial = 100;

beforeAll(async () => {
  broker = new InMemoryBroker();
  keys = testKeys([HOME, RESIDENCE], new Date(Date.now() - 3_600_000));
  baoji = await RegistrationRegion.start({ region: HOME, keys, broker });
  zhengzhou = await RegistrationRegion.start({ region: RESIDENCE, keys, broker });
}, 60_000);
afterAll(async () => {
  await Promise.all([baoji?.drop(), zhengzhou?.drop()]);
});

function aNumber(): string {
  const digits = `61030219900101${String(++serial).padStart(3, '0')}`;
  return digits + checkCharacter(digits);
}
const settle = () => settled(broker, baoji, zhengzhou);
const hukou = (idNumber: string, name: string): string =>
  `\uFEFF行号,公民身份号码,姓名,性别,民族,出生日期,户籍地区划,户籍地址\r\n1,${idNumber},${name},,01,,610302,经二路 2 号`;

async function arrive(idNumber: string, name: string): Promise<string> {
  const { recordId } = await zhengzhou.post<{ recordId: string }>('/api/receiving/arrivals', {
    name,
    idNumber,
    homeDivision: '610302',
    residenceDivision: '410105',
    address: '健康路 1 号',
    arrivedOn: '2026-01-05',
    channel: '3',
    noticeVersion: noticeVersions()[0],
  });
  await settle();
  return recordId;
}
async function leave(idNumber: string, name: string): Promise<string> {
  const { recordId } = await baoji.post<{ recordId: string }>('/api/sending/departures', {
    name,
    idNumber,
    homeDivision: '610302',
    destinationDivision: '410105',
    leftOn: '2026-01-03',
  });
  await settle();
  return recordId;
}
const oneSided = (region: RegistrationRegion, query = ''): Promise<OneSidedPage> =>
  region.get(`/api/bureau/one-sided?size=100${query}`);
async function rowOf(region: RegistrationRegion, recordId: string) {
  const { items } = await oneSided(region);
  const row = items.find((one) => one.recordId === recordId);
  return row && [row.live, row.reason, row.turn, row.step];
}

describe('a person whom one side alone has', () => {
  it('without departure is the home office’s to register, and the residence side’s to ask for', async () => {
    const idNumber = aNumber();
    await baoji.upload('/api/sending/imports?kind=hukou', hukou(idNumber, '张华'));
    const recordId = await arrive(idNumber, '张华');
    expect(await rowOf(baoji, recordId)).toEqual([
      'receiving',
      'no-departure',
      'own',
      'register-departure',
    ]);
    expect(await rowOf(zhengzhou, recordId)).toEqual([
      'receiving',
      'no-departure',
      'partner',
      'ask-partner',
    ]);
  });

  it('not in the home register is told so on both sides', async () => {
    const recordId = await arrive(aNumber(), '李四');
    expect((await rowOf(baoji, recordId))?.[1]).toBe('not-in-home-register');
    expect((await rowOf(zhengzhou, recordId))?.[1]).toBe('not-in-home-register');
  });

  it('who left and did not arrive is the residence office’s to look for', async () => {
    const recordId = await leave(aNumber(), '赵六');
    expect(await rowOf(zhengzhou, recordId)).toEqual([
      'sending',
      'no-arrival',
      'own',
      'register-arrival',
    ]);
    const [row] = (await oneSided(baoji, '&reason=no-arrival')).items;
    expect(row).toMatchObject({ recordId, turn: 'partner', overdue: false, ageDays: 0 });
  });

  it('whose stay ended on one side is one-sided again, and the other side’s to end', async () => {
    const idNumber = aNumber();
    await leave(idNumber, '钱七');
    const recordId = await arrive(idNumber, '钱七');
    await zhengzhou.post(
      `/api/receiving/arrivals/${recordId}/end`,
      { kind: 'returned', on: '2026-02-01' },
      { status: 200 },
    );
    await settle();
    expect(await rowOf(baoji, recordId)).toEqual(['sending', 'other-side-ended', 'own', 'end-own']);
    const { items } = await oneSided(baoji, '&reason=other-side-ended');
    expect(items[0]).toMatchObject({ since: '2026-02-01', overdue: true });
  });

  it('has a due day that says from when, by which rule, and over which days it was counted', async () => {
    const { items } = await oneSided(baoji, '&reason=other-side-ended');
    expect(items[0]).toMatchObject({
      due: '2026-02-13',
      explanation: {
        start: '2026-02-01',
        rule: { code: 'REG-OUT', days: 10, unit: 'working' },
        skipped: [
          { day: '2026-02-07', why: 'weekend' },
          { day: '2026-02-08', why: 'weekend' },
        ],
      },
      warnings: [],
    });
  });
});

describe('a wrong pair', () => {
  it('undone waits on both sides, and is paired again by hand with the right departure', async () => {
    const [wrong, right] = [aNumber(), aNumber()];
    await leave(wrong, '单雄信');
    const departure = await leave(right, '单雄心');
    const recordId = await arrive(wrong, '单雄信');
    await baoji.post(
      `/api/sending/pairings/${recordId}/undo`,
      { reason: '不是同一人' },
      { status: 200 },
    );
    await settle();
    expect((await rowOf(baoji, recordId))?.slice(1)).toEqual(['pairing-undone', 'own', 'pair']);
    expect((await rowOf(zhengzhou, recordId))?.slice(1, 3)).toEqual(['pairing-undone', 'partner']);

    const matches = await baoji.get<MatchResponse[]>(`/api/bureau/records/${recordId}/matches`);
    expect(matches.map((match) => [match.departure === departure, match.parted])).toEqual([
      [false, true],
      [true, false],
    ]);
    expect(matches[1]!.reasons.find(({ field }) => field === 'name')!.score).toBe(0.8);

    await baoji.post(`/api/sending/arrivals/${recordId}/pair`, { departure }, { status: 200 });
    await settle();
    const states = await Promise.all(
      [baoji, zhengzhou].map((region) =>
        region.get<{ state: string; linked: boolean; differences: unknown[] }>(
          `/api/bureau/records/${recordId}`,
        ),
      ),
    );
    expect(states.map(({ state, linked }) => [state, linked])).toEqual([
      ['agreed', true],
      ['agreed', true],
    ]);
  });

  it('cannot be made of an arrival or a departure that is paired', async () => {
    const [one, other] = [aNumber(), aNumber()];
    await leave(one, '孙八');
    const paired = await arrive(one, '孙八');
    const free = await leave(other, '孙九');
    const pair = (recordId: string, departure: string, status: number) =>
      baoji.post<{ code: string }>(
        `/api/sending/arrivals/${recordId}/pair`,
        { departure },
        { status },
      );
    expect((await pair(paired, free, 409)).code).toBe('arrival.paired');
    const waiting = await arrive(aNumber(), '周十');
    expect((await pair(waiting, paired, 409)).code).toBe('departure.paired');
    expect((await pair(waiting, 'nobody', 404)).code).toBe('record.unknown');
  });
});

describe('the both-sides rate', () => {
  it('has numbers that equal their lists, per partner and per township', async () => {
    for (const region of [baoji, zhengzhou]) {
      const rates = await region.get<RatesResponse>('/api/bureau/one-sided/rates');
      expect(rates.definition).toContain('不计分');
      expect(rates.all.both).toBeGreaterThan(0);
      expect(rates.all.rate).toBeCloseTo(
        rates.all.both / (rates.all.both + rates.all.sendingOnly + rates.all.receivingOnly),
      );
      const lines = [
        ['', rates.all] as const,
        ...rates.partners.map((line) => [`&partner=${line.code}`, line] as const),
        ...rates.townships.map((line) => [`&township=${line.code}`, line] as const),
      ];
      for (const [query, line] of lines) {
        const both = await region.get<{ total: number }>(`/api/bureau/records?live=both${query}`);
        const sending = await oneSided(region, `&live=sending${query}`);
        const receiving = await oneSided(region, `&live=receiving${query}`);
        expect([both.total, sending.total, receiving.total]).toEqual([
          line.both,
          line.sendingOnly,
          line.receivingOnly,
        ]);
      }
    }
  });

  it('pages through the list without leaving anyone out', async () => {
    const all = await oneSided(baoji);
    const seen: string[] = [];
    for (let cursor = ''; ;) {
      const page = await baoji.get<OneSidedPage & { next?: string }>(
        `/api/bureau/one-sided?size=10&sort=name${cursor}`,
      );
      seen.push(...page.items.map(({ recordId }) => recordId));
      if (!page.next) break;
      cursor = `&cursor=${encodeURIComponent(page.next)}`;
    }
    expect(seen.sort()).toEqual(all.items.map(({ recordId }) => recordId).sort());
  });
});
