import { InMemoryBroker, testKeys } from '../../../../ledger/testing';
import { RegistrationRegion, settled } from '../../../testing';
import { checkCharacter } from '../../id-number';
import { noticeVersions } from '../../notice';
import type { OneSidedPage } from '../../one-sided/one-sided.dto';

// A child without ID number arrives: no digits are invented, the home side pairs by hand or waits, the number may follow.

const HOME = '610300';
const RESIDENCE = '410100';
const TEMPORARY_ID = /^T410100-[0-9A-F]{5}-[0-9A-F]{5}$/;
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

const settle = () => settled(broker, baoji, zhengzhou);
const digits = '61030220200109008';
const idNumber = digits + checkCharacter(digits);
const child = {
  name: '单小满',
  documentKind: '990',
  sex: '2',
  birthDate: '2020-01-09',
  homeDivision: '610302',
  residenceDivision: '410105',
  address: '健康路 1 号',
  arrivedOn: '2026-01-05',
  channel: '3',
  noticeVersion: noticeVersions()[0],
};
interface Page {
  state: string;
  receiving: { sections: { declared: { open: Record<string, string>; personal: object } } };
}
const pageOf = (region: RegistrationRegion, recordId: string): Promise<Page> =>
  region.get<Page>(`/api/bureau/records/${recordId}`);

describe('a person without ID number', () => {
  let recordId = '';

  it('is registered under a temporary id that looks like no number, on both sides', async () => {
    const registered = await zhengzhou.post<{ recordId: string }>('/api/receiving/arrivals', child);
    recordId = registered.recordId;
    await settle();
    for (const region of [zhengzhou, baoji]) {
      const { open, personal } = (await pageOf(region, recordId)).receiving.sections.declared;
      expect(open).toMatchObject({
        documentKind: '990',
        temporaryId: expect.stringMatching(TEMPORARY_ID) as string,
      });
      expect(personal).not.toHaveProperty('idNumber');
      const { items } = await region.get<OneSidedPage>('/api/bureau/one-sided?reason=no-number');
      expect(items.map((row) => [row.recordId, row.step])).toEqual([
        [recordId, region === baoji ? 'pair' : 'complete-number'],
      ]);
      expect(items[0]!.idNumberMasked).toMatch(TEMPORARY_ID);
    }
  });

  it('may change address without being asked for a number', async () => {
    await zhengzhou.post(
      `/api/receiving/arrivals/${recordId}/change-residence`,
      { address: '健康路 3 号' },
      { status: 200 },
    );
  });

  it('needs sex and birth date, and the number with the resident card', async () => {
    const codeOf = async (more: object) =>
      (
        await zhengzhou.post<{ faults: { field: string }[] }>(
          '/api/receiving/arrivals',
          { ...child, ...more },
          { status: 400 },
        )
      ).faults.map(({ field }) => field);
    expect(await codeOf({ sex: undefined, birthDate: undefined })).toEqual(['sex', 'birthDate']);
    expect(await codeOf({ documentKind: '111' })).toEqual(['idNumber']);
  });

  it('is answered anew and paired when the number follows; the temporary id stays beside it', async () => {
    await baoji.upload(
      '/api/sending/imports?kind=hukou',
      `\uFEFF行号,公民身份号码,姓名,性别,民族,出生日期,户籍地区划,户籍地址\r\n1,${idNumber},单小满,,01,,610302,经二路 2 号`,
    );
    await baoji.post('/api/sending/departures', {
      name: '单小满',
      idNumber,
      homeDivision: '610302',
      destinationDivision: '410105',
      leftOn: '2026-01-03',
    });
    const complete = (status: number) =>
      zhengzhou.post<{ code?: string }>(
        `/api/receiving/arrivals/${recordId}/complete-number`,
        { idNumber },
        { status },
      );
    await complete(200);
    await settle();
    for (const region of [zhengzhou, baoji]) {
      const page = await pageOf(region, recordId);
      expect(page.state).toBe('agreed');
      const { open, personal } = page.receiving.sections.declared;
      expect(open).toMatchObject({
        documentKind: '111',
        temporaryId: expect.stringMatching(TEMPORARY_ID) as string,
      });
      expect(personal).toHaveProperty('idNumber');
    }
    expect((await complete(409)).code).toBe('id-number.known');
  });
});
