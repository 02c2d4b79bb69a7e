import { Keyring } from '@ledger';
import { checkCharacter } from '@registration';
import { InMemoryBroker, testKeys } from '../../ledger/testing';
import { CaseworkRegion, settled } from '../testing';

// What a case found is entered by the owner of the field, in registration, and the record tells which case it came from.

const HOME = '610300';
const RESIDENCE = '410100';
const digits = '61030219900101117';
const idNumber = digits + checkCharacter(digits);
let broker: InMemoryBroker;
let baoji: CaseworkRegion;
let zhengzhou: CaseworkRegion;
let recordId: string;
let departure: string;

interface Page {
  state: string;
  corrections: { field: string; owner: string; value: string; held: string }[];
}
interface Said {
  type: string;
  correlationId?: string;
}

const settle = () => settled(broker, baoji, zhengzhou);

beforeAll(async () => {
  broker = new InMemoryBroker();
  const keys: ReadonlyMap<string, Keyring> = testKeys(
    [HOME, RESIDENCE],
    new Date(Date.now() - 3_600_000),
  );
  baoji = await CaseworkRegion.start({ region: HOME, keys, broker });
  zhengzhou = await CaseworkRegion.start({ region: RESIDENCE, keys, broker });
  const header = '行号,公民身份号码,姓名,性别,民族,出生日期,户籍地区划,户籍地址';
  const row = `1,${idNumber},单雄信,,01,,610302,经二路 2 号`;
  await baoji.upload('/api/sending/imports?kind=hukou', `\uFEFF${header}\r\n${row}`);
  const person = {
    name: '单雄信',
    idNumber,
    homeDivision: '610302',
    hukouAddress: '经二路 2 号',
  };
  const left = { ...person, destinationDivision: '410100', leftOn: '2026-01-03' };
  ({ recordId: departure } = await baoji.post<{ recordId: string }>(
    '/api/sending/departures',
    left,
    { status: 201 },
  ));
  const notice = await zhengzhou.get<{ version: string }>('/api/receiving/notice');
  const arrival = {
    ...person,
    residenceDivision: '410105',
    address: '健康路 1 号',
    arrivedOn: '2026-01-05',
    phone: '13812345678',
    channel: '3',
    noticeVersion: notice.version,
  };
  const arrived = await zhengzhou.post<{ recordId: string }>('/api/receiving/arrivals', arrival, {
    status: 201,
  });
  recordId = arrived.recordId;
  await settle();
}, 120_000);
afterAll(async () => {
  await Promise.all([baoji?.drop(), zhengzhou?.drop()]);
});

const page = (region: CaseworkRegion, caseId: string) =>
  region.get<Page>(`/api/bureau/cases/${caseId}`);
const casesOf = async (region: CaseworkRegion, id: string) => {
  const found = await region.get<{ caseId: string }[]>(`/api/bureau/cases/of-record?record=${id}`);
  return found.map(({ caseId }) => caseId);
};
/** What the timeline of the record says came of a case, on both sides. */
const cameOf = async (caseId: string): Promise<string[][]> => {
  await settle();
  const timelines = [baoji, zhengzhou].map((region) =>
    region.get<Said[]>(`/api/bureau/records/${recordId}/timeline`),
  );
  return (await Promise.all(timelines)).map((said) =>
    said
      .filter(({ correlationId }) => correlationId === caseId)
      .map(({ type }) => type.split('.').at(-2)!),
  );
};

describe('a corrected value', () => {
  it('waits with its owner until it is entered, and the entry names the case', async () => {
    const { caseId } = await baoji.post<{ caseId: string }>(
      '/api/sending/cases',
      { kind: 'verification', recordId, fields: ['address', 'phone'] },
      { status: 201 },
    );
    await settle();
    const door = `/api/receiving/cases/${caseId}`;
    await zhengzhou.post(`${door}/acknowledge`);
    await zhengzhou.post(`${door}/answer`, {
      results: [
        { field: 'address', result: 'corrected' },
        { field: 'phone', result: 'match' },
      ],
      values: { address: '健康路 11 号' },
    });
    await settle();
    await baoji.post(`/api/sending/cases/${caseId}/accept`);
    await settle();
    const found = { field: 'address', owner: 'receiving', value: '健康路 11 号' };
    for (const region of [baoji, zhengzhou])
      expect((await page(region, caseId)).corrections).toEqual([{ ...found, held: '健康路 1 号' }]);

    const change = { address: '健康路 11 号', caseId };
    await zhengzhou.post(`/api/receiving/arrivals/${recordId}/change-residence`, change);
    expect(await cameOf(caseId)).toEqual([['residence-changed'], ['residence-changed']]);
    for (const region of [baoji, zhengzhou]) {
      expect((await page(region, caseId)).corrections).toEqual([]);
      expect(await casesOf(region, recordId)).toEqual([caseId]);
    }
    expect(await casesOf(baoji, departure)).toEqual([caseId]);
  }, 60_000);
});

describe('a wrong pair', () => {
  it('is objected to by the residence side and undone by the home side because of it', async () => {
    const { caseId } = await zhengzhou.post<{ caseId: string }>(
      '/api/receiving/cases',
      {
        kind: 'objection',
        recordId,
        fields: ['pairing'],
        values: { pairing: '配对有误，应当解除' },
      },
      { status: 201 },
    );
    await settle();
    const door = `/api/sending/cases/${caseId}`;
    await baoji.post(`${door}/acknowledge`);
    await baoji.post(`${door}/answer`, { results: [{ field: 'pairing', result: 'match' }] });
    await settle();
    await zhengzhou.post(`/api/receiving/cases/${caseId}/accept`);
    await settle();
    expect((await page(baoji, caseId)).corrections).toMatchObject([
      { field: 'pairing', owner: 'sending' },
    ]);
    const undo = { reason: '查明为二人', caseId };
    await baoji.post(`/api/sending/pairings/${departure}/undo`, undo);
    await settle();
    for (const region of [baoji, zhengzhou])
      expect((await page(region, caseId)).corrections).toEqual([]);
    const timeline = await zhengzhou.get<Said[]>(`/api/bureau/records/${departure}/timeline`);
    expect(timeline.find(({ correlationId }) => correlationId === caseId)?.type).toBe(
      'yipanqi.registration.pairing-undone.v1',
    );
  }, 60_000);
});

describe('the cases of a record', () => {
  it('are shown within the reader’s area only, and the reading is logged', async () => {
    const cookie = await zhengzhou.signUp('exchange-officer', '410102');
    const path = `/api/bureau/cases/of-record?record=${recordId}`;
    expect((await zhengzhou.call(cookie, 'GET', path)).text).toBe('[]');
    const logged = await zhengzhou.rows<{ subjects: string[] }>(
      `SELECT subjects FROM identity.read_log WHERE body LIKE '%of-record%' ORDER BY number DESC LIMIT 1`,
    );
    expect(logged).toEqual([{ subjects: [recordId] }]);
  });
});
