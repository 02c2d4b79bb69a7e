// Two regions make an agreement on two consoles: Baoji's liaison officer drafts, its leader proposes; Zhengzhou answers
// with a counter-proposal; Baoji's leader reads what differs and countersigns. Both consoles show the same hash.
import type { Page } from 'playwright-core';
import { isTooWide, seriousViolations } from '../support/accessibility';
import { Consoles, phone, withBrowser } from '../support/console';
import { TestNetwork } from '../support/network';

const [baoji, zhengzhou] = ['610300', '410100'];
const appears = { timeout: 30_000 };

interface Draft {
  readonly revision: number;
  readonly document: {
    readonly regions: string[];
    readonly jointHandlers: object;
  } & Record<string, unknown>;
}

withBrowser('an agreement made on two consoles', () => {
  let network: TestNetwork;
  let consoles: Consoles;

  beforeAll(async () => {
    network = await TestNetwork.start([baoji, zhengzhou], { carrier: 'kafka' });
    consoles = await Consoles.open(network);
  }, 240_000);
  afterAll(async () => {
    await consoles?.close();
    await network?.stop();
  }, 60_000);

  it('is proposed, counter-proposed and countersigned', async () => {
    const drafting = await consoles.signIn(baoji, 'liaison-officer');
    await drafting.goto(new URL('/agreements', drafting.url()).href);
    await drafting.getByRole('button', { name: '起草协议' }).click();
    const dialog = drafting.getByRole('dialog');
    await dialog.getByLabel('对方地区').click();
    await drafting.getByTitle(/郑州市 410100/).click();
    await dialog.getByRole('button', { name: '起草协议' }).click();
    await drafting.getByText(/不完整或自相矛盾/).waitFor(appears);
    await drafting
      .getByText(/第二条“联络人员”/)
      .first()
      .waitFor(appears);
    expect(await seriousViolations(drafting)).toEqual([]);
    const draftId = drafting.url().split('/').at(-1)!;
    await fillIn(drafting, draftId);
    await drafting.reload();
    await drafting.getByText('草案完整').waitFor(appears);

    const leader = await consoles.signIn(baoji, 'leader');
    await leader.goto(drafting.url());
    await sign(leader, '签署并提出');
    await leader.getByText('已提出').first().waitFor(appears);
    const path = new URL(leader.url()).pathname;
    const id = path.split('/').at(-1)!;

    const reading = await consoles.signIn(zhengzhou, 'liaison-officer');
    await reading.goto(new URL(`/agreements/${baoji}/${id}`, reading.url()).href);
    await reading.getByRole('button', { name: '起草反提案' }).click(appears);
    await reading.getByText('草案完整').waitFor(appears);
    await reading.getByLabel('送达宽限（分钟）').fill('30');
    await reading.getByRole('button', { name: '保存草案' }).first().click();
    await reading.getByText('草案已保存').waitFor(appears);

    const answering = await consoles.signIn(zhengzhou, 'leader');
    await answering.goto(reading.url());
    await sign(answering, '签署并反提案');
    await answering.getByText('已反提案').first().waitFor(appears);

    await leader.goto(new URL('/', leader.url()).href);
    const waiting = leader.locator('[data-agreement-todo="sign"]').filter({ hasText: '1' });
    await waiting.click(appears);
    await leader
      .getByRole('link', { name: /双向协议/ })
      .first()
      .click(appears);
    // What waits leads to the agreement, where the counter-proposal has appeared.
    await leader.getByRole('button', { name: /会\s*签/ }).waitFor(appears);
    await leader.getByRole('tab', { name: '版本比较' }).click();
    await leader.locator('.agreement-difference').getByText('送达宽限 30 分钟').waitFor(appears);
    await sign(leader, /会\s*签/);
    for (const page of [leader, answering]) {
      await page.getByText('已签署，待生效').first().waitFor(appears);
      await page.getByRole('tab', { name: '正文' }).click();
      await page.getByRole('region', { name: '存证信息' }).waitFor(appears);
    }
    expect(await hashOf(answering)).toBe(await hashOf(leader));
    for (const path of [new URL(leader.url()).pathname, '/agreements', '/calendar'])
      await isUsableByAll(leader, path);
  }, 240_000);
});

/** On a desk and on a phone. */
async function isUsableByAll(page: Page, path: string): Promise<void> {
  const desk = page.viewportSize()!;
  await page.goto(new URL(path, page.url()).href);
  await page.getByRole('heading', { level: 1 }).first().waitFor(appears);
  for (const size of [desk, phone]) {
    await page.setViewportSize(size);
    expect(await seriousViolations(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
  }
  await page.setViewportSize(desk);
}

/** The names of the officers, by the page's own session: signing in again would end it. */
async function fillIn(page: Page, draftId: string): Promise<void> {
  const { request } = page.context();
  const path = new URL(`/api/bureau/agreements/drafts/${draftId}`, page.url()).href;
  const { document, revision } = (await (await request.get(path)).json()) as Draft;
  const officers = document.regions.flatMap((region) =>
    ['liaison', 'deputy'].map((role) => ({
      ...{ region, role, name: '张样例', phone: '0917-0000000' },
    })),
  );
  const contacts = document.regions.map((region) => ({
    ...{ region, name: '个人信息保护岗', phone: '0917-0000001' },
  }));
  const jointHandlers = { ...document.jointHandlers, contacts };
  const answer = await request.put(path, {
    data: { document: { ...document, officers, jointHandlers } },
    headers: { 'Idempotency-Key': draftId, 'If-Match': `"${revision}"` },
  });
  expect(answer.status()).toBe(200);
}

async function sign(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name }).first().click(appears);
  await page.getByRole('dialog').getByRole('button', { name }).click();
}

async function hashOf(page: Page): Promise<string | null> {
  return page.getByRole('region', { name: '存证信息' }).locator('dd').first().textContent();
}
