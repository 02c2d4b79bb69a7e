import { rulePacks, workCalendar } from '@calendar';
import { ReadLog } from '@identity';
import { AgreedDeadlines } from '../agreed-deadlines';
import { InMemoryBroker, testKeys } from '../../../ledger/testing';
import { RegistrationRegion, settled } from '../../testing';
import { checkCharacter } from '../id-number';
import type { PersonSheetResponse } from './person-sheet.dto';

// One person of a household, whom both places have: what the sheet says beyond the values of each section.

const HOME = '610300';
const RESIDENCE = '410100';
let broker: InMemoryBroker;
let baoji: RegistrationRegion;
let zhengzhou: RegistrationRegion;
let departure: string;
let recordId: string;

const numbered = (digits: string) => digits + checkCharacter(digits);
const head = { name: '单雄信', idNumber: numbered('61030219900101117'), homeDivision: '610302' };
const spouse = { name: '魏岚', idNumber: numbered('61030219900101222'), homeDivision: '610302' };

beforeAll(async () => {
  broker = new InMemoryBroker();
  const keys = testKeys([HOME, RESIDENCE], new Date(Date.now() - 3_600_000));
  baoji = await RegistrationRegion.start({ region: HOME, keys, broker });
  zhengzhou = await RegistrationRegion.start({ region: RESIDENCE, keys, broker });
  const header = '行号,公民身份号码,姓名,性别,民族,出生日期,户籍地区划,户籍地址';
  const row = `1,${spouse.idNumber},${spouse.name},,01,,610302,经二路 2 号`;
  await baoji.upload('/api/sending/imports?kind=hukou', `\uFEFF${header}\r\n${row}`);
  const left = { destinationDivision: '410100', leftOn: '2026-01-03' };
  ({ recordId: departure } = await baoji.post<{ recordId: string }>('/api/sending/departures', {
    ...spouse,
    ...left,
    hukouAddress: '经二路 2 号',
  }));
  await settled(broker, baoji, zhengzhou);
  const notice = await zhengzhou.get<{ version: string }>('/api/receiving/notice');
  const { members } = await zhengzhou.post<{ members: { recordId: string }[] }>(
    '/api/receiving/households',
    {
      householdId: '0195e3a0-6666-7000-8000-000000000001',
      members: [
        { ...head, relation: '0' },
        { ...spouse, relation: '1' },
      ],
      residenceDivision: '410105001001',
      address: '健康路 1 号',
      arrivedOn: '2026-01-05',
      channel: '3',
      noticeVersion: notice.version,
    },
  );
  recordId = members[1]!.recordId;
  await settled(broker, baoji, zhengzhou);
}, 120_000);
afterAll(async () => {
  await baoji?.drop();
  await zhengzhou?.drop();
});

const sheetOf = (region: RegistrationRegion) =>
  region.post<PersonSheetResponse>(
    `/api/bureau/records/${recordId}/person-sheet`,
    { purpose: '本人到窗口查阅、复制' },
    { status: 200 },
  );
const objectionOf = ({ rights }: PersonSheetResponse) =>
  rights.find((right) => right.startsWith('异议'));

describe('the sheet of a person', () => {
  it('says on both sides that they are registered with a household, and what they are to its head', async () => {
    for (const region of [baoji, zhengzhou]) {
      const { sections } = await sheetOf(region);
      const { fields } = sections.find(({ section }) => section === 'residence')!;
      expect(fields).toContainEqual({ field: 'inHousehold', value: 'true' });
      expect(fields).toContainEqual({ field: 'relation', value: '配偶' });
    }
  });

  it('promises an answer to an objection within what is agreed, else within the default', async () => {
    expect(objectionOf(await sheetOf(zhengzhou))).toContain('在 10 个工作日内答复');
    const asked = jest
      .spyOn(zhengzhou.app.get(AgreedDeadlines, { strict: false }), 'inForce')
      .mockResolvedValue({
        calendar: workCalendar(),
        deadlines: (code) => {
          const rule = rulePacks['PACK-MODERN-DEFAULT'].find((one) => one.code === code)!;
          return { ...rule, days: 20, unit: 'calendar' };
        },
      });
    expect(objectionOf(await sheetOf(zhengzhou))).toContain('在 20 个自然日内答复');
    expect(asked.mock.calls[0]!.slice(1, 3)).toEqual(['610302', '410105001001']);
    asked.mockRestore();
  });

  it('counts each reading once, whether it was read under its own id or under that of a half', async () => {
    const before = await sheetOf(zhengzhou);
    const account = {
      id: zhengzhou.roles['exchange-officer'],
      username: 'exchange-officer',
      role: 'exchange-officer',
      organisation: RESIDENCE,
    };
    const log = zhengzhou.app.get(ReadLog, { strict: false });
    const listed = (...subjects: string[]) =>
      log.write({
        ...{ kind: 'list', account, route: 'GET /api/bureau/records', filter: {} },
        ...{ total: subjects.length, subjects },
      });
    for (let at = 0; at < 40; at += 1) await listed(recordId);
    for (let at = 0; at < 30; at += 1) await listed(departure);
    await listed(recordId, departure);
    const after = await sheetOf(zhengzhou);
    expect(after.readingsTotal - before.readingsTotal).toBe(72);
    expect(after.readings).toHaveLength(50);
    expect(after.readings[1]).toMatchObject({ kind: 'list', office: { code: RESIDENCE } });
  });
});
