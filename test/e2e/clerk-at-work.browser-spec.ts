// What a clerk meets in a day: the arrival form on a phone, a register with a faulty row, and every page readable by all.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { isTooWide, loaded, seriousViolations } from '../support/accessibility';
import {
  Consoles,
  fillArrivalForm,
  openArrivalForm,
  phone,
  tabTo,
  withBrowser,
} from '../support/console';
import { TestNetwork } from '../support/network';
import { personOf, weiLan } from '../support/story';

const appears = { timeout: 20_000 };
const lateComer = personOf('贺敏', '610302', '19930608', 224);
const departuresHeader =
  '行号,姓名,证件类型,证件号码,性别,民族,出生日期,户籍地区划,户籍地址,前往地区划,外出日期,外出原因,登记日期,村联系电话,登记单位';

const pagesOf: [role: string, paths: string[]][] = [
  [
    'exchange-officer',
    [
      '/todo',
      '/search',
      '/records',
      '/one-sided',
      '/id-overrides',
      '/registration/arrivals',
      '/registration/departures',
      '/registration/arrivals/new',
      '/registration/departures/new',
      '/registration/imports',
      '/registration/visit',
      '/registration/households/new',
      '/registration/outbox',
      '/registration/self-reports',
      '/registration/captured-drafts',
      '/sites',
      '/cases/lists/outgoing',
      '/cases/new',
      '/exchange',
    ],
  ],
  ['administrator', ['/accounts', '/reads', '/exchange?tab=quarantine', '/todo']],
];

withBrowser('a clerk at work', () => {
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

  it('registers an arrival on a phone, told at the field what is wrong', async () => {
    const page = await consoles.signIn('410100', 'community-manager', phone);
    await openArrivalForm(page);
    const last = weiLan.idNumber.endsWith('1') ? '2' : '1';
    await fillArrivalForm(page, { ...weiLan, idNumber: `${weiLan.idNumber.slice(0, 17)}${last}` });
    await page.getByRole('button', { name: /保存并出具回执/ }).tap();
    await page
      .locator('#arrival_idNumber_help .ant-form-item-explain-error')
      .first()
      .waitFor(appears);
    expect(page.url()).toContain('/registration/arrivals/new');
    expect(await isTooWide(page)).toBe(false);

    await page.getByLabel('公民身份号码').fill(weiLan.idNumber);
    await page.getByRole('button', { name: /保存并出具回执/ }).tap();
    await page.waitForURL(/receipt/, appears);
    await page.getByText(weiLan.name).first().waitFor(appears);
  }, 120_000);

  it('registers an arrival without touching a mouse', async () => {
    const page = await consoles.signIn('410100', 'community-manager', phone);
    await openArrivalForm(page);
    await page.getByText('号码有效').or(page.getByText('先录号码')).first().waitFor(appears);
    const { keyboard } = page;
    await tabTo(page, 'arrival_idNumber');
    await keyboard.type(lateComer.idNumber);
    await page.getByText('号码有效').waitFor(appears);
    await tabTo(page, 'arrival_name');
    await keyboard.type(lateComer.name);
    await tabTo(page, 'arrival_homeDivision');
    await keyboard.press('Tab');
    // The button offers the area of the number.
    await keyboard.press('Enter');
    await page.getByText(/宝鸡市 \/ 渭滨区/).waitFor(appears);
    await tabTo(page, 'arrival_address');
    await keyboard.type('中原路200号3单元503');
    await tabTo(page, 'arrival_phone');
    await keyboard.type('1381234567');
    await tabTo(page, 'arrival_channel');
    await keyboard.press('ArrowDown');
    await page.locator('.ant-select-item-option-active').first().waitFor(appears);
    await keyboard.press('Enter');
    await tabTo(page, 'arrival_noticeGiven');
    await keyboard.press('Space');
    await keyboard.press('Enter');
    // One digit is missing: the form says so at the field and puts the focus there.
    await page.locator('#arrival_phone_help').getByText('手机号码应为 11 位').waitFor(appears);
    await tabTo(page, 'arrival_phone');
    await keyboard.press('End');
    await keyboard.type('8');
    await keyboard.press('Enter');
    await page.waitForURL(/receipt/, appears);
    await page.getByText(lateComer.name).first().waitFor(appears);
  }, 120_000);

  it('hands a register in, gets the faulty row back, corrects it and hands it in again', async () => {
    const page = await consoles.signIn('610300', 'exchange-officer');
    await page.goto(new URL('/registration/imports?kind=departures', page.url()).href);
    const good = personOf('赵远', '610303', '19911105', 215);
    const bad = personOf('孙宁', '610302', '19880901', 218);
    const broken = `${bad.idNumber.slice(0, 17)}${bad.idNumber.endsWith('1') ? '2' : '1'}`;
    await handIn(
      page,
      csvOf(departuresHeader, [rowOf(1, good), rowOf(2, { ...bad, idNumber: broken })]),
    );
    await page.locator('[data-import="refused"]').filter({ hasText: '1' }).waitFor(appears);
    await page.locator('[data-import="accepted"]').filter({ hasText: '1' }).waitFor(appears);

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /下载/ }).click(),
    ]);
    const returned = readFileSync(await download.path(), 'utf8');
    expect(returned).toContain('错误原因');
    expect(returned).toContain(broken);
    expect(returned).not.toContain(good.idNumber);

    await page
      .getByRole('button', { name: /再|继续|导入下一|重新/ })
      .last()
      .click();
    await handIn(page, returned.replace(broken, bad.idNumber));
    await page.locator('[data-import="refused"]').filter({ hasText: '0' }).waitFor(appears);
    await page.locator('[data-import="accepted"]').filter({ hasText: '1' }).waitFor(appears);
  }, 120_000);

  it.each(pagesOf)(
    'finds no page that a person with a disability cannot use, as %s',
    async (role, paths) => {
      const page = await consoles.signIn('410100', role);
      for (const path of paths) {
        await page.goto(new URL(path, page.url()).href);
        await page.getByRole('heading', { level: 1 }).first().waitFor(appears);
        await loaded(page);
        expect({ path, found: await seriousViolations(page) }).toEqual({ path, found: [] });
      }
    },
    180_000,
  );

  it('finds the record page and the receipt of an arrival usable by all', async () => {
    const page = await consoles.signIn('410100', 'community-manager');
    await page.getByRole('link', { name: lateComer.name }).first().click();
    await page.getByRole('button', { name: '存证信息' }).click();
    await page.getByTestId('digest-receiving').waitFor(appears);
    expect(await seriousViolations(page)).toEqual([]);
    await page.getByRole('link', { name: '回执' }).click();
    await page.getByRole('heading', { name: '流动人口登记回执' }).waitFor(appears);
    expect(await seriousViolations(page)).toEqual([]);
  }, 120_000);
});

async function handIn(page: Page, content: string): Promise<void> {
  await page.locator('input[type="file"]').setInputFiles({
    name: 'departures.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(content, 'utf8'),
  });
  await page
    .getByRole('button', { name: /确认导入|开始导入|导\s*入/ })
    .last()
    .click();
}

const csvOf = (header: string, rows: readonly string[]): string =>
  `\uFEFF${[header, ...rows].join('\r\n')}\r\n`;

const rowOf = (row: number, person: ReturnType<typeof personOf>): string =>
  [
    row,
    person.name,
    '111',
    person.idNumber,
    person.sex,
    '01',
    person.birthDate,
    person.homeDivision,
    '演示路18号',
    '410102',
    '2026-10-20',
    '01',
    '2026-10-25',
    '13987654321',
    '610302001001',
  ].join(',');
