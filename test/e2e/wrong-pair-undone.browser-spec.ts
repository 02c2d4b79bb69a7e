// A number was written down wrongly in Zhengzhou, so the machine paired somebody with the departure of another person. Two
// consoles: the home office takes the pair apart and pairs by hand; the residence side asks and sees it happen.
import type { Page } from 'playwright-core';
import { Consoles, withBrowser } from '../support/console';
import { TestNetwork } from '../support/network';
import {
  communityOf,
  personOf,
  registerArrival,
  registerDeparture,
  type StoryPerson,
  takeInHukou,
  weiLan,
} from '../support/story';

const appears = { timeout: 20_000 };
/** Named alike, born on the same day. */
const right: StoryPerson = personOf('魏兰', '610302', '19900307', 334);

withBrowser('a wrong pair', () => {
  let network: TestNetwork;
  let consoles: Consoles;
  let recordId = '';

  beforeAll(async () => {
    network = await TestNetwork.start(['610300', '410100'], { carrier: 'kafka' });
    const baoji = await network.signedIn('610300', 'exchange-officer');
    await takeInHukou(baoji, [weiLan, right]);
    for (const person of [weiLan, right]) await registerDeparture(baoji, person, '410100');
    const zhengzhou = await network.signedIn('410100', 'community-manager');
    const written = { ...right, idNumber: weiLan.idNumber, sex: weiLan.sex };
    const community = communityOf(network, '410100');
    ({ recordId } = await registerArrival(zhengzhou, written, community));
    await network.settle();
    consoles = await Consoles.open(network);
  }, 240_000);
  afterAll(async () => {
    await consoles?.close();
    await network?.stop();
  }, 60_000);

  it('is undone by the home side and paired again by hand, seen on both consoles', async () => {
    const zhengzhou = await consoles.signIn('410100', 'exchange-officer');
    await openRecord(zhengzhou);
    await zhengzhou.locator('[data-state="agreed"]').first().waitFor(appears);
    await zhengzhou.getByText('1 项不符').first().waitFor(appears);
    await zhengzhou.getByRole('link', { name: '申请撤销配对' }).waitFor(appears);

    const baoji = await consoles.signIn('610300', 'exchange-officer');
    await openRecord(baoji);
    await baoji.getByRole('button', { name: '解除配对' }).click();
    const dialog = baoji.getByRole('dialog');
    await dialog.getByLabel('解除原因').fill('号码填错，不是同一人');
    await dialog.getByRole('button', { name: '解除配对' }).click();

    // Nobody reloads: both say one-sided, and the list says why and whose turn it is.
    for (const page of [baoji, zhengzhou])
      await page.locator('[data-state="one-sided"]').first().waitFor(appears);
    await baoji.goto(new URL('/one-sided?reason=pairing-undone', baoji.url()).href);
    await baoji.getByRole('cell', { name: '配对已撤销' }).first().waitFor(appears);
    await baoji
      .getByRole('link', { name: `人工配对 ${right.name}` })
      .first()
      .click();

    const match = baoji.locator('.match').filter({ hasText: '公民身份号码 不同' });
    await match.getByText('姓名 一致').waitFor(appears);
    await match.getByRole('button', { name: /^配\s*对/ }).click();
    await baoji
      .getByRole('dialog')
      .getByRole('button', { name: /^配\s*对/ })
      .click();
    for (const page of [baoji, zhengzhou])
      await page.locator('[data-state="agreed"]').first().waitFor(appears);
    await zhengzhou.getByText('由经办人员配对').first().waitFor(appears);
  }, 120_000);

  it('leaves the rate and its lists equal: one lives on both sides, one is away only', async () => {
    const page = await consoles.signIn('610300', 'exchange-officer');
    await page.goto(new URL('/one-sided', page.url()).href);
    await page.locator('[data-rate="410100"]').filter({ hasText: '50.00%' }).waitFor(appears);
    await page.locator('[data-count="410100 sending"]').filter({ hasText: '1' }).click();
    await page.getByRole('link', { name: weiLan.name }).first().waitFor(appears);
    expect(page.url()).toContain('live=sending');
  }, 60_000);

  async function openRecord(page: Page): Promise<void> {
    await page.goto(new URL(`/records/${recordId}`, page.url()).href);
    await page
      .getByRole('heading', { level: 1, name: right.name })
      .or(page.getByRole('heading', { level: 1, name: weiLan.name }))
      .waitFor(appears);
  }
});
