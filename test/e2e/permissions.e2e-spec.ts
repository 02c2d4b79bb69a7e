// Who may do what, on the product as it is composed: role × act for every endpoint, and nobody reaches beyond their area.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplication } from '@nestjs/common';
import { createAccounts, type Role } from '@identity';
import { createApp } from '@platform/bootstrap';
import { readRegionConfig } from '@platform/config';
import { Database, openDataSource } from '@platform/database';
import { RegionModule } from '../../apps/region/src/region.module';
import {
  allPermissionDeviations,
  createAccountPerRole,
  endpointsOf,
  TEST_PASSWORD,
  undeclaredEndpoints,
  type Endpoint,
} from '../../libs/identity/testing';
import { openTestDatabase, type TestDatabase } from '../../libs/platform/testing';
import { agreementsFolder, directoryFile, keysFolder } from '../../tools/network/folders';
import { prepareTrust } from '../../tools/network/trust';
import { RegionClient } from '../../tools/client/region-client';
import { migrate } from '../../tools/yipanqi/databases';
import { TestNetwork } from '../support/network';
import {
  hukouHeader,
  personOf,
  registerArrival,
  registerDeparture,
  takeInHukou,
} from '../support/story';

const [home, residence] = ['610300', '410100'] as const;
const [communityA, communityB, countyB] = ['410102001001', '410102001002', '410103'] as const;
const [homeCounty, otherHomeCounty] = ['610302', '610303'] as const;

let endpoints: Endpoint[];

describe('a region as it is composed', () => {
  let app: INestApplication;
  let store: TestDatabase;
  let folder: string;
  let accounts: Awaited<ReturnType<typeof createAccountPerRole>>;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'yipanqi-permissions-'));
    const urls = [home, residence].map((code) => [code, 'http://127.0.0.1:9'] as const);
    prepareTrust(folder, new Map(urls), new Date());
    store = await openTestDatabase([]);
    await migrate(store.url);
    const config = readRegionConfig({
      REGION_CODE: residence,
      DATABASE_URL: store.url,
      CARRIER: 'https',
      KEYS_DIR: keysFolder(folder, residence),
      AGREEMENTS_DIR: agreementsFolder(folder),
      DIRECTORY_FILE: directoryFile(folder),
      LOG_LEVEL: 'silent',
      PUBLIC_URL: 'http://127.0.0.1:9',
      PORT: '0',
    });
    const composed = RegionModule.playing(['sending', 'receiving', 'bureau'], config);
    app = await createApp(composed, config, { title: 'region' });
    await app.init();
    endpoints = endpointsOf(app);
    accounts = await createAccountPerRole(app.get(Database), residence, new Date());
  }, 120_000);
  afterAll(async () => {
    await app?.close();
    await store?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('has no endpoint that neither names its act nor is open', () => {
    expect(endpoints.length).toBeGreaterThan(40);
    expect(undeclaredEndpoints(app)).toEqual([]);
  });

  it('lets every role do what the permission table says, and nothing else', async () => {
    expect(await allPermissionDeviations(app, accounts)).toEqual([]);
  }, 300_000);
});

/** What each endpoint that names one thing needs to get as far as the question whose area that lies in. */
const bodies: Readonly<Record<string, object>> = {
  'GET /api/bureau/records/:recordId': {},
  'GET /api/bureau/records/:recordId/timeline': {},
  'GET /api/bureau/records/:recordId/matches': {},
  'POST /api/bureau/records/:recordId/reveal': { purpose: '核对' },
  'POST /api/bureau/records/:recordId/person-sheet': { purpose: '本人查阅' },
  'GET /api/receiving/arrivals/:recordId/receipt': {},
  'POST /api/receiving/arrivals/:recordId/change-residence': { phone: '13912345678' },
  'POST /api/receiving/arrivals/:recordId/complete-number': { idNumber: '11010519491231002X' },
  'POST /api/receiving/arrivals/:recordId/end': { kind: 'returned', on: '2026-11-10' },
  'GET /api/receiving/imports/:importId': {},
  'GET /api/receiving/imports/:importId/refusals': {},
  'GET /api/receiving/imports/:importId/refused-rows': {},
  'PUT /api/receiving/imports/:importId/columns': { fields: ['name'] },
  'POST /api/receiving/imports/:importId/confirm': {},
  'DELETE /api/receiving/imports/:importId': {},
  'POST /api/sending/departures/:recordId/change': { reason: '02' },
  'POST /api/sending/departures/:recordId/end': { kind: 'returned', on: '2026-11-10' },
  'POST /api/sending/pairings/:recordId/undo': { reason: '配错了' },
  'POST /api/sending/arrivals/:recordId/register-departure': {},
  'POST /api/sending/arrivals/:recordId/confirm-identity': {},
  'POST /api/sending/arrivals/:recordId/pair': { departure: 'another' },
  'GET /api/sending/imports/:importId': {},
  'GET /api/sending/imports/:importId/refusals': {},
  'GET /api/sending/imports/:importId/refused-rows': {},
  'PUT /api/sending/imports/:importId/columns': { fields: ['name'] },
  'POST /api/sending/imports/:importId/confirm': {},
  'DELETE /api/sending/imports/:importId': {},
};
/**
 * Name no record: accounts, agreements, contacts, outages and closures of offices by role alone, divisions for everybody,
 * an absence and a file in hand for the account whose it is; what two persons decide of a number is held to their area
 * by a test of its own.
 */
const impersonal =
  /^\/api\/bureau\/(absences|accounts|agreements|calendar|case-files|contacts|divisions|id-overrides|outages)\//;
/** Doors of cases stand in every service and are asked the same in libs/casework/src/case-area.int-spec.ts. */
const ofCases = /\/cases\/:caseId/;
/** Sites, reports, drafts and households are asked the same in libs/registration/src/receiving/at-the-door.int-spec.ts. */
const atDoors = /\/(households|capture-keys|captured-drafts|sites|self-reports)\/:/;

describe('the area of an account', () => {
  const paired = personOf('上官婉清', homeCounty, '19900307', 114);
  const arrived = personOf('欧阳若水', homeCounty, '19851224', 337);
  const phone = '13812345678';
  let network: TestNetwork;
  const clients = new Map<string, RegionClient>();
  /** By region, what lies in the insiders' area: its joint record, its own strand, an arrival told to it, an import. */
  let ids: Record<string, { record: string; own: string; incoming: string; importId: string }>;

  beforeAll(async () => {
    network = await TestNetwork.start([home, residence], { carrier: 'https' });
    for (const [region, role, organisation] of [
      [residence, 'community-manager', communityA],
      [residence, 'community-manager', communityB],
      [residence, 'township-clerk', '410102002'],
      [residence, 'exchange-officer', countyB],
      [home, 'exchange-officer', homeCounty],
      [home, 'exchange-officer', otherHomeCounty],
      [home, 'township-clerk', `${otherHomeCounty}001`],
    ] as const)
      await signUp(region, role, organisation);
    const desk = await network.signedIn(home, 'exchange-officer');
    await takeInHukou(desk, [paired, arrived]);
    const officer = of(home, 'exchange-officer', homeCounty);
    const manager = of(residence, 'community-manager', communityA);
    const departure = await registerDeparture(officer, paired, residence);
    const arrival = await registerArrival(manager, paired, communityA);
    const alone = await registerArrival(manager, arrived, communityA);
    const refused = new Blob([`\uFEFF${hukouHeader}\r\n`], { type: 'text/csv' });
    ids = {
      [home]: {
        record: arrival.recordId,
        own: departure.recordId,
        incoming: alone.recordId,
        importId: await imported(officer, '/api/sending/imports?kind=hukou', refused),
      },
      [residence]: {
        record: arrival.recordId,
        own: arrival.recordId,
        incoming: '',
        importId: await imported(manager, '/api/receiving/imports?kind=arrivals', arrivalsFile()),
      },
    };
    await network.settle();
  }, 240_000);
  afterAll(() => network?.stop(), 60_000);

  const of = (region: string, role: Role, organisation: string): RegionClient =>
    clients.get(`${region} ${role} ${organisation}`)!;

  async function signUp(region: string, role: Role, organisation: string): Promise<void> {
    const dataSource = await openDataSource({
      url: network.region(region).databaseUrl,
      poolSize: 1,
    });
    const username = `${role}-${organisation}`;
    const account = { username, displayName: username, role, organisation };
    await createAccounts(
      new Database(dataSource),
      [{ ...account, password: TEST_PASSWORD }],
      new Date(),
    );
    await dataSource.destroy();
    const client = new RegionClient(network.region(region).url);
    await client.signIn({ username, password: TEST_PASSWORD });
    clients.set(`${region} ${role} ${organisation}`, client);
  }

  const named = (): Endpoint[] =>
    endpoints
      .filter(({ path, open }) => !open && path.includes(':') && !impersonal.test(path))
      .filter(({ path }) => !ofCases.test(path) && !atDoors.test(path));

  const pathOf = (region: string, { path }: Endpoint): string => {
    const { record, own, incoming, importId } = ids[region]!;
    const recordId = path.startsWith('/api/sending/arrivals/')
      ? incoming
      : path.startsWith('/api/bureau/')
        ? record
        : own;
    return path.replace(':recordId', recordId).replace(':importId', importId);
  };

  const playedBy = (region: string, path: string): boolean =>
    !path.startsWith(region === home ? '/api/receiving/' : '/api/sending/');

  it('is asked of every endpoint that names something', () => {
    expect(
      named()
        .map(({ method, path }) => `${method} ${path}`)
        .sort(),
    ).toEqual(Object.keys(bodies).sort());
  });

  it.each([
    [residence, 'community-manager', communityB],
    [residence, 'township-clerk', '410102002'],
    [residence, 'exchange-officer', countyB],
    [home, 'exchange-officer', otherHomeCounty],
    [home, 'township-clerk', `${otherHomeCounty}001`],
  ] as const)(
    'shows and lets do nothing beyond it: %s %s of %s',
    async (region, role, organisation) => {
      const outsider = of(region, role, organisation);
      const passed: string[] = [];
      for (const endpoint of named().filter(({ path }) => playedBy(region, path))) {
        const answer = await call(outsider, endpoint, pathOf(region, endpoint));
        if (![403, 404].includes(answer.status) || tells(answer.text))
          passed.push(
            `${endpoint.method} ${endpoint.path}: ${answer.status} ${answer.text.slice(0, 200)}`,
          );
      }
      expect(passed).toEqual([]);
      await expectNothingListed(outsider, region);
    },
    60_000,
  );

  it('is no obstacle inside: the same requests pass there', async () => {
    const insiders = [
      [residence, of(residence, 'community-manager', communityA)],
      [home, of(home, 'exchange-officer', homeCounty)],
    ] as const;
    const stopped: string[] = [];
    // Ends come last: what is ended can be changed no more.
    const inOrder = named().sort((a, b) => rank(a) - rank(b));
    for (const [region, insider] of insiders)
      for (const endpoint of inOrder.filter(({ path }) => playedBy(region, path))) {
        const answer = await call(insider, endpoint, pathOf(region, endpoint));
        // An import that is done waits for nothing: it was found, which is what is asked here.
        // So is an arrival that is paired already, and one whose number is known.
        const found = ['import.not-waiting', 'arrival.paired', 'id-number.known'];
        if (answer.status >= 300 && !found.some((code) => answer.text.includes(code)))
          stopped.push(`${endpoint.method} ${endpoint.path}: ${answer.status} ${answer.text}`);
      }
    expect(stopped).toEqual([]);
  }, 60_000);

  it('is empty for administrators: no endpoint tells them of a person', async () => {
    const told: string[] = [];
    for (const region of [home, residence]) {
      const administrator = await network.signedIn(region, 'administrator');
      const reads = endpoints.filter(
        ({ method, path, open }) =>
          !open && (method === 'GET' || /\/(search|reveal|person-sheet)$/.test(path)),
      );
      for (const endpoint of reads) {
        const path = pathOf(region, endpoint).replace(':code', region);
        const answer = await call(administrator, endpoint, path, { q: paired.idNumber });
        if (tells(answer.text)) told.push(`${endpoint.method} ${path}`);
      }
    }
    expect(told).toEqual([]);
  }, 60_000);

  const secrets = [paired, arrived].flatMap(({ name, idNumber, hukouAddress }) => [
    name,
    idNumber,
    idNumber.slice(0, 6) + '********',
    hukouAddress,
  ]);
  const tells = (text: string): boolean =>
    [...secrets, phone, '中原路200号'].some((secret) => text.includes(secret));

  async function expectNothingListed(outsider: RegionClient, region: string): Promise<void> {
    const lists = [
      await outsider.get<object>('/api/bureau/records?size=100'),
      await outsider.get<object>(
        region === home ? '/api/sending/departures' : '/api/receiving/arrivals',
      ),
      await outsider.get<object>('/api/bureau/one-sided?size=100'),
      await outsider.ask<object>('/api/bureau/search', { q: paired.idNumber }),
      await outsider.ask<object>('/api/bureau/search', { q: paired.name }),
      await outsider.get<object>(
        region === home ? '/api/sending/imports' : '/api/receiving/imports',
      ),
    ];
    expect(lists.map((list) => (list as { items: unknown[] }).items)).toEqual(lists.map(() => []));
    const todo = await outsider.get<Record<string, number>>('/api/bureau/todo');
    expect(Object.values(todo).every((count) => count === 0)).toBe(true);
    expect(await outsider.get('/api/bureau/records/summary')).toMatchObject({ records: 0 });
  }
});

const rank = ({ path }: Endpoint): number =>
  path.endsWith('/end') ? 2 : /\/(undo|pair)$/.test(path) ? 1 : 0;

async function call(
  client: RegionClient,
  { method, path: route }: Endpoint,
  path: string,
  body: object = bodies[`${method} ${route}`] ?? {},
): Promise<{ status: number; text: string }> {
  return client.raw(method, path, method === 'GET' ? undefined : body);
}

async function imported(client: RegionClient, path: string, file: Blob): Promise<string> {
  const { importId } = await client.upload<{ importId: string }>(path, 'register.csv', file);
  return importId;
}

/** One row that is refused: its only field of note is a person's name. */
function arrivalsFile(): Blob {
  const header =
    '行号,姓名,证件类型,证件号码,性别,民族,出生日期,户籍地区划,户籍地址,现住地区划,现住地址,住所类型,来此原因,到达日期,登记日期,联系电话,来源渠道,登记单位';
  const row = `1,上官婉清,111,610302199003071140,2,01,1990-03-07,${homeCounty},演示路18号,${communityA},中原路200号,02,01,2026-11-02,2026-11-02,13812345678,2,${communityA}`;
  return new Blob([`\uFEFF${header}\r\n${row}\r\n`], { type: 'text/csv' });
}
