import { existsSync } from 'node:fs';
import {
  type Browser,
  type BrowserContext,
  chromium,
  type Locator,
  type Page,
} from 'playwright-core';
import type { DemonstrationAccount } from '../../tools/network/accounts';
import type { TestNetwork } from './network';
import type { StoryPerson } from './story';

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** A browser story: skipped visibly where Chromium or Kafka is absent, a failure with CI=true. */
export const withBrowser =
  process.env['CI'] === 'true' || (existsSync(executablePath) && process.env['TEST_KAFKA_BROKERS'])
    ? describe
    : describe.skip;

export const desktop = { width: 1366, height: 768 };
export const phone = { width: 375, height: 812 };

/** A browser of a story; every account has a window of its own. */
export class Consoles {
  private constructor(
    private readonly browser: Browser,
    private readonly network: TestNetwork,
  ) {}

  static async open(network: TestNetwork): Promise<Consoles> {
    const browser = await chromium.launch({
      executablePath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
    return new Consoles(browser, network);
  }

  /** Signs the region's account of this role in and waits for its first page. */
  async signIn(region: string, role: string, viewport = desktop): Promise<Page> {
    const context = await this.newContext(viewport);
    const page = await context.newPage();
    await page.goto(this.network.region(region).url);
    await fillSignIn(page, this.network.account(region, role));
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    return page;
  }

  /** A page of this region for somebody without an account, on a phone. */
  async visit(region: string, path: string): Promise<Page> {
    const page = await (await this.newContext(phone)).newPage();
    await page.goto(new URL(path, this.network.region(region).url).href);
    return page;
  }

  close(): Promise<void> {
    return this.browser.close();
  }

  private newContext(viewport: { width: number; height: number }): Promise<BrowserContext> {
    const touched = viewport.width < 600;
    return this.browser.newContext({
      viewport,
      hasTouch: touched,
      isMobile: touched,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
    });
  }
}

async function fillSignIn(page: Page, account: DemonstrationAccount): Promise<void> {
  await page.getByLabel('用户名').fill(account.username);
  await page.getByLabel('密码').fill(account.password);
  await page.getByRole('button', { name: /登\s*录/ }).click();
  await page.getByRole('button', { name: /登\s*录/ }).waitFor({ state: 'detached' });
}

export async function openArrivalForm(page: Page): Promise<void> {
  await page.goto(new URL('/registration/arrivals/new', page.url()).href);
}

/** Fills what the arrival form asks of a person of Weibin district, Baoji, who lives in the account's community. */
export async function fillArrivalForm(page: Page, person: StoryPerson): Promise<void> {
  await page.getByLabel('公民身份号码').fill(person.idNumber);
  await page.getByLabel('姓名').fill(person.name);
  await chooseDivision(page, 'arrival_homeDivision', ['陕西省', '宝鸡市', '渭滨区']);
  await page.getByLabel('现住地址').fill('中原路200号3单元502');
  await page.locator('#arrival_channel').click();
  await page.locator('.ant-select-item-option').first().click();
  await page.getByLabel('已向本人告知').check();
}

/** Counts from now on how often the screen is touched; answers how often it was. */
export async function countTaps(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(
    `window.taps = 0; addEventListener('pointerdown', () => (window.taps += 1), { capture: true })`,
  );
  return () => page.evaluate<number>('window.taps');
}

/** Chooses an option of a select on a phone. */
export async function chooseOption(page: Page, fieldId: string, option: RegExp): Promise<void> {
  await page.locator(`#${fieldId}`).tap();
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
    .filter({ hasText: option })
    .first()
    .tap();
}

/** Presses Tab until the field of this id has the focus: it must lie on the way of somebody without a mouse. */
export async function tabTo(page: Page, fieldId: string): Promise<void> {
  const reached = `document.activeElement?.id === ${JSON.stringify(fieldId)}`;
  for (let presses = 0; presses < 30; presses++) {
    if (await page.evaluate<boolean>(reached)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${fieldId} cannot be reached with the Tab key`);
}

/** Chooses a division level by level in the cascader of this field. */
async function chooseDivision(
  page: Page,
  fieldId: string,
  names: readonly string[],
): Promise<void> {
  await chooseLevels(page, `#${fieldId}`, names);
  await page.keyboard.press('Escape');
}

/**
 * Chooses level by level in the cascader of this field. A level is read from the region when the one above it is touched;
 * a touch that the list has overlooked while it was drawn anew is repeated, as anybody would.
 */
export async function chooseLevels(
  page: Page,
  field: string,
  names: readonly string[],
  touch: 'click' | 'tap' = 'click',
): Promise<void> {
  await page.locator(field)[touch]();
  const menus = page.locator('.ant-cascader-menu:visible');
  const itemOf = (level: number): Locator =>
    menus.nth(level).locator('.ant-cascader-menu-item').filter({ hasText: names[level]! }).first();
  for (const level of names.keys()) {
    await itemOf(level)[touch]();
    if (level === names.length - 1) return;
    for (let attempt = 0; attempt < 5; attempt++) {
      if (await appearsSoon(itemOf(level + 1))) break;
      await itemOf(level)[touch]();
    }
  }
}

/** A dialog that stays says why in the failure: a field it marks, a refusal it shows. */
export async function untilClosed(dialog: Locator): Promise<void> {
  try {
    await dialog.waitFor({ state: 'detached', timeout: 30_000 });
  } catch (error) {
    const said = await dialog.innerText().catch(() => 'gone since');
    throw new Error(`the dialog is still there: ${said}`, { cause: error });
  }
}

const appearsSoon = (item: Locator): Promise<boolean> =>
  item.waitFor({ timeout: 3_000 }).then(
    () => true,
    () => false,
  );
