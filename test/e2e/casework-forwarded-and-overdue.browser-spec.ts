// A question that reaches the wrong region goes on in a third one; one that nobody answers is taken up the ladder of its
// own accord once the clock is past its due day. Consoles on every side.
import type { Page } from 'playwright-core';
import type { RegionClient } from '../../tools/client/region-client';
import { seriousViolations } from '../support/accessibility';
import { chooseLevels, Consoles, untilClosed, withBrowser } from '../support/console';
import { TestNetwork } from '../support/network';
import { caoZhengkai, type StoryPerson, weiLan } from '../support/story';

const appears = { timeout: 30_000 };

interface Outcome {
  readonly caseId: string;
}

withBrowser('a case', () => {
  let network: TestNetwork;
  let consoles: Consoles;

  beforeAll(async () => {
    network = await TestNetwork.start(['610300', '410100', '620921'], {
      carrier: 'https',
      clockFrom: new Date(),
    });
    consoles = await Consoles.open(network);
  }, 240_000);
  afterAll(async () => {
    await consoles?.close();
    await network?.stop();
  }, 60_000);

  it('forwarded by who is not competent is answered in a third region', async () => {
    const asked = await ask(await network.signedIn('410100', 'exchange-officer'), weiLan);
    await network.settle();

    const baoji = await consoles.signIn('610300', 'exchange-officer');
    await at(baoji, `/cases/${asked}`);
    await act(baoji, '转办');
    const dialog = baoji.getByRole('dialog');
    await dialog.getByText('已迁往他处').click();
    await chooseLevels(baoji, '#dialog_toDivision', ['甘肃省', '酒泉市', '金塔县']);
    // The levels lie over the form until one looks elsewhere.
    await dialog.locator('.ant-modal-title').click();
    await dialog.getByRole('button', { name: /^转\s*办$/ }).click();
    await untilClosed(dialog);

    const zhengzhou = await consoles.signIn('410100', 'exchange-officer');
    await at(zhengzhou, `/cases/${asked}`);
    await stateIs(zhengzhou, 'closed');
    await zhengzhou.getByText('本件已转由另一地区继续办理').waitFor(appears);

    const jinta = await consoles.signIn('620921', 'exchange-officer');
    await at(jinta, '/cases/lists/incoming');
    await jinta.getByRole('link', { name: weiLan.name }).first().click();
    await jinta.getByRole('button', { name: /^签\s*收$/ }).click();
    await stateIs(jinta, 'acknowledged');
    await answer(jinta);

    await zhengzhou.getByRole('link', { name: '打开' }).click();
    await zhengzhou.getByText('本件由另一事项转办而来').waitFor(appears);
    await stateIs(zhengzhou, 'answered');
    await zhengzhou.getByRole('button', { name: /^采\s*纳$/ }).click();
    await zhengzhou
      .getByRole('dialog')
      .getByRole('button', { name: /^采\s*纳$/ })
      .click();
    for (const page of [zhengzhou, jinta]) {
      await stateIs(page, 'accepted');
      expect(await seriousViolations(page)).toEqual([]);
    }
  }, 180_000);

  it('that nobody answers is overdue and escalated, and both sides see to whom', async () => {
    const asked = await ask(await network.signedIn('410100', 'exchange-officer'), caoZhengkai);
    await network.settle();
    const desk = await network.signedIn('610300', 'exchange-officer');
    await desk.post(`/api/sending/cases/${asked}/acknowledge`, {});
    await network.settle();
    await network.moveClock(new Date(network.now().getTime() + 24 * 86_400_000));

    const zhengzhou = await consoles.signIn('410100', 'exchange-officer');
    await at(zhengzhou, '/cases/lists/overdue');
    await zhengzhou
      .locator('[data-case-count="overdue"]')
      .filter({ hasText: '1' })
      .waitFor(appears);
    await zhengzhou.getByRole('link', { name: caoZhengkai.name }).first().click();
    const baoji = await consoles.signIn('610300', 'exchange-officer');
    await at(baoji, `/cases/${asked}`);
    for (const page of [zhengzhou, baoji]) {
      await page
        .locator('.record-state')
        .getByText(/超期 \d+ 天/)
        .waitFor(appears);
      await page.locator('.record-state').getByText('已升级至分管领导').waitFor(appears);
      expect(await seriousViolations(page)).toEqual([]);
    }
    // Each step of the ladder stands once in what both did.
    const escalated = baoji.locator('.timeline .act-head').getByText('升级', { exact: true });
    expect(await escalated.count()).toBe(2);

    await answer(baoji);
    for (const page of [zhengzhou, baoji]) await stateIs(page, 'answered');
    await at(zhengzhou, '/cases/lists/overdue');
    await zhengzhou
      .locator('[data-case-count="overdue"]')
      .filter({ hasText: '0' })
      .waitFor(appears);
  }, 240_000);
});

/** Zhengzhou asks the home place of this person whether the address it was told is right. */
async function ask(desk: RegionClient, person: StoryPerson): Promise<string> {
  const { caseId } = await desk.post<Outcome>('/api/receiving/cases', {
    kind: 'verification',
    urgency: 'urgent',
    fields: ['hukouAddress'],
    values: { hukouAddress: person.hukouAddress },
    name: person.name,
    idNumber: person.idNumber,
    division: person.homeDivision,
  });
  return caseId;
}

async function at(page: Page, path: string): Promise<void> {
  await page.goto(new URL(path, page.url()).href);
  await page.getByRole('heading', { level: 1 }).first().waitFor(appears);
}

const stateIs = (page: Page, state: string): Promise<void> =>
  page.locator(`.record-state [data-case-state="${state}"]`).waitFor(appears);

/** An act that stands behind 更多. */
async function act(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: '更多操作' }).click();
  await page.getByRole('menuitem', { name, exact: true }).click();
}

async function answer(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^反\s*馈$/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByRole('radiogroup', { name: /户籍地址/ })
    .getByText('一致', { exact: true })
    .click();
  await dialog.getByRole('button', { name: /^反\s*馈$/ }).click();
  await untilClosed(dialog);
}
