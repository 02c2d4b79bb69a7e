// A community manager of Zhengzhou registers an arrival from Baoji in the browser. The exchange officer of Baoji has the
// work-list open and the leader its list; both see it appear. The officer registers the departure with one click, and both
// pages show an agreed record with the same digests.
import type { Page } from 'playwright-core';
import { Consoles, fillArrivalForm, openArrivalForm, withBrowser } from '../support/console';
import { TestNetwork } from '../support/network';
import { takeInHukou, weiLan } from '../support/story';

const appears = { timeout: 20_000 };

withBrowser('an arrival registered on one console', () => {
  let network: TestNetwork;
  let consoles: Consoles;

  beforeAll(async () => {
    network = await TestNetwork.start(['610300', '410100'], { carrier: 'kafka' });
    await takeInHukou(await network.signedIn('610300', 'exchange-officer'), [weiLan]);
    consoles = await Consoles.open(network);
  }, 240_000);
  afterAll(async () => {
    await consoles?.close();
    await network?.stop();
  }, 60_000);

  it('is seen, answered and agreed on the other', async () => {
    const baoji = await consoles.signIn('610300', 'exchange-officer');
    await baoji.locator('[data-todo="departure-to-register"]').filter({ hasText: '0' }).waitFor();

    const list = await consoles.signIn('610300', 'leader');
    await list.goto(new URL('/records?todo=departure-to-register', list.url()).href);
    await list.getByText('这一项已全部办完').waitFor(appears);

    const zhengzhou = await consoles.signIn('410100', 'community-manager');
    await openArrivalForm(zhengzhou);
    await fillArrivalForm(zhengzhou, weiLan);
    await zhengzhou.getByRole('button', { name: /保存并出具回执/ }).click();
    await zhengzhou.getByText('回执').first().waitFor(appears);

    // Nobody reloads: the work-list counts, its list opens, the home office answers with one click.
    await baoji
      .locator('[data-todo="departure-to-register"]')
      .filter({ hasText: '1' })
      .waitFor(appears);
    await list.getByRole('link', { name: weiLan.name }).first().waitFor(appears);
    await baoji.getByRole('link', { name: /待建卡/ }).click();
    await baoji.getByRole('link', { name: weiLan.name }).first().click();
    await baoji.locator('[data-state="one-sided"]').first().waitFor(appears);
    await baoji.getByRole('button', { name: /一键建卡/ }).click();
    await baoji
      .getByRole('dialog')
      .getByRole('button', { name: /确\s*定/ })
      .click();
    await baoji.locator('[data-state="agreed"]').first().waitFor(appears);

    await zhengzhou.goto(baoji.url().replace(/^https?:\/\/[^/]+/, network.region('410100').url));
    await zhengzhou.locator('[data-state="agreed"]').first().waitFor(appears);
    await zhengzhou
      .getByText(/对方已收到/)
      .first()
      .waitFor(appears);
    expect(await digests(zhengzhou)).toEqual(await digests(baoji));
  }, 120_000);
});

async function digests(page: Page): Promise<(string | null)[]> {
  await page.getByText('存证信息').first().click();
  const of = (side: string): Promise<string | null> =>
    page.getByTestId(`digest-${side}`).textContent();
  return [await of('sending'), await of('receiving')];
}
