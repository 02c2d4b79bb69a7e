// Two halves that were paired are not one person: the residence side objects, with a paper; the home side finds it right and
// undoes the pair from the case, in a form that is filled in already. Both records tell the case it came from.
import type { Page } from 'playwright-core';
import { isTooWide, seriousViolations } from '../support/accessibility';
import { Consoles, phone, untilClosed, withBrowser } from '../support/console';
import { TestNetwork } from '../support/network';
import {
  communityOf,
  registerArrival,
  registerDeparture,
  takeInHukou,
  weiLan,
} from '../support/story';

const appears = { timeout: 30_000 };
const paper = {
  name: '身份证复印件.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.7\n% 一页\n'),
};

withBrowser('a pair that is wrong', () => {
  let network: TestNetwork;
  let consoles: Consoles;
  let recordId = '';

  beforeAll(async () => {
    network = await TestNetwork.start(['610300', '410100'], { carrier: 'https' });
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

  it('is objected to with a paper, found to be wrong, and undone from the case', async () => {
    const zhengzhou = await consoles.signIn('410100', 'exchange-officer');
    await at(zhengzhou, `/records/${recordId}`);
    await zhengzhou.getByRole('link', { name: '申请撤销配对' }).click();
    await zhengzhou.locator('.case-form').waitFor(appears);
    await zhengzhou.locator('.asked-values .ant-select').click();
    await zhengzhou.locator('.ant-select-item-option').first().click();
    await zhengzhou.locator('.case-form input[type="file"]').setInputFiles(paper);
    await zhengzhou.locator('.files-in-hand').getByText(paper.name).waitFor(appears);
    expect(await seriousViolations(zhengzhou)).toEqual([]);
    await zhengzhou.getByRole('button', { name: /发\s*出/ }).click();
    await stateIs(zhengzhou, 'opened');

    const baoji = await consoles.signIn('610300', 'exchange-officer');
    await at(baoji, '/cases/lists/incoming');
    await baoji.getByRole('link', { name: weiLan.name }).first().click();
    await baoji.getByRole('link', { name: paper.name }).waitFor(appears);
    await baoji.getByText('随问题').waitFor(appears);
    await baoji.getByRole('button', { name: /^签\s*收$/ }).click();
    await stateIs(baoji, 'acknowledged');
    await baoji.getByRole('button', { name: /^反\s*馈$/ }).click();
    const answer = baoji.getByRole('dialog');
    await answer.getByText('异议成立', { exact: true }).click();
    expect(await seriousViolations(baoji)).toEqual([]);
    await answer.getByRole('button', { name: /^反\s*馈$/ }).click();
    await untilClosed(answer);
    await stateIs(zhengzhou, 'answered');
    await zhengzhou.getByRole('button', { name: /^采\s*纳$/ }).click();
    await zhengzhou
      .getByRole('dialog')
      .getByRole('button', { name: /^采\s*纳$/ })
      .click();
    for (const page of [baoji, zhengzhou]) await stateIs(page, 'accepted');

    await baoji.getByRole('link', { name: '按更正登记' }).click();
    const undo = baoji.getByRole('dialog');
    await undo.getByRole('button', { name: '解除配对' }).waitFor(appears);
    expect(await undo.getByLabel('解除原因').inputValue()).toBe('配对有误，应当解除');
    await undo.getByRole('button', { name: '解除配对' }).click();
    await untilClosed(undo);
    await baoji.locator('.timeline').getByText('根据协查反馈更正').waitFor(appears);
    expect(await seriousViolations(baoji)).toEqual([]);

    await at(zhengzhou, `/records/${recordId}`);
    await zhengzhou.locator('.related-cases').getByRole('link').first().click();
    await stateIs(zhengzhou, 'accepted');
    await zhengzhou.locator('.corrections').waitFor({ state: 'detached', ...appears });
    expect(await seriousViolations(zhengzhou)).toEqual([]);
  }, 180_000);

  it('is a case that fits a phone: form, page and paper', async () => {
    const page = await consoles.signIn('410100', 'exchange-officer', phone);
    await at(page, '/cases/lists/outgoing');
    expect([await isTooWide(page), await seriousViolations(page)]).toEqual([false, []]);
    await page.getByRole('link', { name: new RegExp(weiLan.name) }).tap();
    await stateIs(page, 'accepted');
    expect([await isTooWide(page), await seriousViolations(page)]).toEqual([false, []]);
    const address = page.url();
    for (const path of [`${address}/print`, '/cases/new', `/cases/new?record=${recordId}`]) {
      await at(page, path);
      expect([path, await isTooWide(page)]).toEqual([path, false]);
    }
  }, 120_000);
});

async function at(page: Page, path: string): Promise<void> {
  await page.goto(new URL(path, page.url()).href);
  await page.getByRole('heading', { level: 1 }).first().waitFor(appears);
}

const stateIs = (page: Page, state: string): Promise<void> =>
  page.locator(`.record-state [data-case-state="${state}"]`).waitFor(appears);
