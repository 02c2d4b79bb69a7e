// A code hangs at a door. A tenant and a landlord fill its short form in on their phones; the community confirms with one
// click, and nobody types anything twice. Six kinds of sites, what was signed and how far they reach; moved in three taps.
import type { Page } from 'playwright-core';
import { isTooWide, seriousViolations } from '../support/accessibility';
import {
  chooseLevels,
  Consoles,
  countTaps,
  phone,
  untilClosed,
  withBrowser,
} from '../support/console';
import { TestNetwork } from '../support/network';
import { communityOf, personOf, type StoryPerson, takeInHukou } from '../support/story';

const appears = { timeout: 30_000 };
const tenant = personOf('阎海蓉', '610302', '19920514', 126);
const lodger = personOf('栾书平', '610303', '19790830', 213);
const villager = personOf('费玉林', '410105', '19860127', 315);

/** One per reporting channel, as the community keeps them. */
const sites = [
  { channel: '1', name: '锦绣小区', address: '中原路 300 号' },
  { channel: '2', name: '纺织厂家属院', address: '棉纺路 12 号' },
  { channel: '3', name: '中原路200号院', address: '中原路 200 号' },
  { channel: '4', name: '城西批发市场', address: '建设路 66 号' },
  { channel: '5', name: '宏远机械厂', address: '科学大道 8 号' },
  { channel: '6', name: '演示村', address: '演示村委会' },
];

withBrowser('a code at a door', () => {
  let network: TestNetwork;
  let consoles: Consoles;
  let community: Page;
  const codes = new Map<string, string>();

  beforeAll(async () => {
    network = await TestNetwork.start(['610300', '410100'], { carrier: 'https' });
    await takeInHukou(await network.signedIn('610300', 'exchange-officer'), [tenant, lodger]);
    consoles = await Consoles.open(network);
  }, 240_000);
  afterAll(async () => {
    await consoles?.close();
    await network?.stop();
  }, 60_000);

  it('belongs to a site of one of six channels, with who answers for it and what they signed', async () => {
    community = await consoles.signIn('410100', 'community-manager');
    await open(community, '/sites');
    await community.getByRole('button', { name: '新增场所' }).first().click();
    const dialog = community.getByRole('dialog');
    await dialog.getByLabel('来源渠道').click();
    await community
      .locator('.ant-select-item-option')
      .filter({ hasText: /城中村/ })
      .click();
    await dialog.getByLabel('场所名称').fill('中原路200号院');
    await dialog.getByLabel('地址', { exact: true }).fill('中原路 200 号');
    await dialog.getByLabel('责任人').fill('房东');
    await dialog.getByLabel('联系电话').fill('13800001111');
    await dialog.getByLabel('签署人').fill('房东');
    await dialog.getByLabel('签署日期').fill(today());
    await community.keyboard.press('Tab');
    await dialog.getByRole('button', { name: /保\s*存/ }).click();
    await untilClosed(dialog);
    expect(await seriousViolations(community)).toEqual([]);

    // An account is signed in once: the community's window would be closed by it.
    const clerk = await network.signedIn('410100', 'exchange-officer');
    const division = communityOf(network, '410100');
    for (const site of sites.filter(({ channel }) => channel !== '3'))
      await clerk.post('/api/receiving/sites', { ...site, division, responsibleName: '负责人' });
    const { items } = await clerk.get<{ items: { channel: string; doorCode: string }[] }>(
      '/api/receiving/sites?size=20',
    );
    for (const { channel, doorCode } of items) codes.set(channel, doorCode);
    expect([...codes.keys()].sort()).toEqual(['1', '2', '3', '4', '5', '6']);

    await community.reload();
    const cards = community.locator('.coverage-card');
    await cards.nth(5).waitFor(appears);
    await coverage(/城中村/, '申报场所', '0 / 1（0%）');
    await coverage(/城中村/, '签承诺书', '1 / 1（100%）');
    await coverage(/企事业单位/, '签承诺书', '0 / 1（0%）');
    await community
      .getByRole('row', { name: /中原路200号院/ })
      .getByText(today())
      .waitFor(appears);
    await community
      .getByRole('row', { name: /宏远机械厂/ })
      .getByText('未签署')
      .waitFor(appears);
  }, 240_000);

  it('leads to a short form of its kind, without an account', async () => {
    for (const [channel, asks, omits] of [
      ['1', '楼栋、单元、房号', '外出日期'],
      ['4', '摊位、铺位或住处', '来此原因'],
      ['5', '宿舍楼、房号或住处', '来此原因'],
      ['6', '外出日期', '到达日期'],
    ] as const) {
      const visitor = await consoles.visit('410100', `/door/${codes.get(channel)}`);
      await visitor.getByText(asks, { exact: true }).first().waitFor(appears);
      expect(await visitor.getByText(omits, { exact: true }).count()).toBe(0);
      await visitor.context().close();
    }
  }, 240_000);

  it('takes what the tenant and the landlord fill in on a phone, and registers nothing yet', async () => {
    await fillInAtDoor(tenant, { place: '3单元 402', by: '本人' });
    await fillInAtDoor(lodger, { place: '3单元 403', by: '房东、单位或负责人' });
    expect(await network.sum('SELECT count(*) AS n FROM registration.arrival')).toBe(0);
  }, 240_000);

  it('becomes an arrival with one click of the community, with nothing typed again', async () => {
    await open(community, '/todo');
    const number = community.locator('[data-todo="self-reports"]').filter({ hasText: '2' });
    await number.waitFor(appears);
    await number.click();
    await community.waitForURL(/self-reports/, appears);
    for (const { name } of [tenant, lodger]) {
      const row = community.getByRole('row', { name: new RegExp(name) });
      await row.getByRole('button', { name: '确认登记' }).click();
      await row.waitFor({ state: 'detached', ...appears });
    }
    expect(await seriousViolations(community)).toEqual([]);
    await open(community, '/todo');
    await community
      .locator('[data-todo="self-reports"]')
      .filter({ hasText: /^0$/ })
      .waitFor(appears);
    await network.settle();
    for (const region of ['610300', '410100'])
      expect(await registeredIn(region)).toEqual([
        { name: lodger.name, address: '中原路 200 号 3单元 403', channel: '3', dwelling: '02' },
        { name: tenant.name, address: '中原路 200 号 3单元 402', channel: '3', dwelling: '02' },
      ]);
    await open(community, '/sites');
    await coverage(/城中村/, '申报场所', '1 / 1（100%）');
    await coverage(/城中村/, '挂接人员', '2 / 2（100%）');
  }, 240_000);

  it('at a village tells of somebody who left, confirmed by the township that registers departures', async () => {
    const visitor = await consoles.visit('410100', `/door/${codes.get('6')}`);
    await fillPerson(visitor, villager);
    await chooseDoorDivision(visitor, 'report_destinationDivision', ['陕西省', '宝鸡市', '渭滨区']);
    await handIn(visitor);
    const township = await consoles.signIn('410100', 'township-clerk');
    await township.locator('[data-todo="self-reports"]').filter({ hasText: '1' }).click();
    await township.getByRole('button', { name: '确认登记' }).click();
    await township.getByText('没有待确认的申报').waitFor(appears);
    await network.settle();
    expect(
      await network.sum(
        'SELECT count(*) AS n FROM registration.departure d WHERE d.status IS NOT NULL',
      ),
    ).toBe(2);
  }, 240_000);

  it('is where somebody moves to in three taps, and the home side knows', async () => {
    const page = await consoles.signIn('410100', 'community-manager', phone);
    await open(page, '/registration/visit');
    const card = page.locator('.door-card').filter({ hasText: tenant.name });
    await card.waitFor(appears);
    const taps = await countTaps(page);
    await card.getByRole('button', { name: '已搬家' }).tap(appears);
    await page.getByText('锦绣小区').tap(appears);
    await page.getByRole('button', { name: '确认搬到这里' }).tap(appears);
    await untilClosed(page.getByRole('dialog'));
    expect(await taps()).toBe(3);
    expect(await isTooWide(page)).toBe(false);
    expect(await seriousViolations(page)).toEqual([]);
    await network.settle();
    for (const region of ['610300', '410100'])
      expect(await registeredIn(region)).toContainEqual({
        name: tenant.name,
        address: '中原路 300 号',
        channel: '1',
        dwelling: '02',
      });
  }, 240_000);

  it('and left in three taps', async () => {
    const page = await consoles.signIn('410100', 'community-manager', phone);
    await open(page, '/registration/visit');
    const card = page.locator('.door-card').filter({ hasText: lodger.name });
    await card.waitFor(appears);
    const taps = await countTaps(page);
    await card.getByRole('button', { name: '已离开' }).tap(appears);
    await page.getByText('去了别处').tap(appears);
    await page.getByRole('button', { name: /确认 .* 离开/ }).tap(appears);
    await card.waitFor({ state: 'detached', ...appears });
    expect(await taps()).toBe(3);
    await network.settle();
    const ended = `SELECT count(*) AS n FROM registration.arrival WHERE status = 'ended'`;
    expect(await network.sum(ended)).toBe(2);
  }, 240_000);

  async function coverage(channel: RegExp, word: string, figure: string): Promise<void> {
    const card = community.locator('.coverage-card').filter({ hasText: channel });
    await card.locator(`dt:has-text("${word}") + dd`).filter({ hasText: figure }).waitFor(appears);
  }

  async function fillInAtDoor(
    person: StoryPerson,
    { place, by }: { place: string; by: string },
  ): Promise<void> {
    const visitor = await consoles.visit('410100', `/door/${codes.get('3')}`);
    await visitor.getByRole('heading', { name: '来此居住申报' }).waitFor(appears);
    await visitor.getByRole('radio', { name: by }).check();
    await fillPerson(visitor, person);
    const county = person.homeDivision === '610302' ? '渭滨区' : '金台区';
    await chooseDoorDivision(visitor, 'report_homeDivision', ['陕西省', '宝鸡市', county]);
    await visitor.getByLabel('房间号').fill(place);
    await handIn(visitor);
  }

  async function fillPerson(visitor: Page, { name, idNumber }: StoryPerson): Promise<void> {
    await visitor.getByLabel('姓名').fill(name);
    await visitor.getByLabel('公民身份号码').fill(idNumber);
  }

  async function handIn(visitor: Page): Promise<void> {
    await visitor.getByLabel('我已阅读告知内容').check();
    expect(await isTooWide(visitor)).toBe(false);
    expect(await seriousViolations(visitor)).toEqual([]);
    await visitor.getByRole('button', { name: /提\s*交/ }).tap();
    await visitor.getByText('已提交').first().waitFor(appears);
    await visitor.context().close();
  }

  async function registeredIn(region: string): Promise<object[]> {
    const desk = await network.signedIn(region, 'exchange-officer');
    const { rows } = await network.region(region).pool.query<{ record: string }>(
      `SELECT r.record_id AS record FROM record.record r JOIN registration.arrival a ON a.strand_id = r.receiving_strand
        WHERE r.residence_region = '410100' ORDER BY a.name_pinyin`,
    );
    const records = rows.map(({ record }) =>
      desk.get<{ receiving: { sections: Record<string, Section> } }>(
        `/api/bureau/records/${record}`,
      ),
    );
    return (await Promise.all(records)).map(({ receiving: { sections } }) => ({
      name: sections.declared!.personal.name,
      address: sections.residence!.personal.address,
      channel: sections.residence!.open.channel,
      dwelling: sections.residence!.open.dwellingKind,
    }));
  }
});

interface Section {
  readonly open: Record<string, string>;
  readonly personal: Record<string, string>;
}

const today = (): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());

async function open(page: Page, path: string): Promise<void> {
  await page.goto(new URL(path, page.url()).href);
  await page.getByRole('heading', { level: 1 }).first().waitFor(appears);
}

/** Province, city, county, each read through the door's own code. */
async function chooseDoorDivision(
  page: Page,
  fieldId: string,
  names: readonly string[],
): Promise<void> {
  await chooseLevels(page, `#${fieldId}`, names, 'tap');
  await page
    .locator('.ant-cascader-menu')
    .first()
    .waitFor({ state: 'hidden', ...appears });
}
