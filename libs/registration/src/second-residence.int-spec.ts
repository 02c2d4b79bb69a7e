import { EntryGate, Keyring } from '@ledger';
import { InMemoryBroker, type TestGate, testKeys } from '../../ledger/testing';
import { RegistrationRegion, settled } from '../testing';
import { checkCharacter } from './id-number';
import { noticeVersions } from './notice';
import { StateResidencesWorker } from './sending/state-residences.worker';

// A person of Baoji is registered as living in Zhengzhou and in Jinta. Baoji alone sees both and says so to both.

const HOME = '610300';
const REGIONS = [HOME, '410100', '620921'];
const TODAY = new Date();
const TODO = '/api/bureau/records?todo=second-residence';
let broker: InMemoryBroker;
let baoji: RegistrationRegion;
let zhengzhou: RegistrationRegion;
let jinta: RegistrationRegion;
let serial = 300;

beforeAll(async () => {
  broker = new InMemoryBroker();
  const keys: ReadonlyMap<string, Keyring> = testKeys(
    REGIONS,
    new Date(TODAY.getTime() - 3_600_000),
  );
  [baoji, zhengzhou, jinta] = (await Promise.all(
    REGIONS.map((region) => RegistrationRegion.start({ region, keys, broker })),
  )) as [RegistrationRegion, RegistrationRegion, RegistrationRegion];
}, 90_000);
afterAll(async () => {
  await Promise.all([baoji, zhengzhou, jinta].map((region) => region?.drop()));
});

const settle = () => settled(broker, baoji, zhengzhou, jinta);

function aNumber(): string {
  const digits = `61030219900202${String(++serial).padStart(3, '0')}`;
  return digits + checkCharacter(digits);
}

interface Open {
  marks: string[];
  activeResidence?: string;
}
interface Shown {
  state: string;
  sending: { strandId: string; sections: { departure?: { open: Open } } };
}

async function departureAt(region: RegistrationRegion, recordId: string): Promise<Open> {
  const { sending } = await region.get<Shown>(`/api/bureau/records/${recordId}`);
  const { marks, activeResidence } = sending.sections.departure!.open;
  return { marks, ...(activeResidence && { activeResidence }) };
}

async function waiting(region: RegistrationRegion): Promise<string[]> {
  const list = await region.get<{ items: { recordId: string }[]; total: number }>(TODO);
  const { secondResidence } = await region.get<{ secondResidence: number }>('/api/bureau/todo');
  expect(secondResidence).toBe(list.total);
  return list.items.map(({ recordId }) => recordId);
}

async function arrive(
  region: RegistrationRegion,
  idNumber: string,
  more: { residenceDivision: string; arrivedOn: string },
): Promise<string> {
  const { recordId } = await region.post<{ recordId: string }>('/api/receiving/arrivals', {
    name: '单雄信',
    idNumber,
    homeDivision: '610302',
    address: '健康路 1 号',
    phone: '13812345678',
    channel: '3',
    noticeVersion: noticeVersions()[0],
    ...more,
  });
  return recordId;
}

const arriveInZhengzhou = (idNumber: string): Promise<string> =>
  arrive(zhengzhou, idNumber, { residenceDivision: '410105', arrivedOn: '2026-01-05' });
const arriveInJinta = (idNumber: string): Promise<string> =>
  arrive(jinta, idNumber, { residenceDivision: '620921', arrivedOn: '2026-03-01' });

const leave = (idNumber: string, destinationDivision: string, leftOn: string): Promise<unknown> =>
  baoji.post('/api/sending/departures', {
    name: '单雄信',
    idNumber,
    homeDivision: '610302',
    destinationDivision,
    leftOn,
  });

const lookThrough = () => baoji.app.get(StateResidencesWorker, { strict: false }).stateAll();

/** The record of a person as Baoji lists it. */
async function recordOf(idNumber: string): Promise<string> {
  const found = await baoji.ask<{ items: { recordId: string }[] }>('/api/bureau/search', {
    q: idNumber,
  });
  return found.items[0]!.recordId;
}

/** Left for Zhengzhou and arrived there, then arrived in Jinta, and Baoji registered that departure too. */
async function livingTwice(): Promise<{ idNumber: string; first: string; second: string }> {
  const idNumber = aNumber();
  const hukou =
    '\uFEFF行号,公民身份号码,姓名,性别,民族,出生日期,户籍地区划,户籍地址\r\n' +
    `1,${idNumber},单雄信,,01,,610302,经二路 2 号`;
  await baoji.upload('/api/sending/imports?kind=hukou', hukou);
  await leave(idNumber, '410100', '2026-01-03');
  const first = await arriveInZhengzhou(idNumber);
  await settle();
  expect(await departureAt(zhengzhou, first)).toEqual({ marks: [] });
  const second = await arriveInJinta(idNumber);
  await settle();
  await leave(idNumber, '620921', '2026-02-27');
  await settle();
  return { idNumber, first, second };
}

describe('a person registered as living in two regions', () => {
  it('is held active where they arrived last, and both regions have the task until one ends the stay', async () => {
    const { first, second } = await livingTwice();
    const both = { marks: ['residence.second'], activeResidence: second };
    expect(await departureAt(zhengzhou, first)).toEqual(both);
    expect(await departureAt(jinta, second)).toEqual(both);
    expect([await waiting(zhengzhou), await waiting(jinta)]).toEqual([[first], [second]]);
    expect(await waiting(baoji)).toEqual([]);

    const ended = { kind: 'third-place', on: '2026-02-27', toDivision: '620921' };
    await zhengzhou.post(`/api/receiving/arrivals/${first}/end`, ended, { status: 200 });
    await settle();
    expect(await departureAt(jinta, second)).toEqual({ marks: [], activeResidence: second });
    expect([await waiting(zhengzhou), await waiting(jinta)]).toEqual([[], []]);
    for (const [region, id] of [
      [baoji, first],
      [baoji, second],
      [zhengzhou, first],
      [jinta, second],
    ] as const)
      expect((await region.get<Shown>(`/api/bureau/records/${id}`)).state).toBe('agreed');
  });

  it('keeps what was said when the departure is changed, and loses it when the pair was wrong', async () => {
    const { first, second } = await livingTwice();
    const both = { marks: ['residence.second'], activeResidence: second };
    await baoji.post(
      `/api/sending/departures/${first}/change`,
      { leftOn: '2026-01-04' },
      { status: 200 },
    );
    await settle();
    expect(await departureAt(zhengzhou, first)).toEqual(both);

    const { sending } = await baoji.get<Shown>(`/api/bureau/records/${second}`);
    await baoji.post(
      `/api/sending/pairings/${second}/undo`,
      { reason: '同号不同人' },
      { status: 200 },
    );
    await settle();
    expect(await departureAt(zhengzhou, first)).toEqual({ marks: [], activeResidence: first });
    expect(await waiting(zhengzhou)).toEqual([]);

    await baoji.post(
      `/api/sending/arrivals/${second}/pair`,
      { departure: sending.strandId },
      { status: 200 },
    );
    await settle();
    expect(await departureAt(zhengzhou, first)).toEqual(both);
    expect(await departureAt(jinta, second)).toEqual(both);
  });

  it('is held active elsewhere, within the hour, when the day of an arrival is corrected', async () => {
    const { first, second } = await livingTwice();
    const later = { arrivedOn: '2026-04-01' };
    await zhengzhou.post(`/api/receiving/arrivals/${first}/change-residence`, later, {
      status: 200,
    });
    await settle();
    await lookThrough();
    await settle();
    const both = { marks: ['residence.second'], activeResidence: first };
    expect(await departureAt(zhengzhou, first)).toEqual(both);
    expect(await departureAt(jinta, second)).toEqual(both);
  });

  it('is told to both also where an officer linked a number that was written wrongly, and no more when that is undone', async () => {
    const [idNumber, written] = [aNumber(), aNumber()];
    await leave(idNumber, '410100', '2026-01-03');
    const departure = await recordOf(idNumber);
    const first = await arriveInZhengzhou(written);
    await settle();
    await baoji.post(`/api/sending/arrivals/${first}/pair`, { departure }, { status: 200 });
    await leave(idNumber, '620921', '2026-02-27');
    const second = await arriveInJinta(idNumber);
    await settle();
    const both = { marks: ['residence.second'], activeResidence: second };
    expect(await departureAt(zhengzhou, first)).toEqual(both);
    expect(await departureAt(jinta, second)).toEqual(both);

    const reason = { reason: '两个人' };
    await baoji.post(`/api/sending/pairings/${first}/undo`, reason, { status: 200 });
    await settle();
    expect(await departureAt(jinta, second)).toEqual({ marks: [], activeResidence: second });
  });

  it('has again the second one that an officer held to be another person, when that is undone', async () => {
    const [idNumber, other] = [aNumber(), aNumber()];
    const first = await arriveInZhengzhou(idNumber);
    await leave(idNumber, '620921', '2026-02-27');
    const second = await arriveInJinta(idNumber);
    await settle();
    const both = { marks: ['residence.second'], activeResidence: second };
    expect(await departureAt(jinta, second)).toEqual(both);
    await leave(other, '410100', '2026-01-03');
    const departure = await recordOf(other);
    await baoji.post(`/api/sending/arrivals/${first}/pair`, { departure }, { status: 200 });
    await settle();
    expect(await departureAt(jinta, second)).toEqual({ marks: [], activeResidence: second });
    const reason = { reason: '登记有误' };
    await baoji.post(`/api/sending/pairings/${first}/undo`, reason, { status: 200 });
    await settle();
    expect(await departureAt(jinta, second)).toEqual(both);
  });

  it('is told later what an agreement did not let travel on its day', async () => {
    const { first, second } = await livingTwice();
    const gate = baoji.app.get<TestGate>(EntryGate, { strict: false });
    const permitted = gate.kinds;
    gate.kinds = permitted.filter((kind) => !kind.includes('departure-changed'));
    const ended = { kind: 'third-place', on: '2026-02-27', toDivision: '620921' };
    await zhengzhou.post(`/api/receiving/arrivals/${first}/end`, ended, { status: 200 });
    await settle();
    expect(await waiting(jinta)).toContain(second);
    gate.kinds = permitted;
    await lookThrough();
    await settle();
    expect(await waiting(jinta)).not.toContain(second);
    expect(await departureAt(jinta, second)).toEqual({ marks: [], activeResidence: second });
  });
});
