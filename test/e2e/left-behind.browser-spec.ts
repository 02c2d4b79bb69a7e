// A community manager captures a household in a cellar and loses the account before the network is back: the supervisor
// finds it counted, opens it filled in and registers it. Who left and has not arrived is registered from what the home
// side holds; the person gets the sheet with everything on it; every role finds what it is for and nothing else.
import type { Page } from 'playwright-core';
import { isTooWide, loaded, seriousViolations } from '../support/accessibility';
import { chooseOption, Consoles, phone, withBrowser } from '../support/console';
import { eventually } from '../support/eventually';
import { TestNetwork } from '../support/network';
import {
  communityOf,
  personOf,
  recordsOf,
  registerDeparture,
  takeInHukou,
  weiLan,
} from '../support/story';

const appears = { timeout: 30_000 };
const mother = personOf('逄秀英', '610302', '19910925', 228);
const child = '逄小满';

withBrowser('what somebody left behind', () => {
  let network: TestNetwork;
  let consoles: Consoles;
  let township: Page;

  beforeAll(async () => {
    network = await TestNetwork.start(['610300', '410100'], { carrier: 'https' });
    const baoji = await network.signedIn('610300', 'exchange-officer');
    await takeInHukou(baoji, [weiLan, mother]);
    await registerDeparture(baoji, weiLan, communityOf(network, '410100'));
    await network.settle();
    consoles = await Consoles.open(network);
  }, 240_000);
  afterAll(async () => {
    await consoles?.close();
    await network?.stop();
  }, 60_000);

  it('on a phone goes to the supervisor as soon as there is a network, and leaves the phone', async () => {
    const page = await consoles.signIn('410100', 'community-manager', phone);
    await open(page, '/registration/households/new');
    await page.getByRole('button', { name: '添加一人' }).waitFor(appears);
    // Not `waitForFunction`: it takes the promise of an answer for the answer.
    await eventually('the worker is active', () => page.evaluate<boolean>(WORKER_ACTIVE), 30_000);
    await page.context().setOffline(true);
    await fillHousehold(page);
    expect(await isTooWide(page)).toBe(false);
    await page.getByRole('button', { name: '保存全户' }).tap();
    await page.locator('[data-state="waiting"]').waitFor(appears);

    await disable('410100', 'community-manager');
    await page.context().setOffline(false);
    await page.getByRole('button', { name: /登\s*录/ }).waitFor(appears);
    await eventually('it is handed over', () => page.evaluate<boolean>(HANDED_OVER), 30_000);
    expect(await network.sum('SELECT count(*) AS n FROM registration.arrival')).toBe(0);
  }, 240_000);

  it('is counted for the supervisor, opens filled in, and is registered: nothing lost, nothing doubled', async () => {
    township = await consoles.signIn('410100', 'township-clerk');
    await township.locator('[data-todo="captured-drafts"]').filter({ hasText: '1' }).click();
    await township.getByText('账号已停用').waitFor(appears);
    expect(await seriousViolations(township)).toEqual([]);
    await township.getByRole('button', { name: '接办登记' }).click();
    await township.locator('#household_members_1_name').waitFor(appears);
    expect(await township.locator('#household_members_0_idNumber').inputValue()).toBe(
      mother.idNumber,
    );
    expect(await township.locator('#household_members_1_name').inputValue()).toBe(child);
    expect(await seriousViolations(township)).toEqual([]);
    await township.getByRole('button', { name: '保存全户' }).click();
    await township.getByText('已登记 2 人').first().waitFor(appears);

    await open(township, '/todo');
    await township
      .locator('[data-todo="captured-drafts"]')
      .filter({ hasText: /^0$/ })
      .waitFor(appears);
    await network.settle();
    for (const region of ['610300', '410100']) {
      const { rows } = await network
        .region(region)
        .pool.query<{ name: string; temporary: boolean }>(
          `SELECT name, temporary_id IS NOT NULL AS temporary FROM registration.arrival ORDER BY birth_date`,
        );
      expect({ region, rows }).toEqual({
        region,
        rows: [
          { name: mother.name, temporary: false },
          { name: child, temporary: true },
        ],
      });
    }
  }, 240_000);

  it('who has not arrived is registered from what the home side holds: only what is new is typed', async () => {
    await open(township, '/one-sided?reason=no-arrival');
    await township.getByRole('link', { name: `登记到达 ${weiLan.name}` }).click();
    await township.getByText('以下内容取自对方的登记').waitFor(appears);
    expect(await township.getByLabel('公民身份号码').inputValue()).toBe(weiLan.idNumber);
    expect(await township.getByLabel('姓名').inputValue()).toBe(weiLan.name);
    expect(await township.getByLabel('户籍地址').inputValue()).toBe(weiLan.hukouAddress);
    expect(await seriousViolations(township)).toEqual([]);
    await township.getByLabel('现住地址').fill('中原路200号3单元504');
    await township.locator('#arrival_channel').click();
    await township.locator('.ant-select-item-option').first().click();
    await township.getByLabel('已向本人告知').check();
    await township.getByRole('button', { name: /保存并出具回执/ }).click();
    await township.waitForURL(/receipt/, appears);
    await network.settle();
    for (const region of ['610300', '410100']) {
      const { items } = await recordsOf(await network.signedIn(region, 'exchange-officer'));
      expect(items.find(({ name }) => name === weiLan.name)?.state).toBe('agreed');
    }
  }, 240_000);

  it('gives the person one sheet of what both sides hold, and starts corrections and objections from it', async () => {
    const { items } = await recordsOf(await network.signedIn('410100', 'exchange-officer'));
    const { recordId } = items.find(({ name }) => name === weiLan.name)!;
    await open(township, `/records/${recordId}/person-sheet`);
    await township.getByRole('button', { name: '出具信息单' }).click();
    const sheet = township.getByRole('article');
    for (const section of ['申报身份', '居住', '身份', '外出', '配对'])
      await sheet
        .getByRole('heading', { name: new RegExp(section) })
        .first()
        .waitFor(appears);
    await sheet.getByText(weiLan.idNumber).first().waitFor(appears);
    await sheet.getByText('对方单位的查阅由对方登记').first().waitFor(appears);
    expect(await seriousViolations(township)).toEqual([]);

    await township.emulateMedia({ media: 'print' });
    expect(await sheet.locator('.sheet-act:visible').count()).toBe(0);
    expect(await township.locator('.ant-layout-sider:visible, header:visible').count()).toBe(0);
    await township.emulateMedia({ media: 'screen' });

    const own = sheet.getByRole('link', { name: '更正 现住地址' }).first();
    expect(await own.getAttribute('href')).toBe(`/records/${recordId}`);
    await sheet.getByRole('link', { name: '提出异议 姓名' }).first().click();
    await township.waitForURL(/kind=objection/, appears);
    await township.getByRole('heading', { level: 1, name: '发起事项' }).waitFor(appears);
  }, 240_000);

  it.each(['auditor', 'department-reporter', 'liaison-officer', 'leader', 'administrator'])(
    'shows %s a menu without dead entries, and people only to those who may see them',
    async (role) => {
      const page = await consoles.signIn('410100', role);
      const refused: string[] = [];
      page.on('response', (answer) => {
        if (answer.status() === 403) refused.push(answer.url());
      });
      const paths = await page.evaluate<string[]>(
        `[...document.querySelectorAll('.ant-layout-sider a')].map((one) => one.pathname)`,
      );
      expect(paths.length).toBeGreaterThan(1);
      for (const path of paths) {
        await open(page, path);
        await loaded(page);
        const text = await page.locator('main, .content').first().innerText();
        expect({ path, forbidden: text.includes('没有权限') }).toEqual({ path, forbidden: false });
        if (['auditor', 'department-reporter', 'administrator'].includes(role))
          expect({ path, tells: /魏岚|逄秀英|逄小满/.test(text) }).toEqual({ path, tells: false });
        expect(await seriousViolations(page)).toEqual([]);
      }
      expect(refused).toEqual([]);
    },
    240_000,
  );

  async function disable(region: string, role: string): Promise<void> {
    const admin = await network.signedIn(region, 'administrator');
    const { username } = network.account(region, role);
    const { items } = await admin.get<{ items: { id: string; username: string }[] }>(
      '/api/bureau/accounts?size=50',
    );
    const { id } = items.find((one) => one.username === username)!;
    await admin.patch(`/api/bureau/accounts/${id}`, { disabled: true });
  }
});

async function open(page: Page, path: string): Promise<void> {
  await page.goto(new URL(path, page.url()).href);
  await page.getByRole('heading', { level: 1 }).first().waitFor(appears);
}

/** A mother, and her child who has no number. */
async function fillHousehold(page: Page): Promise<void> {
  await page.locator('#household_address').fill('中原路200号3单元502');
  await chooseOption(page, 'household_channel', /城中村/);
  await page.locator('#household_members_0_idNumber').fill(mother.idNumber);
  await page.locator('#household_members_0_name').fill(mother.name);
  await page.getByRole('button', { name: /按号码前六位填入/ }).tap();
  await page.getByRole('button', { name: '添加一人' }).tap();
  await page.locator('#household_members_1_withoutNumber').check();
  await page.locator('#household_members_1_sex').getByText('女').tap();
  await page.locator('#household_members_1_birthDate').fill('2024-05-01');
  await page.locator('#household_members_1_name').fill(child);
  await chooseOption(page, 'household_members_1_relation', /^女$/);
  await page.getByLabel('已向本人告知').check();
}

const WORKER_ACTIVE = `navigator.serviceWorker.getRegistration().then((one) => Boolean(one?.active))`;

/** Nothing of it is left on the phone but that it was handed over. */
const HANDED_OVER = `(async () => {
  const database = await new Promise((resolve, reject) => {
    const request = indexedDB.open('yipanqi-door');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const drafts = await new Promise((resolve) => {
    const request = database.transaction('drafts').objectStore('drafts').getAll();
    request.onsuccess = () => resolve(request.result);
  });
  database.close();
  return drafts.length === 1 && drafts[0].state === 'handed-over' && !drafts[0].sealed;
})()`;
