// Zhengzhou asks Baoji about the home address of somebody who moved in. Two consoles: Baoji answers, Zhengzhou returns the
// answer, Baoji supplements it, Zhengzhou accepts. Nobody reloads, and both hold the same case with the same due day.
import type { Page } from 'playwright-core';
import { isTooWide, seriousViolations } from '../support/accessibility';
import { Consoles, phone, untilClosed, withBrowser } from '../support/console';
import { eventually } from '../support/eventually';
import { TestNetwork } from '../support/network';
import {
  communityOf,
  registerArrival,
  registerDeparture,
  takeInHukou,
  weiLan,
} from '../support/story';

const appears = { timeout: 20_000 };

withBrowser('a verification', () => {
  let network: TestNetwork;
  let consoles: Consoles;
  let recordId = '';

  beforeAll(async () => {
    network = await TestNetwork.start(['610300', '410100'], { carrier: 'kafka' });
    const baoji = await network.signedIn('610300', 'exchange-officer');
    await takeInHukou(baoji, [weiLan]);
    await registerDeparture(baoji, weiLan, '410100');
    const zhengzhou = await network.signedIn('410100', 'community-manager');
    ({ recordId } = await registerArrival(zhengzhou, weiLan, communityOf(network, '410100')));
    await network.settle();
    consoles = await Consoles.open(network);
  }, 240_000);
  afterAll(async () => {
    await consoles?.close();
    await network?.stop();
  }, 60_000);

  it('goes from the question through return and supplement to acceptance, seen on both consoles', async () => {
    const baoji = await consoles.signIn('610300', 'exchange-officer');
    await at(baoji, '/cases/lists/incoming');
    await baoji.locator('[data-case-count="incoming"]').filter({ hasText: '0' }).waitFor(appears);

    const zhengzhou = await consoles.signIn('410100', 'exchange-officer');
    await at(zhengzhou, `/records/${recordId}`);
    await zhengzhou.getByRole('link', { name: '发起事项' }).click();
    await zhengzhou.getByRole('radio', { name: /紧急/ }).check();
    await zhengzhou.getByRole('checkbox', { name: '户籍地址', exact: true }).check();
    await zhengzhou.getByLabel('户籍地址（我方持有）').fill('演示路20号');
    await zhengzhou.getByRole('button', { name: /发\s*出/ }).click();
    await stateIs(zhengzhou, 'opened');
    await zhengzhou.getByText('已送达').first().waitFor(appears);

    await baoji.locator('[data-case-count="incoming"]').filter({ hasText: '1' }).waitFor(appears);
    await baoji.getByRole('link', { name: weiLan.name }).first().click();
    await baoji.getByText('演示路20号').first().waitFor(appears);
    await baoji.getByRole('button', { name: /^签\s*收$/ }).click();
    for (const page of [baoji, zhengzhou]) await stateIs(page, 'acknowledged');
    // Each counts once the acknowledgement is sealed or has come; until then from the latest day it may be given.
    const sameDay = await eventually('both show the same due day', async () => {
      const [here, there] = [await dueOf(baoji), await dueOf(zhengzhou)];
      return here === there && here;
    });
    expect(sameDay).toMatch(/^\d{4}-\d{2}-\d{2}$/);

    await answer(baoji, '演示路20号2单元');
    for (const page of [baoji, zhengzhou]) await stateIs(page, 'answered');
    await zhengzhou.getByRole('button', { name: '退回补充' }).click();
    const returning = zhengzhou.getByRole('dialog');
    await returning.getByLabel('理由').fill('请注明门牌');
    await returning.getByRole('button', { name: '退回补充' }).click();
    for (const page of [baoji, zhengzhou]) {
      await stateIs(page, 'returned');
      expect(await seriousViolations(page)).toEqual([]);
    }
    await baoji.getByText('请注明门牌').waitFor(appears);

    await answer(baoji, '演示路20号2单元301');
    await stateIs(zhengzhou, 'answered');
    await zhengzhou.getByText('演示路20号2单元301').first().waitFor(appears);
    await zhengzhou.getByRole('button', { name: /^采\s*纳$/ }).click();
    await zhengzhou
      .getByRole('dialog')
      .getByRole('button', { name: /^采\s*纳$/ })
      .click();
    for (const page of [baoji, zhengzhou]) await stateIs(page, 'accepted');

    await zhengzhou.getByText('对方已收到').first().waitFor(appears);
    await network.settle();
    expect(await digests(zhengzhou)).toEqual(await digests(baoji));
  }, 180_000);

  it('leaves each list with as many cases as its tab says', async () => {
    const page = await consoles.signIn('410100', 'exchange-officer');
    for (const [list, count] of [
      ['outgoing', '1'],
      ['incoming', '0'],
      ['overdue', '0'],
    ] as const) {
      await at(page, `/cases/lists/${list}`);
      await page.locator(`[data-case-count="${list}"]`).filter({ hasText: count }).waitFor(appears);
      await page.getByText(`共 ${count} 条`).waitFor(appears);
      expect(await seriousViolations(page)).toEqual([]);
    }
  }, 120_000);

  it('is printed as a letter by who asks and as a sheet by who verifies', async () => {
    const zhengzhou = await consoles.signIn('410100', 'exchange-officer');
    await openCase(zhengzhou, 'outgoing');
    await zhengzhou.getByRole('link', { name: '打印协查函' }).click();
    await zhengzhou.getByRole('heading', { name: '流动人口信息协查函' }).waitFor(appears);
    await zhengzhou.getByRole('button', { name: '显示完整号码' }).click();
    await zhengzhou.getByText(weiLan.idNumber).waitFor(appears);

    const baoji = await consoles.signIn('610300', 'exchange-officer');
    await openCase(baoji, 'incoming');
    await baoji.getByRole('link', { name: '打印核实单' }).click();
    await baoji.getByRole('heading', { name: '流动人口信息核实单' }).waitFor(appears);
    for (const page of [zhengzhou, baoji]) expect(await seriousViolations(page)).toEqual([]);
  }, 120_000);

  it('fits a phone: the lists as cards, the case in one column', async () => {
    const page = await consoles.signIn('610300', 'exchange-officer', phone);
    await at(page, '/cases/lists/incoming');
    await page.getByRole('link', { name: new RegExp(weiLan.name) }).tap();
    await stateIs(page, 'accepted');
    expect([await isTooWide(page), await seriousViolations(page)]).toEqual([false, []]);
  }, 120_000);
});

async function at(page: Page, path: string): Promise<void> {
  await page.goto(new URL(path, page.url()).href);
  await page.getByRole('heading', { level: 1 }).first().waitFor(appears);
}

const stateIs = (page: Page, state: string): Promise<void> =>
  page.locator(`.record-state [data-case-state="${state}"]`).waitFor(appears);

async function openCase(page: Page, list: string): Promise<void> {
  await at(page, `/cases/lists/${list}`);
  await page.getByRole('link', { name: weiLan.name }).first().click();
  await stateIs(page, 'accepted');
}

/** Answers the one field asked with another address, as the home register has it. */
async function answer(page: Page, address: string): Promise<void> {
  await page.getByRole('button', { name: /^反\s*馈$/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByRole('radiogroup', { name: /户籍地址/ })
    .getByText('更正为')
    .click();
  await dialog.getByLabel('户籍地址的正确内容').fill(address);
  await dialog.getByRole('button', { name: /^反\s*馈$/ }).click();
  await untilClosed(dialog);
}

async function dueOf(page: Page): Promise<string> {
  const day = page.locator('.due-day').first();
  await day.waitFor(appears);
  return (await day.textContent()) ?? '';
}

async function digests(page: Page): Promise<(string | null)[]> {
  await page.getByText('存证信息').first().click();
  const of = (side: string): Promise<string | null> =>
    page.getByTestId(`digest-${side}`).textContent();
  return [await of('asking'), await of('answering')];
}
