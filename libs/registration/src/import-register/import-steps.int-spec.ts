import { setTimeout as pause } from 'node:timers/promises';
import type { Keyring } from '@ledger';
import { InMemoryBroker, testKeys } from '../../../ledger/testing';
import { RegistrationRegion } from '../../testing';
import { readXlsx, sheetData, textCell, xlsxOf } from '../../testing/xlsx.builder';
import { checkCharacter } from '../id-number';

// 上传 → 校验 → 确认: a clerk hands a workbook in, sees what is wrong with it, and decides.

const HOME = '610300';
const OTHER_HOME = '610400';
const RESIDENCE = '410100';
const PATH = '/api/receiving/imports';
let broker: InMemoryBroker;
let keys: ReadonlyMap<string, Keyring>;
let zhengzhou: RegistrationRegion;
let serial = 100;

beforeAll(async () => {
  broker = new InMemoryBroker();
  keys = testKeys([HOME, OTHER_HOME, RESIDENCE], new Date(Date.UTC(2026, 0, 1)));
  zhengzhou = await RegistrationRegion.start({ region: RESIDENCE, keys, broker });
}, 60_000);
afterAll(() => zhengzhou?.drop());

interface Import {
  importId: string;
  format: string;
  state: string;
  code?: string;
  rows: number;
  total?: number;
  accepted: number;
  refused: number;
  alreadyDone: number;
  recognised?: boolean;
  mapping?: {
    columns: { header: string; field?: string }[];
    fields: { field: string; header: string; required: boolean }[];
  };
}
interface Refusal {
  row: number;
  field: string;
  code: string;
}

function aNumber(): string {
  serial += 1;
  const day = String(1 + Math.floor(serial / 1000)).padStart(2, '0');
  const digits = `610302199001${day}${String(serial % 1000).padStart(3, '0')}`;
  return digits + checkCharacter(digits);
}
const HEADER = '行号,姓名,证件号码,性别,户籍地区划,现住地区划,现住地址,到达日期,来源渠道'.split(
  ',',
);
const rowOf = (name: string, idNumber = aNumber(), more: Record<number, string> = {}): string[] =>
  Object.entries(more).reduce(
    (row, [at, cell]) => row.with(Number(at), cell),
    ['1', name, idNumber, '1 男', '610302', '410105', '健康路1号', '2026-01-05', '3'],
  );
const bookOf = (rows: readonly string[][]): Buffer =>
  xlsxOf([{ name: '登记表', xml: sheetData([HEADER, ...rows]) }]);

const handIn = (bytes: Buffer | string, name = '到达.xlsx', step = '&step=check', status = 200) =>
  zhengzhou.upload<Import>(`${PATH}?kind=arrivals${step}`, bytes, status, { name });
const show = (importId: string) => zhengzhou.get<Import>(`${PATH}/${importId}`);
const confirm = (importId: string, status = 200) =>
  zhengzhou.post<Import>(`${PATH}/${importId}/confirm`, {}, { status });
const refusals = async (importId: string) =>
  (await zhengzhou.get<{ items: Refusal[] }>(`${PATH}/${importId}/refusals`)).items.map(
    ({ row, field, code }) => [row, field, code],
  );
const registered = async (): Promise<number> =>
  (await zhengzhou.rows<{ n: number }>('SELECT count(*)::int AS n FROM registration.arrival'))[0]!
    .n;

/** Until the import waits for somebody or is done. */
async function untilIdle(importId: string): Promise<Import> {
  for (;;) {
    const held = await show(importId);
    if (held.state !== 'checking' && held.state !== 'running') return held;
    await pause(20);
  }
}
async function checked(bytes: Buffer | string, name?: string): Promise<Import> {
  return untilIdle((await handIn(bytes, name)).importId);
}
describe('a workbook', () => {
  it('is checked without taking anything in, confirmed, and its refused rows come back corrected', async () => {
    const before = await registered();
    const wrong = aNumber().replace(/.$/, (last) => (last === '1' ? '2' : '1'));
    const rows = [rowOf('欧阳修'), rowOf('王安石', wrong), rowOf('苏轼')];
    const held = await checked(bookOf(rows));
    expect(held).toMatchObject({
      format: 'xlsx',
      state: 'checked',
      total: 3,
      refused: 1,
      accepted: 0,
    });
    expect(await refusals(held.importId)).toEqual([[2, 'idNumber', 'id-number.check-digit']]);
    expect(await registered()).toBe(before);

    await confirm(held.importId);
    expect(await untilIdle(held.importId)).toMatchObject({
      state: 'done',
      accepted: 2,
      refused: 1,
    });
    expect(await registered()).toBe(before + 2);
    await confirm(held.importId); // twice changes nothing
    expect(await registered()).toBe(before + 2);

    const returned = await zhengzhou.downloadBytes(`${PATH}/${held.importId}/refused-rows`);
    const [header, row, ...more] = await readXlsx(returned);
    expect(header).toEqual([...HEADER, '错误原因']);
    expect(more).toEqual([]);
    expect(row!.at(-1)).toBe('证件号码：公民身份号码校验位不符');
    const corrected = xlsxOf([{ name: '表', xml: sheetData([header!, row!.with(2, aNumber())]) }]);
    const again = await checked(corrected);
    expect(again).toMatchObject({ state: 'checked', refused: 0 });
    await confirm(again.importId);
    expect(await untilIdle(again.importId)).toMatchObject({ state: 'done', accepted: 1 });
    expect(await registered()).toBe(before + 3);
  });

  it('is known again, and one that was not confirmed may be given up', async () => {
    const bytes = bookOf([rowOf('范仲淹')]);
    const first = await checked(bytes);
    const second = await handIn(bytes, '另一个名字.xlsx');
    expect(second).toMatchObject({ importId: first.importId, recognised: true });
    await zhengzhou.command('delete', `${PATH}/${first.importId}`, {}, 204);
    await zhengzhou.get(`${PATH}/${first.importId}`, 'exchange-officer', 404);
    const third = await checked(bytes);
    expect(third.recognised).toBeUndefined();
    await confirm(third.importId);
    const done = await untilIdle(third.importId);
    expect(await handIn(bytes)).toMatchObject({
      importId: done.importId,
      state: 'done',
      recognised: true,
    });
  });

  it('tells of rows that are registered already, and of those taken in before, before it is confirmed', async () => {
    const number = aNumber();
    const one = await checked(bookOf([rowOf('柳永', number)]));
    await confirm(one.importId);
    await untilIdle(one.importId);
    const rows = [
      rowOf('柳永', number),
      rowOf('柳永', number, { 6: '健康路2号' }),
      rowOf('周敦颐'),
    ];
    const two = await checked(bookOf([rows[0]!, rows[2]!]));
    expect(two).toMatchObject({ alreadyDone: 1, refused: 0, total: 2 });
    const three = await checked(bookOf([rows[1]!]));
    expect(await refusals(three.importId)).toEqual([[1, 'idNumber', 'arrival.already-registered']]);
  });

  it('with formulas, merged cells, rounded numbers, hidden sheets and empty rows is told row by row', async () => {
    const good = rowOf('黄庭坚');
    const cell = (at: number, row: number, xml: string) =>
      xml.replace('@', `${'ABCDEFGHI'[at]}${row}`);
    const line = (row: number, cells: readonly string[], swap: Record<number, string> = {}) =>
      `<row r="${row}">${cells
        .map((text, at) =>
          swap[at] ? cell(at, row, swap[at]) : textCell(`${'ABCDEFGHI'[at]}${row}`, text),
        )
        .join('')}</row>`;
    const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>';
    const title = `<row r="1">${textCell('A1', '到达登记表')}</row>`;
    const empty = Array.from(
      { length: 2000 },
      (_, n) => `<row r="${n + 100}"><c r="A${n + 100}" s="1"/></row>`,
    );
    const xml = `<sheetData>${title}${line(2, HEADER)}${line(3, good, {
      7: '<c r="@" s="1"><v>46027</v></c>',
      8: '<c r="@"><v>3.0</v></c>',
      4: '<c r="@"><v>610302</v></c>',
    })}${line(4, rowOf('秦观'), { 1: '<c r="@" t="str"><f>A1</f><v>秦观</v></c>' })}${line(
      5,
      rowOf('晁补之'),
      {
        2: '<c r="@"><v>6.1030219900101E+17</v></c>',
      },
    )}${line(6, rowOf('张耒'))}${line(8, rowOf('陈师道'), { 0: textCell('@', '示例') })}${empty.join('')}</sheetData>
      <mergeCells><mergeCell ref="A1:I1"/><mergeCell ref="G6:G7"/></mergeCells>`;
    const bytes = xlsxOf(
      [
        { name: '代码', hidden: true, xml: sheetData([HEADER, rowOf('不存在')]) },
        { name: '登记表', xml },
        { name: '说明', xml: sheetData([['请逐行填写']]) },
      ],
      { styles },
    );
    const held = await checked(bytes);
    expect(held).toMatchObject({ state: 'checked', total: 4, refused: 3 });
    expect(await refusals(held.importId)).toEqual([
      [2, 'name', 'cell.formula'],
      [3, 'idNumber', 'id-number.damaged-by-spreadsheet'],
      [4, '', 'row.merged'],
    ]);
  });

  it.each([
    [
      'no register on any visible sheet',
      [{ name: 'a', xml: sheetData([['甲', '乙']]) }],
      'import.sheet-missing',
    ],
    [
      'two of them',
      ['a', 'b'].map((name) => ({ name, xml: sheetData([HEADER, rowOf('张先')]) })),
      'import.sheets-several',
    ],
  ])('with %s is refused', async (_, sheets, code) => {
    expect(await checked(xlsxOf(sheets))).toMatchObject({ state: 'failed', code });
    const atOnce = await handIn(xlsxOf(sheets), 'a.xlsx', '', 400);
    expect(atOnce.code).toBe(code);
  });

  it('is taken in at once where nobody is asked', async () => {
    const done = await handIn(bookOf([rowOf('曾巩'), rowOf('曾巩', '123')]), 'a.xlsx', '');
    expect(done).toMatchObject({ state: 'done', accepted: 1, refused: 1 });
  });

  it('taken in at once is held against what is registered as well, and a right row behind a wrong one is taken in', async () => {
    const [known, other] = [aNumber(), aNumber()];
    const row = rowOf('沈括', known);
    await handIn(bookOf([row]), 'a.xlsx', '');
    const rows = [
      row,
      rowOf('沈括', known, { 6: '健康路3号' }),
      rowOf('苏颂', other, { 7: '2026-13-45' }),
      rowOf('苏颂', other),
      rowOf('苏颂', other, { 6: '健康路4号' }),
    ];
    const done = await handIn(bookOf(rows), 'b.xlsx', '');
    expect(done).toMatchObject({ state: 'done', accepted: 1, alreadyDone: 1, refused: 3 });
    expect(await refusals(done.importId)).toEqual([
      [2, '', 'row.double'],
      [3, 'arrivedOn', 'date.form'],
      [5, '', 'row.double'],
    ]);
  });

  it('with a row that is refused because its person is registered does not lose a right row behind it', async () => {
    const [twice, moved] = [aNumber(), aNumber()];
    const known = rowOf('燕肃', twice);
    await handIn(bookOf([known, rowOf('贾宪', moved)]), 'a.xlsx', '');
    const rows = [
      rowOf('燕肃', twice, { 6: '健康路3号' }),
      known,
      rowOf('贾宪', moved, { 6: '健康路3号' }),
      rowOf('贾宪', moved, { 4: '610402' }),
    ];
    const done = await handIn(bookOf(rows), 'b.xlsx', '');
    expect(done).toMatchObject({ state: 'done', accepted: 1, alreadyDone: 1, refused: 2 });
    expect(await refusals(done.importId)).toEqual([
      [1, 'idNumber', 'arrival.already-registered'],
      [3, 'idNumber', 'arrival.already-registered'],
    ]);
  });

  it('taken in at once refuses whom another file has registered', async () => {
    const number = aNumber();
    await handIn(bookOf([rowOf('毕昇', number)]), 'a.xlsx', '');
    const changed = await handIn(bookOf([rowOf('毕昇', number, { 6: '健康路3号' })]), 'b.xlsx', '');
    expect(changed).toMatchObject({ state: 'done', accepted: 0, refused: 1 });
    expect(await refusals(changed.importId)).toEqual([
      [1, 'idNumber', 'arrival.already-registered'],
    ]);
  });
});

describe('columns of another layout', () => {
  const layout = '姓 名,身份证号,户籍地代码,现居住地区划,现居住地址,来本地日期,备注'.split(',');
  const line = (name: string) => [
    name,
    aNumber(),
    '610302',
    '410105',
    '健康路1号',
    '2026年1月5日',
    '无',
  ];
  const csvOf = (rows: string[][]) => [layout, ...rows].map((row) => row.join(',')).join('\n');

  it('are said once by a clerk, and known again in another file', async () => {
    const held = await checked(csvOf([line('曹操')]), '老表.csv');
    expect(held.state).toBe('mapping');
    expect(held.mapping!.columns.map(({ field }) => field)).toEqual([
      undefined,
      'idNumber',
      'homeDivision',
      'residenceDivision',
      'address',
      'arrivedOn',
      undefined,
    ]);
    const guessed = held.mapping!.columns.map(({ field }) => field ?? '');
    const columns = `${PATH}/${held.importId}/columns`;
    const refused = await zhengzhou.command<{ code: string; faults: { field: string }[] }>(
      'put',
      columns,
      { fields: guessed },
      400,
    );
    expect(refused).toMatchObject({ code: 'import.header' });
    await zhengzhou.command('put', columns, { fields: guessed.with(0, 'name') });
    expect(await untilIdle(held.importId)).toMatchObject({
      state: 'checked',
      total: 1,
      refused: 0,
    });
    await zhengzhou.command('put', columns, { fields: guessed.with(0, 'name') }, 409);
    expect(await checked(csvOf([line('刘备'), line('孙权')]), '又一张.csv')).toMatchObject({
      state: 'checked',
      total: 2,
      refused: 0,
    });
    // Also where nobody is asked, and with the reasons that came back.
    const returned = [
      [...layout, '错误原因'],
      [...line('周瑜'), '原因'],
    ].map((row) => row.join(','));
    expect(await handIn(returned.join('\n'), 'c.csv', '')).toMatchObject({
      state: 'done',
      accepted: 1,
    });
    await confirm(held.importId);
    expect(await untilIdle(held.importId)).toMatchObject({ state: 'done', accepted: 1 });
  });
});

describe('the template', () => {
  it('is a workbook whose cells are text, with lists to choose from and an example that is nobody', async () => {
    const bytes = await zhengzhou.downloadBytes(`${PATH}/template?kind=arrivals`);
    const [header, example] = await readXlsx(bytes);
    expect(header!.slice(0, 4)).toEqual(['行号', '姓名', '证件类型', '证件号码']);
    expect(example!.slice(0, 5)).toEqual([
      '示例',
      '张三',
      '111 居民身份证',
      '11010119900307803X',
      '1 男',
    ]);
    const held = await checked(xlsxOf([{ name: '登记表', xml: sheetData([header!, example!]) }]));
    expect(held).toMatchObject({ state: 'checked', total: 0 });
    const filled = example!.with(0, '1').with(3, aNumber()).with(13, '2026-01-05');
    const row = filled.map((cell, at) => (header![at] === '登记单位' ? RESIDENCE : cell));
    const taken = await checked(xlsxOf([{ name: '登记表', xml: sheetData([header!, row]) }]));
    expect(await refusals(taken.importId)).toEqual([]);
  });

  it('is also there as CSV', async () => {
    const text = (
      await zhengzhou.downloadBytes(`${PATH}/template?kind=arrivals&format=csv`)
    ).toString();
    expect(text).toMatch(/^\uFEFF行号,姓名,.*\r\n示例,张三,/);
  });
});

it('a check that a stopped process left is finished by the next', async () => {
  const rows = Array.from({ length: 1200 }, (_, n) =>
    rowOf(`杨${'甲乙丙丁戊己庚'[n % 7]}`, n === 900 ? '12' : aNumber()),
  );
  const csv = `${HEADER.join(',')}\n${rows.map((row) => row.join(',')).join('\n')}`;
  const { importId } = await handIn(csv, '大.csv');
  await zhengzhou.stop();
  zhengzhou = await RegistrationRegion.start({
    region: RESIDENCE,
    keys,
    broker,
    kept: zhengzhou,
  });
  const held = await untilIdle(importId);
  expect(held).toMatchObject({ state: 'checked', total: 1200, refused: 1 });
  await zhengzhou.post(
    `${PATH}/${importId}/confirm`,
    {},
    { status: 200, key: `after-${importId}` },
  );
  await zhengzhou.stop();
  zhengzhou = await RegistrationRegion.start({ region: RESIDENCE, keys, broker, kept: zhengzhou });
  expect(await untilIdle(importId)).toMatchObject({ state: 'done', accepted: 1199, refused: 1 });
}, 60_000);
