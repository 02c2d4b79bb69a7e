// An office hands in the Excel file it keeps anyway: with faults in it, corrected, and in again.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { readXlsx, sheetData, textCell, xlsxOf } from '../../libs/registration/testing';
import { isTooWide, seriousViolations } from '../support/accessibility';
import { Consoles, desktop, phone, withBrowser } from '../support/console';
import { TestNetwork } from '../support/network';
import { personOf } from '../support/story';

const appears = { timeout: 20_000 };
const good = personOf('赵远', '610303', '19911105', 215);
const mistyped = personOf('孙宁', '610302', '19880901', 218);
const rounded = personOf('周密', '610302', '19790412', 333);
const elsewhere = personOf('吴越', '610302', '19850214', 417);

withBrowser('a register kept in Excel', () => {
  let network: TestNetwork;
  let consoles: Consoles;

  beforeAll(async () => {
    network = await TestNetwork.start(['610300', '410100'], { carrier: 'https' });
    consoles = await Consoles.open(network);
  }, 240_000);
  afterAll(async () => {
    await consoles?.close();
    await network?.stop();
  }, 60_000);

  it('is checked, taken in but for its faults, corrected and taken in whole', async () => {
    const page = await openImports(consoles);
    const template = await downloaded(page, /模板（Excel）/);
    const [header = [], example = []] = await readXlsx(template);
    const wrong = `${mistyped.idNumber.slice(0, 17)}${mistyped.idNumber.endsWith('1') ? '2' : '1'}`;
    const rows = [
      example,
      rowOf(header, good),
      rowOf(header, { ...mistyped, idNumber: wrong }),
      rowOf(header, { ...rounded, idNumber: '' }),
    ];
    // The third number was typed into a cell that is no text.
    const number = `<c r="${'ABCDEFGHIJKLMN'[header.indexOf('证件号码')]}5"><v>${Number(rounded.idNumber.slice(0, 17)) * 10}</v></c>`;
    const xml = sheetData([header, ...rows]).replace(
      textCell(`${'ABCDEFGHIJKLMN'[header.indexOf('证件号码')]}5`, ''),
      number,
    );
    await handIn(page, '外出登记.xlsx', xlsxOf([{ name: '登记表', xml }]));

    const confirm = page.getByRole('button', { name: '确认导入 1 行' });
    await confirm.waitFor(appears);
    await figure(page, 'refused', 2);
    await page.getByText('公民身份号码校验位不符').waitFor(appears);
    await page.getByText(/电子表格改成科学计数法/).waitFor(appears);
    await lookedAt(page, 'import-checked');
    expect(await departures(network)).toBe(0);

    await confirm.click();
    await figure(page, 'accepted', 1);
    expect(await departures(network)).toBe(1);
    const returned = await readXlsx(await downloaded(page, /下载未通过的行/));
    expect(returned).toHaveLength(3);
    expect(returned[0]!.at(-1)).toBe('错误原因');
    expect(returned[1]!.at(-1)).toContain('校验位不符');

    const at = returned[0]!.indexOf('证件号码');
    const corrected = returned.map((row, n) =>
      n === 0 ? row : row.with(at, [mistyped, rounded][n - 1]!.idNumber),
    );
    await page.getByRole('button', { name: '再导入一份' }).click();
    await handIn(page, '外出登记-更正.xlsx', xlsxOf([{ name: '表', xml: sheetData(corrected) }]));
    await page.getByRole('button', { name: '确认导入 2 行' }).click(appears);
    await figure(page, 'accepted', 2);
    await figure(page, 'refused', 0);
    await lookedAt(page, 'import-done');
    expect(await departures(network)).toBe(3);
  }, 180_000);

  it('of another layout is asked about once, goes on after a reload, and is known the next time', async () => {
    const page = await openImports(consoles);
    const header = ['姓 名', '身份证号', '户籍地代码', '去往地区划', '离开日期', '备注'];
    const line = (number: string): string[] => [
      elsewhere.name,
      number,
      '610302',
      '410102',
      '2026年10月20日',
      '无',
    ];
    const file = (number: string) =>
      xlsxOf([{ name: '老表', xml: sheetData([['外出人员名单'], header, line(number)]) }]);
    await handIn(page, '老表.xlsx', file(elsewhere.idNumber));
    await page.getByText('还缺少必填项目：姓名').waitFor(appears);
    await lookedAt(page, 'import-mapping');
    await page.getByRole('combobox', { name: '姓 名：对应项目' }).click();
    await page.locator('.ant-select-item-option').filter({ hasText: '姓名 *' }).click();
    await page.getByRole('button', { name: '保存并校验' }).click();
    const confirm = page.getByRole('button', { name: '确认导入 1 行' });
    await confirm.waitFor(appears);
    await page.reload();
    await confirm.click(appears);
    await figure(page, 'accepted', 1);

    await page.getByRole('button', { name: '再导入一份' }).click();
    await page.getByText('最近导入').waitFor(appears);
    await lookedAt(page, 'import-upload');
    await handIn(page, '老表2.xlsx', file('12'));
    await page.getByText('没有可以导入的行').waitFor(appears);
    await page.getByRole('button', { name: '放弃这份文件' }).click();
    await page.getByText('点击或拖入文件').waitFor(appears);
  }, 120_000);

  it('that nobody can read is answered with what to do', async () => {
    const page = await openImports(consoles);
    await handIn(
      page,
      '旧.xls',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2000)]),
    );
    await page.getByText(/另存为 .xlsx/).waitFor(appears);
    await lookedAt(page, 'import-failed');
  }, 60_000);
});

async function openImports(consoles: Consoles): Promise<Page> {
  const page = await consoles.signIn('610300', 'exchange-officer');
  await page.goto(new URL('/registration/imports?kind=departures', page.url()).href);
  return page;
}

async function handIn(page: Page, name: string, buffer: Buffer): Promise<void> {
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  await page.locator('input[type="file"]').setInputFiles({ name, mimeType, buffer });
}

async function downloaded(page: Page, link: RegExp): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: link }).click(),
  ]);
  return readFileSync(await download.path());
}

function figure(page: Page, word: string, number: number): Promise<void> {
  const shown = page.locator(`[data-import="${word}"]`);
  return shown.filter({ hasText: new RegExp(`^${number}$`) }).waitFor(appears);
}

/** Counted in the database: an account has one session, and that is the browser's. */
async function departures(network: TestNetwork): Promise<number> {
  const { rows } = await network
    .region('610300')
    .pool.query<{ n: number }>('SELECT count(*)::int AS n FROM registration.departure WHERE own');
  return rows[0]!.n;
}

/** At a desk and on a phone: usable by everybody, and nothing to scroll for. Kept to be looked at: `SCREENSHOTS=folder`. */
async function lookedAt(page: Page, name: string): Promise<void> {
  const folder = process.env['SCREENSHOTS'];
  if (folder) mkdirSync(folder, { recursive: true });
  for (const viewport of [phone, desktop]) {
    await page.setViewportSize(viewport);
    expect(await seriousViolations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    const path = join(folder ?? '', `${name}-${viewport.width}.png`);
    if (folder) await page.screenshot({ path, fullPage: true });
  }
}

function rowOf(header: readonly string[], person: ReturnType<typeof personOf>): string[] {
  const cells: Record<string, string> = {
    行号: '1',
    姓名: person.name,
    证件类型: '111 居民身份证',
    证件号码: person.idNumber,
    户籍地区划: person.homeDivision,
    户籍地址: '演示路18号',
    前往地区划: '410102',
    外出日期: '2026/10/20',
    外出原因: '01 务工',
  };
  return header.map((name) => cells[name] ?? '');
}
