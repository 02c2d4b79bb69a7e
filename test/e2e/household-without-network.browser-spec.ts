// A community manager stands in a cellar: a household of four is captured without network, the page is reloaded, and the way back online makes four records, none doubled.
import type { Page } from 'playwright-core';
import { isTooWide } from '../support/accessibility';
import { chooseOption, Consoles, countTaps, phone, withBrowser } from '../support/console';
import { eventually } from '../support/eventually';
import { TestNetwork } from '../support/network';
import { personOf, recordsOf, type StoryPerson } from '../support/story';

const appears = { timeout: 30_000 };
const family: readonly (StoryPerson & { relation: string })[] = [
  { ...personOf('庞德海', '610302', '19850412', 317), relation: '户主' },
  { ...personOf('柴秀云', '610302', '19870925', 228), relation: '配偶' },
  { ...personOf('庞一鸣', '610302', '20120618', 139), relation: '子' },
  { ...personOf('庞一诺', '610302', '20151103', 226), relation: '女' },
];

/** The worker answers for this page, and holds what the form consists of. */
const PREPARED = `(async () => {
  if (!navigator.serviceWorker.controller) return false;
  const cache = await caches.open('yipanqi-shell-1');
  const paths = (await cache.keys()).map(({ url }) => new URL(url).pathname);
  return paths.includes('/') && paths.some((path) => path.includes('HouseholdPage'));
})()`;

withBrowser('a household at a door without network', () => {
  let network: TestNetwork;
  let consoles: Consoles;
  let page: Page;

  beforeAll(async () => {
    network = await TestNetwork.start(['610300', '410100'], { carrier: 'https' });
    consoles = await Consoles.open(network);
  }, 240_000);
  afterAll(async () => {
    await consoles?.close();
    await network?.stop();
  }, 60_000);

  it('finds the phone prepared after the first visit with network', async () => {
    page = await consoles.signIn('410100', 'community-manager', phone);
    await page.goto(new URL('/registration/households/new', page.url()).href);
    await page.getByRole('button', { name: '添加一人' }).waitFor(appears);
    // Not `waitForFunction`: it takes the promise of an answer for the answer.
    await eventually('the phone is prepared', () => page.evaluate<boolean>(PREPARED), 30_000);
  }, 120_000);

  it('captures four people, and they are still there after a reload', async () => {
    await page.context().setOffline(true);
    await page.reload();
    await fillHousehold(page);
    expect(await isTooWide(page)).toBe(false);
    await page.getByRole('button', { name: '保存全户' }).tap();
    await page.waitForURL(/outbox/, appears);
    await page.getByText('一户登记：庞** 等 4 人').waitFor(appears);

    await page.reload();
    const line = page.locator('[data-state="waiting"]');
    await line.getByText('一户登记：庞** 等 4 人').waitFor(appears);
    await line.getByText('等待网络').waitFor(appears);
    expect(await plainTextOnPhone(page)).not.toMatch(/庞德海|\d{17}[\dX]|中原路/);
  }, 120_000);

  it('sends them by itself when there is a network: four records, none doubled', async () => {
    await page.context().setOffline(false);
    await page.locator('[data-state="sent"]').waitFor(appears);
    await network.settle();
    const desk = await network.signedIn('410100', 'exchange-officer');
    const { items } = await recordsOf(desk);
    expect(items.map(({ name }) => name).sort()).toEqual(family.map(({ name }) => name).sort());
    await expectFourRecords();
  }, 120_000);

  it('sends nothing again when the page is reloaded once more', async () => {
    await page.reload();
    await page.locator('[data-state="sent"]').waitFor(appears);
    await network.settle();
    await expectFourRecords();
  }, 60_000);

  it('does nothing twice when the answer is lost and the same household goes out again', async () => {
    await page.goto(new URL('/registration/households/new', page.url()).href);
    await page.getByRole('button', { name: '添加一人' }).waitFor(appears);
    const single = personOf('辛若兰', '610303', '19910220', 347);
    await fillMember(page, 0, { ...single, relation: '户主' });
    await fillAddress(page);
    let lost = 0;
    await page.route('**/api/receiving/households', async (route) => {
      await route.fetch();
      lost += 1;
      await route.abort('connectionreset');
    });
    await page.getByRole('button', { name: '保存全户' }).tap();
    await page.waitForURL(/outbox/, appears);
    await page.locator('[data-state="unanswered"]').waitFor(appears);
    expect(lost).toBeGreaterThan(0);
    await page.unroute('**/api/receiving/households');
    await page.getByRole('button', { name: '立即上报' }).tap();
    await page.locator('[data-state="unanswered"]').waitFor({ state: 'detached', ...appears });
    const desk = await network.signedIn('410100', 'exchange-officer');
    const { items } = await recordsOf(desk);
    expect(items.filter(({ name }) => name === single.name)).toHaveLength(1);
  }, 120_000);

  /** In the databases of both: four people of one household, four records, none doubled. */
  async function expectFourRecords(): Promise<void> {
    for (const region of ['610300', '410100']) {
      const { rows } = await network.region(region).pool.query<Record<string, string>>(
        `SELECT (SELECT count(*) FROM registration.arrival) AS arrivals,
                (SELECT count(DISTINCT id_index) FROM registration.arrival) AS people,
                (SELECT count(*) FROM record.record) AS records,
                (SELECT count(DISTINCT household->>'householdId') FROM registration.arrival) AS households`,
      );
      expect({ region, ...rows[0] }).toEqual({
        region,
        arrivals: '4',
        people: '4',
        records: '4',
        households: '1',
      });
    }
  }

  it('lets somebody leave in three taps', async () => {
    await page.goto(new URL('/registration/visit', page.url()).href);
    const card = page.locator('.door-card').filter({ hasText: '辛若兰' });
    await card.waitFor(appears);
    const taps = await countTaps(page);
    await card.getByRole('button', { name: '已离开' }).tap(appears);
    await page.getByText('去了别处').tap(appears);
    await page.getByRole('button', { name: /确认 .* 离开/ }).tap(appears);
    await card.waitFor({ state: 'detached', ...appears });
    expect(await taps()).toBe(3);
  }, 60_000);
});

async function fillHousehold(page: Page): Promise<void> {
  await page.getByRole('button', { name: '添加一人' }).waitFor(appears);
  await fillAddress(page);
  for (const [at, person] of family.entries()) {
    if (at > 0) await page.getByRole('button', { name: '添加一人' }).tap();
    await fillMember(page, at, person);
  }
}

async function fillAddress(page: Page): Promise<void> {
  await page.locator('#household_address').fill('中原路200号3单元502');
  await chooseOption(page, 'household_channel', /城中村/);
  await page.getByLabel('已向本人告知').check();
}

async function fillMember(
  page: Page,
  at: number,
  person: StoryPerson & { relation: string },
): Promise<void> {
  const field = (name: string): string => `household_members_${at}_${name}`;
  await page.locator(`#${field('idNumber')}`).fill(person.idNumber);
  await page.locator(`#${field('name')}`).fill(person.name);
  if (at > 0) await chooseOption(page, field('relation'), new RegExp(`^${person.relation}$`));
  else await page.getByRole('button', { name: /按号码前六位填入/ }).tap();
}

/** Everything the phone keeps, as somebody who opens its storage would read it. */
async function plainTextOnPhone(page: Page): Promise<string> {
  return page.evaluate<string>(`(async () => {
    const database = await new Promise((resolve, reject) => {
      const request = indexedDB.open('yipanqi-door');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const drafts = await new Promise((resolve) => {
      const request = database.transaction('drafts').objectStore('drafts').getAll();
      request.onsuccess = () => resolve(request.result);
    });
    return JSON.stringify(drafts.map(({ sealed, ...draft }) => [
      draft, new TextDecoder().decode(sealed),
    ])) + JSON.stringify({ ...localStorage });
  })()`);
}
