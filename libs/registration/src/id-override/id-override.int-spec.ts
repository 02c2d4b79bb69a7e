import { InMemoryBroker, testKeys } from '../../../ledger/testing';
import { RegistrationRegion, settled } from '../../testing';
import { checkCharacter } from '../id-number';
import { noticeVersions } from '../notice';
import type { PersonSheetResponse } from '../person-sheet/person-sheet.dto';

// Golden case (j) over both sides, and what the person may then read of it on their own sheet.

const HOME = '610300';
const RESIDENCE = '410100';
let broker: InMemoryBroker;
let baoji: RegistrationRegion;
let zhengzhou: RegistrationRegion;

beforeAll(async () => {
  broker = new InMemoryBroker();
  const keys = testKeys([HOME, RESIDENCE], new Date(Date.now() - 3_600_000));
  baoji = await RegistrationRegion.start({ region: HOME, keys, broker });
  zhengzhou = await RegistrationRegion.start({ region: RESIDENCE, keys, broker });
}, 60_000);
afterAll(async () => {
  await Promise.all([baoji?.drop(), zhengzhou?.drop()]);
});

const digits = '61030219900101777';
const right = checkCharacter(digits);
const wrongNumber = `${digits}${right === '1' ? '2' : '1'}`;
const arrivalOf = (idNumber: string) => ({
  name: '单雄信',
  idNumber,
  homeDivision: '610302',
  residenceDivision: '410105',
  address: '健康路 1 号',
  arrivedOn: '2026-01-05',
  phone: '13812345678',
  channel: '3',
  noticeVersion: noticeVersions()[0],
});
interface Refusal {
  code: string;
}
const overrides = '/api/bureau/id-overrides';

async function letPass(region: RegistrationRegion): Promise<void> {
  const { overrideId } = await region.post<{ overrideId: string }>(
    overrides,
    { idNumber: wrongNumber, reason: '一代证号码如此，已核对原件' },
    { role: 'township-clerk' },
  );
  await region.post(
    `${overrides}/${overrideId}/approve`,
    { idNumber: wrongNumber },
    { role: 'exchange-officer', status: 200 },
  );
}

describe('golden case (j): an ID number that fails only the check digit', () => {
  let recordId = '';

  it('is blocked until a second person of another account confirms the proposal of the first', async () => {
    const register = (status: number) =>
      zhengzhou.post<Refusal & { recordId: string; marks: string[] }>(
        '/api/receiving/arrivals',
        arrivalOf(wrongNumber),
        { status },
      );
    const check = () =>
      zhengzhou.ask<{ valid: boolean; override?: string }>('/api/receiving/arrivals/check', {
        idNumber: wrongNumber,
      });
    expect((await register(400)).code).toBe('id-number.check-digit');
    expect(await check()).toMatchObject({ valid: false, override: 'possible' });

    const proposal = { idNumber: wrongNumber, reason: '一代证号码如此，已核对原件' };
    const { overrideId } = await zhengzhou.post<{ overrideId: string }>(overrides, proposal, {
      role: 'township-clerk',
    });
    expect(await check()).toMatchObject({ valid: false, override: 'proposed' });
    expect((await register(400)).code).toBe('id-number.check-digit');
    // Proposed twice is proposed once.
    const again = await zhengzhou.post<{ overrideId: string }>(overrides, proposal);
    expect(again.overrideId).toBe(overrideId);

    const approve = (
      role: 'township-clerk' | 'exchange-officer',
      idNumber: string,
      status: number,
    ) =>
      zhengzhou.post<Refusal>(`${overrides}/${overrideId}/approve`, { idNumber }, { role, status });
    expect((await approve('township-clerk', wrongNumber, 403)).code).toBe('override.same-person');
    expect((await approve('exchange-officer', digits + right, 400)).code).toBe(
      'override.number-differs',
    );
    await approve('exchange-officer', wrongNumber, 200);
    expect((await approve('exchange-officer', wrongNumber, 409)).code).toBe('override.decided');

    expect(await check()).toMatchObject({ valid: true, override: 'approved' });
    const registered = await register(201);
    expect(registered.marks).toEqual(['id-number.check-digit-overridden']);
    recordId = registered.recordId;
  });

  it('reaches the home side with the mark, and pairs there once its register has it the same way', async () => {
    await settled(broker, baoji, zhengzhou);
    const page = await baoji.get<{
      receiving: { sections: { declared: { open: { marks: string[] } } } };
    }>(`/api/bureau/records/${recordId}`);
    expect(page.receiving.sections.declared.open.marks).toEqual([
      'id-number.check-digit-overridden',
    ]);
    await letPass(baoji);
    await baoji.upload(
      '/api/sending/imports?kind=hukou',
      `\uFEFF行号,公民身份号码,姓名,性别,民族,出生日期,户籍地区划,户籍地址\r\n1,${wrongNumber},单雄信,,01,,610302,经二路 2 号`,
    );
    await baoji.post(`/api/sending/arrivals/${recordId}/confirm-identity`, {}, { status: 200 });
    await baoji.post(`/api/sending/arrivals/${recordId}/register-departure`, {});
    await settled(broker, baoji, zhengzhou);
    for (const region of [baoji, zhengzhou]) {
      const { state } = await region.get<{ state: string }>(`/api/bureau/records/${recordId}`);
      expect(state).toBe('agreed');
    }
  });

  it('may be changed like any other registration', async () => {
    await zhengzhou.post(
      `/api/receiving/arrivals/${recordId}/change-residence`,
      { address: '健康路 2 号' },
      { status: 200 },
    );
    await settled(broker, baoji, zhengzhou);
  });

  it('is kept with both persons, and shown masked to the office only', async () => {
    const { items } = await zhengzhou.get<{ items: Record<string, unknown>[] }>(overrides);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      state: 'approved',
      idNumberMasked: `610302********${wrongNumber.slice(14)}`,
      reason: '一代证号码如此，已核对原件',
      own: false,
    });
    expect(items[0]!['proposedBy']).not.toBe(items[0]!['decidedBy']);
    const [row] = await zhengzhou.rows<{ same: boolean }>(
      'SELECT proposed_by = decided_by AS same FROM registration.id_override',
    );
    expect(row!.same).toBe(false);
  });

  it('cannot be proposed for a number that is right, or wrong otherwise', async () => {
    const codes = await Promise.all(
      [digits + right, digits].map((idNumber) =>
        zhengzhou.post<Refusal>(overrides, { idNumber, reason: '试' }, { status: 400 }),
      ),
    );
    expect(codes.map(({ code }) => code)).toEqual(['override.not-needed', 'override.not-needed']);
  });

  it('stands on the person’s own sheet with source, owner, recipients and who looked', async () => {
    const sheet = await zhengzhou.post<PersonSheetResponse>(
      `/api/bureau/records/${recordId}/person-sheet`,
      { purpose: '本人到窗口查阅、复制' },
      { status: 200 },
    );
    expect(sheet.sections.map(({ section, owner }) => `${owner} ${section}`)).toEqual(
      expect.arrayContaining([
        'sending identity',
        'sending departure',
        'sending pairing',
        'receiving declared',
        'receiving residence',
      ]),
    );
    const declared = sheet.sections.find(({ section }) => section === 'declared')!;
    expect(declared.fields).toContainEqual({ field: 'idNumber', value: wrongNumber });
    expect(declared).toMatchObject({
      region: { code: RESIDENCE },
      organisation: { code: RESIDENCE },
    });
    expect(sheet.recipients.map(({ region }) => region.code).sort()).toEqual([RESIDENCE, HOME]);
    expect(sheet.recipients.every(({ receivedAt }) => receivedAt !== undefined)).toBe(true);
    expect(sheet.noticeVersion).toBe(noticeVersions()[0]);
    expect(sheet.readings[0]).toMatchObject({
      kind: 'reveal',
      purpose: '本人到窗口查阅、复制',
      office: { code: RESIDENCE },
    });
    expect(sheet.rights.length).toBeGreaterThan(3);
  });

  it('prints no sheet without a purpose', async () => {
    await zhengzhou.post(`/api/bureau/records/${recordId}/person-sheet`, {}, { status: 400 });
  });
});
