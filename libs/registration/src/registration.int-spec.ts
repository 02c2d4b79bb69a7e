import { EntryGate, Keyring } from '@ledger';
import { allPermissionDeviations } from '../../identity/testing';
import { InMemoryBroker, type TestGate, testKeys } from '../../ledger/testing';
import { RegistrationRegion, settled } from '../testing';
import { checkCharacter } from './id-number';
import { noticeVersions } from './notice';

// A person of Baoji lives in Zhengzhou: registered there, answered here, one record in both, whatever came first.

const HOME = '610300';
const RESIDENCE = '410100';
const TODAY = new Date();
let broker: InMemoryBroker;
let keys: ReadonlyMap<string, Keyring>;
let baoji: RegistrationRegion;
let zhengzhou: RegistrationRegion;
let serial = 100;

beforeAll(async () => {
  broker = new InMemoryBroker();
  keys = testKeys([HOME, RESIDENCE], new Date(TODAY.getTime() - 3_600_000));
  baoji = await RegistrationRegion.start({ region: HOME, keys, broker });
  zhengzhou = await RegistrationRegion.start({ region: RESIDENCE, keys, broker });
}, 60_000);
afterAll(async () => {
  await Promise.all([baoji?.drop(), zhengzhou?.drop()]);
});

interface Row {
  recordId: string;
  state: string;
  oneSided?: string;
  differences: number;
  name: string;
  idNumberMasked: string;
}
interface List {
  items: Row[];
  total: number;
}
interface Todo {
  departureToRegister: number;
}
interface Imported {
  importId: string;
  rows: number;
  accepted: number;
  refused: number;
  alreadyDone: number;
}

function aNumber(): string {
  const digits = `61030219900101${String(++serial).padStart(3, '0')}`;
  return digits + checkCharacter(digits);
}

const arrivalOf = (idNumber: string, more: object = {}) => ({
  name: '单雄信',
  idNumber,
  homeDivision: '610302',
  residenceDivision: '410105',
  address: '健康路 1 号',
  arrivedOn: '2026-01-05',
  phone: '13812345678',
  channel: '3',
  noticeVersion: noticeVersions()[0],
  ...more,
});
const departureOf = (idNumber: string, more: object = {}) => ({
  name: '单雄信',
  idNumber,
  homeDivision: '610302',
  destinationDivision: '410100',
  leftOn: '2026-01-03',
  ...more,
});
const HUKOU_HEADER = '行号,公民身份号码,姓名,性别,民族,出生日期,户籍地区划,户籍地址';
const hukou = (...people: [idNumber: string, name: string][]): string =>
  [
    `\uFEFF${HUKOU_HEADER}`,
    ...people.map(
      ([idNumber, name], at) => `${at + 1},${idNumber},${name},,01,,610302,经二路 2 号`,
    ),
  ].join('\r\n');

const find = async (region: RegistrationRegion, q: string): Promise<Row | undefined> =>
  (await region.ask<List>('/api/bureau/search', { q })).items[0];
const settle = () => settled(broker, baoji, zhengzhou);

describe('a person known at home', () => {
  it('whose departure was registered is paired as soon as the arrival comes', async () => {
    const idNumber = aNumber();
    await baoji.upload('/api/sending/imports?kind=hukou', hukou([idNumber, '单雄信']));
    await baoji.post('/api/sending/departures', departureOf(idNumber));
    const { recordId } = await zhengzhou.post<{ recordId: string }>(
      '/api/receiving/arrivals',
      arrivalOf(idNumber),
    );
    await settle();
    const pages = await Promise.all(
      [baoji, zhengzhou].map((region) =>
        region.get<{
          state: string;
          sending: { digest: string };
          receiving: { digest: string; sections: { declared: { personal: object } } };
        }>(`/api/bureau/records/${recordId}`),
      ),
    );
    expect(pages.map(({ state }) => state)).toEqual(['agreed', 'agreed']);
    expect(pages[0]!.sending.digest).toBe(pages[1]!.sending.digest);
    expect(pages[0]!.receiving.digest).toBe(pages[1]!.receiving.digest);
    expect(pages[0]!.receiving.sections.declared.personal).toMatchObject({
      name: '单雄信',
      idNumber: `610302********${idNumber.slice(14)}`,
    });
  });

  it('without departure waits in the list of the home office until one click registers it', async () => {
    const idNumber = aNumber();
    await baoji.upload('/api/sending/imports?kind=hukou', hukou([idNumber, '王芳']));
    const { recordId } = await zhengzhou.post<{ recordId: string }>(
      '/api/receiving/arrivals',
      arrivalOf(idNumber, { name: '王方' }),
    );
    await settle();
    const todo = await baoji.get<Todo>('/api/bureau/todo');
    const list = await baoji.get<List>('/api/bureau/records?todo=departure-to-register');
    expect([todo.departureToRegister, list.total]).toEqual([1, 1]);
    expect(list.items[0]).toMatchObject({ recordId, state: 'one-sided', oneSided: 'receiving' });

    await baoji.post(`/api/sending/arrivals/${recordId}/register-departure`, {});
    await settle();
    const here = await find(zhengzhou, idNumber);
    expect(here).toMatchObject({ recordId, state: 'agreed', differences: 1 });
    const done = await baoji.get<List>('/api/bureau/records?todo=departure-to-register');
    expect(done.total).toBe(0);
  });

  it('whose departure comes after the arrival is paired by that departure, into the strand that answered', async () => {
    const idNumber = aNumber();
    await baoji.upload('/api/sending/imports?kind=hukou', hukou([idNumber, '李四']));
    await zhengzhou.post('/api/receiving/arrivals', arrivalOf(idNumber, { name: '李四' }));
    await settle();
    await baoji.post('/api/sending/departures', departureOf(idNumber, { name: '李四' }));
    await settle();
    expect(await find(baoji, idNumber)).toMatchObject({ state: 'agreed', differences: 0 });
  });
});

describe('a person unknown at home', () => {
  it('is to be confirmed there, and is confirmed when the register has them', async () => {
    const idNumber = aNumber();
    const { recordId } = await zhengzhou.post<{ recordId: string }>(
      '/api/receiving/arrivals',
      arrivalOf(idNumber, { name: '赵六' }),
    );
    await settle();
    const list = await baoji.get<List>('/api/bureau/records?todo=identity-to-confirm');
    expect(list.items.map((row) => row.recordId)).toEqual([recordId]);
    await baoji.upload('/api/sending/imports?kind=hukou', hukou([idNumber, '赵六']));
    const answer = await baoji.post(
      `/api/sending/arrivals/${recordId}/confirm-identity`,
      {},
      { status: 200 },
    );
    expect(answer).toEqual({ recordId, found: true, paired: false });
    const todo = await baoji.get<object>('/api/bureau/todo');
    expect(todo).toMatchObject({ identityToConfirm: 0, departureToRegister: 1 });
  });
});

describe('an arrival that the agreement does not let us answer', () => {
  it('is held all the same and waits for a clerk, who is told why until it may be answered', async () => {
    const idNumber = aNumber();
    const gate = baoji.app.get<TestGate>(EntryGate, { strict: false });
    const permitted = gate.kinds;
    gate.kinds = permitted.filter((kind) => !kind.includes('identity-'));
    const { recordId } = await zhengzhou.post<{ recordId: string }>(
      '/api/receiving/arrivals',
      arrivalOf(idNumber),
    );
    await settle();
    const list = await baoji.get<List>('/api/bureau/records?todo=identity-to-confirm');
    expect(list.items.map((row) => row.recordId)).toContain(recordId);
    const confirm = `/api/sending/arrivals/${recordId}/confirm-identity`;
    await expect(baoji.post(confirm, {}, { status: 409 })).resolves.toMatchObject({
      code: 'agreement.kind',
    });
    expect(await baoji.rows(`SELECT FROM ledger.parked WHERE state = 'parked'`)).toEqual([]);
    gate.kinds = permitted;
    const answer = await baoji.post(confirm, {}, { status: 200 });
    expect(answer).toEqual({ recordId, found: false, paired: false });
  });
});

describe('a paired record', () => {
  it('can be taken apart, and is not put together by machine again', async () => {
    const idNumber = aNumber();
    await baoji.upload('/api/sending/imports?kind=hukou', hukou([idNumber, '赵六']));
    await baoji.post('/api/sending/departures', departureOf(idNumber, { name: '赵六' }));
    const { recordId } = await zhengzhou.post<{ recordId: string }>(
      '/api/receiving/arrivals',
      arrivalOf(idNumber, { name: '赵六' }),
    );
    await settle();
    const { departureToRegister } = await baoji.get<Todo>('/api/bureau/todo');
    expect(await find(baoji, idNumber)).toMatchObject({ state: 'agreed' });
    const reason = { reason: '不是同一人' };
    await baoji.post(`/api/sending/pairings/${recordId}/undo`, reason, { status: 200 });
    await baoji.post(`/api/sending/arrivals/${recordId}/confirm-identity`, {}, { status: 200 });
    await settle();
    const apart = await baoji.ask<List>('/api/bureau/search', { q: idNumber });
    expect(apart.items.map(({ state, oneSided }) => [state, oneSided]).sort()).toEqual([
      ['one-sided', 'receiving'],
      ['one-sided', 'sending'],
    ]);
    // The departure still stands, so none waits to be registered.
    expect(await baoji.get<Todo>('/api/bureau/todo')).toMatchObject({ departureToRegister });
  });

  it('goes on when the residence changes or ends, and a second stay continues it', async () => {
    const idNumber = aNumber();
    await baoji.post('/api/sending/departures', departureOf(idNumber));
    const { recordId } = await zhengzhou.post<{ recordId: string }>(
      '/api/receiving/arrivals',
      arrivalOf(idNumber),
    );
    await settle();
    const path = `/api/receiving/arrivals/${recordId}`;
    const ok = { status: 200 };
    await zhengzhou.post(`${path}/change-residence`, { address: '黄河路 9 号' }, ok);
    for (const [changedOn, code] of [
      ['2026-02-30', 'field.date'],
      ['1800-01-01', 'field.date'],
      ['2026-01-04', 'date.order'],
      ['2099-01-01', 'date.future'],
    ]) {
      const change = { address: '黄河路 9 号', changedOn };
      const refused = { status: 400 };
      const { faults } = await zhengzhou.post<{ faults: { field: string; code: string }[] }>(
        `${path}/change-residence`,
        change,
        refused,
      );
      expect(faults).toMatchObject([{ field: 'changedOn', code }]);
    }
    await zhengzhou.post(`${path}/end`, { kind: 'returned', on: '2026-05-01' }, ok);
    await settle();
    expect(await find(baoji, idNumber)).toMatchObject({ recordId, state: 'agreed', ended: true });
    const again = await zhengzhou.post<{ recordId: string }>(
      '/api/receiving/arrivals',
      arrivalOf(idNumber, { arrivedOn: '2026-06-01' }),
    );
    expect(again.recordId).toBe(recordId);
    await settle();
    expect(await find(baoji, idNumber)).toMatchObject({ recordId, state: 'agreed', ended: false });
  });
});

describe('an arrival', () => {
  it('is refused while the person lives here, and the same key answers the same', async () => {
    const idNumber = aNumber();
    const once = { key: 'same-key' };
    const first = await zhengzhou.post<{ recordId: string }>(
      '/api/receiving/arrivals',
      arrivalOf(idNumber),
      once,
    );
    const same = await zhengzhou.post('/api/receiving/arrivals', arrivalOf(idNumber), once);
    expect(same).toEqual(first);
    const refused = await zhengzhou.post<{ code: string; detail: { recordId: string } }>(
      '/api/receiving/arrivals',
      arrivalOf(idNumber),
      { status: 409 },
    );
    expect(refused).toMatchObject({
      code: 'arrival.already-registered',
      detail: { recordId: first.recordId },
    });
  });

  it.each([
    ['a home that no agreement covers', { homeDivision: '110101' }, 'agreement.not-in-force'],
    ['an unknown division', { homeDivision: '999999' }, 'division.unknown'],
    ['a residence elsewhere', { residenceDivision: '610302' }, 'division.outside'],
    [
      'a wrong check digit (golden case (j))',
      { idNumber: '610302199001011230' },
      'id-number.check-digit',
    ],
  ])('from %s is refused', async (_, more, code) => {
    const status = code === 'division.outside' ? 403 : 400;
    const refused = await zhengzhou.post('/api/receiving/arrivals', arrivalOf(aNumber(), more), {
      status,
    });
    expect(refused).toMatchObject({ code });
  });

  it('is found by number, phone, name, pinyin and initials, and by nothing else', async () => {
    const idNumber = aNumber();
    await zhengzhou.post(
      '/api/receiving/arrivals',
      arrivalOf(idNumber, { name: '欧阳𠮷', phone: '13900001111' }),
    );
    for (const q of [idNumber, '139 0000 1111', '欧阳', 'ouyang', 'oy'])
      expect(await find(zhengzhou, q)).toMatchObject({ name: '欧阳𠮷' });
    for (const q of [aNumber(), '13900001112', '阳', 'zz', '139'])
      expect(await find(zhengzhou, q)).toBeUndefined();
  });

  it('is asked for in the body only: an address takes neither a name nor a number', async () => {
    const idNumber = aNumber();
    const path = '/api/receiving/arrivals';
    const { recordId } = await zhengzhou.post<{ recordId: string }>(path, arrivalOf(idNumber));
    expect(await zhengzhou.ask(`${path}/check`, { idNumber })).toMatchObject({
      valid: true,
      alreadyRegistered: recordId,
    });
    expect(
      await zhengzhou.ask('/api/bureau/search', { q: idNumber, side: 'sending' }),
    ).toMatchObject({ total: 0 });
    await zhengzhou.get(`/api/bureau/search?q=${idNumber}`, 'exchange-officer', 404);
    await zhengzhou.get(`/api/bureau/records?q=${idNumber}`, 'exchange-officer', 400);
    await zhengzhou.get(`${path}?q=${idNumber}`, 'exchange-officer', 400);
  });
});

it('a channel that a register left empty has a label, and is offered by no form', async () => {
  const { channel } = await zhengzhou.get<{ channel: object[] }>('/api/bureau/codes');
  expect(channel).toHaveLength(7);
  expect(channel.at(-1)).toEqual({
    code: 'unstated',
    zh: '未说明',
    en: 'Not stated',
    offered: false,
  });
});

describe('a register of arrivals', () => {
  const header =
    '行号,姓名,证件类型,证件号码,性别,民族,出生日期,户籍地区划,户籍地址,现住地区划,现住地址,住所类型,来此原因,到达日期,登记日期,联系电话,来源渠道,登记单位';
  const rowOf = (at: number, idNumber: string, name = '孙七', home = '610302') =>
    `${at},${name},111,${idNumber},1,01,,${home},,410105,文化路 3 号,02,01,2026-02-01,2026-02-02,13700000000,3,410105`;

  it('is taken in row by row; refused rows come back as a file, are corrected, and the same file changes nothing', async () => {
    const [good, double, wrong, damaged] = [aNumber(), aNumber(), aNumber(), aNumber()];
    const bad = wrong.slice(0, 17) + (wrong.endsWith('1') ? '2' : '1');
    const file = [
      `\uFEFF${header}`,
      rowOf(1, good),
      rowOf(2, double),
      rowOf(3, double),
      rowOf(4, bad),
      rowOf(5, '6.10302E+17'),
      rowOf(6, damaged, '=1+1'),
    ].join('\r\n');
    const path = '/api/receiving/imports?kind=arrivals';
    const first = await zhengzhou.upload<Imported>(path, file);
    expect(first).toMatchObject({ rows: 6, accepted: 2, refused: 4, alreadyDone: 0 });
    const refusals = await zhengzhou.get<{ items: { row: number; code: string }[] }>(
      `/api/receiving/imports/${first.importId}/refusals`,
    );
    expect(refusals.items.map(({ row, code }) => [row, code])).toEqual([
      [3, 'row.double'],
      [4, 'id-number.check-digit'],
      [5, 'id-number.damaged-by-spreadsheet'],
      [6, 'name.characters'],
    ]);
    expect(JSON.stringify(refusals)).not.toContain(bad);

    expect(await zhengzhou.upload<Imported>(path, file)).toMatchObject(first);

    const refused = await zhengzhou.download(
      `/api/receiving/imports/${first.importId}/refused-rows`,
    );
    expect(refused.split('\r\n')[0]).toBe(`\uFEFF${header},错误原因`);
    const { importId, rows } = first;
    const one = `/api/receiving/imports/${importId}`;
    expect(await zhengzhou.get(one)).toMatchObject({
      state: 'done',
      rows,
      fileName: '登记册.csv',
    });
    await zhengzhou.get(one.replace('receiving', 'sending'), 'exchange-officer', 404);
    expect(refused).toContain("'=1+1");
    const corrected = refused
      .replace(bad, wrong)
      .replace('6.10302E+17', aNumber())
      .replace("'=1+1", '钱八');
    const second = await zhengzhou.upload<Imported>(path, corrected);
    expect(second).toMatchObject({ rows: 4, accepted: 3, refused: 0, alreadyDone: 1 });
    const stored = await zhengzhou.rows<{ n: number }>(
      'SELECT count(*)::int AS n FROM registration.import_chunk',
    );
    expect(stored).toEqual([{ n: 0 }]);
  });

  it('under a key that was used for another file is refused, and leaves nothing behind', async () => {
    const path = '/api/receiving/imports';
    const once = { key: 'one-file' };
    const file = `${header}\n${rowOf(1, aNumber())}`;
    const first = await zhengzhou.upload<Imported>(path, file, 200, once);
    expect(await zhengzhou.upload<Imported>(path, file, 200, once)).toEqual(first);
    const other = await zhengzhou.upload<{ code: string }>(path, `${header}\n`, 409, once);
    expect(other.code).toBe('idempotency-key.reused');
    const left = await zhengzhou.rows<object>(
      `SELECT import_id FROM registration.import WHERE state = 'receiving'`,
    );
    expect(left).toEqual([]);
  });

  it('may be saved in GB18030 with its columns in another order, and abolished codes are mapped', async () => {
    const idNumber = aNumber();
    const columns = '证件号码,姓名,户籍地区划,现住地区划,现住地址,到达日期';
    const text = `${columns}\n${idNumber},周九,610321,410105,东风路,2026-03-01\n`;
    const answer = await zhengzhou.upload<Imported>('/api/receiving/imports', gb18030(text));
    expect(answer).toMatchObject({ rows: 1, accepted: 1, refused: 0 });
    const [kept] = await zhengzhou.rows<object>(
      `SELECT home_division, home_division_written FROM registration.arrival WHERE name = '周九'`,
    );
    expect(kept).toEqual({ home_division: '610304', home_division_written: '610321' });
  });

  it('with a missing or unknown column is refused whole', async () => {
    const refused = await zhengzhou.upload<{ code: string; faults: { field: string }[] }>(
      '/api/receiving/imports',
      '姓名,证件号码,籍贯\n甲,1,2',
      400,
    );
    expect(refused.code).toBe('import.header');
    expect(refused.faults.map(({ field }) => field)).toContain('籍贯');
  });
});

describe('every endpoint of registration', () => {
  it('lets in exactly the roles of the permission table', async () => {
    expect(await allPermissionDeviations(zhengzhou.app, zhengzhou.roles)).toEqual([]);
  }, 120_000);
});

/** Only the characters of these tests. */
function gb18030(text: string): Buffer {
  const bytes: number[] = [];
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, number[]>();
  for (let high = 0x81; high <= 0xfe; high++)
    for (let low = 0x40; low <= 0xfe; low++)
      table.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
  for (const character of text)
    bytes.push(...(character < '\x80' ? [character.charCodeAt(0)] : table.get(character)!));
  return Buffer.from(bytes);
}
