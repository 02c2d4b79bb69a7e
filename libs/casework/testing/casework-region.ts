import { Global, Module } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Server } from 'node:http';
import request from 'supertest';
import { AgreementReadModel, AgreementTerms } from '@agreement';
import { CaseworkModule, caseworkMigrations, CaseworkServiceModule } from '@casework';
import { eventContracts } from '@contracts';
import { createAccounts, IdentityModule, identityMigrations, type Role } from '@identity';
import {
  Carrier,
  Directory,
  EntryGate,
  Keyring,
  LedgerLog,
  ledgerMigrations,
  LedgerModule,
  LedgerPace,
  LedgerReadModel,
} from '@ledger';
import { createApp, PlatformModule } from '@platform/bootstrap';
import type { SettableClock } from '@platform/clock';
import { platformMigrations } from '@platform/commands';
import { Database } from '@platform/database';
import { recordMigrations, RecordModule } from '@record';
import { covers } from '@region';
import {
  registrationMigrations,
  RegistrationModule,
  RegistrationReceivingModule,
  RegistrationSearchModule,
  RegistrationSendingModule,
} from '@registration';
import { cookieFor, createAccountPerRole, TEST_PASSWORD } from '../../identity/testing';
import {
  type InMemoryBroker,
  type LedgerRegion,
  quickPace,
  RecordingLog,
  settle,
  TestGate,
} from '../../ledger/testing';
import { openTestDatabase, type TestDatabase, testRegionConfig } from '../../platform/testing';
import { DefaultTerms } from './default-terms';

/** Every region of a test agrees with every other one, about everybody in them. */
class AllAgreed extends AgreementReadModel {
  constructor(
    private readonly own: string,
    private readonly regions: readonly string[],
  ) {
    super();
  }

  override partners() {
    return Promise.resolve(
      this.regions
        .filter((region) => region !== this.own)
        .map((region) => ({ region, agreement: AGREED })),
    );
  }

  override async covering(home: string, residence: string) {
    return (await this.coveringAt())(home, residence);
  }

  override coveringAt() {
    const regionOf = (division: string) => this.regions.find((region) => covers(region, division));
    return Promise.resolve((home: string, residence: string) => {
      const [homeRegion, residenceRegion] = [regionOf(home), regionOf(residence)];
      if (!homeRegion || !residenceRegion || homeRegion === residenceRegion) return undefined;
      return { homeRegion, residenceRegion, agreement: AGREED };
    });
  }
}

const AGREED = {
  id: 'test',
  version: 1,
  hash: 'test',
  title: { zh: '测试协议', en: 'Test agreement' },
  from: '2020-01-01',
  to: '2099-12-31',
};

export interface CaseworkRegionOptions {
  readonly region: string;
  readonly keys: ReadonlyMap<string, Keyring>;
  readonly broker: InMemoryBroker;
  /** Moved by the test; the machine's own without one. */
  readonly clock?: SettableClock;
}

interface Asked {
  readonly role?: Role;
  readonly status?: number;
  readonly key?: string;
}

/** A region with everything but the real carrier and the real agreement: database, ledger, record, registration, cases. */
export class CaseworkRegion {
  private readonly cookies = new Map<string, string>();
  private calls = 0;

  private constructor(
    readonly code: string,
    readonly app: NestExpressApplication,
    readonly accounts: Readonly<Record<Role, string>>,
    private readonly store: TestDatabase,
    private readonly remove: () => void,
  ) {}

  static async start({
    region,
    keys,
    broker,
    clock,
  }: CaseworkRegionOptions): Promise<CaseworkRegion> {
    const store = await openTestDatabase([
      platformMigrations,
      identityMigrations,
      ledgerMigrations,
      recordMigrations,
      registrationMigrations,
      caseworkMigrations,
    ]);
    const { config: quiet, remove } = testRegionConfig(store.url, region);
    const config = { ...quiet, logLevel: 'error' as const };
    const directory = new Directory();
    for (const [code, keyring] of keys) directory.trust(code, keyring.statements);
    const agreed = new AllAgreed(region, [...keys.keys()]);
    const given = [
      {
        provide: EntryGate,
        useValue: new TestGate(eventContracts.map(({ type }) => type)),
      },
      { provide: AgreementReadModel, useValue: agreed },
      { provide: AgreementTerms, useValue: new DefaultTerms() },
    ];
    @Global()
    @Module({ providers: given, exports: [EntryGate, AgreementReadModel, AgreementTerms] })
    class Surroundings {}
    const services = ['sending', 'receiving', 'bureau'] as const;
    @Module({
      imports: [
        PlatformModule.forRegion(config, clock && { clock }),
        Surroundings,
        IdentityModule.forRegion(config),
        LedgerModule.forServices({
          services,
          carrier: { provide: Carrier, useValue: broker.carrierOf(region) },
          providers: [
            { provide: Keyring, useValue: keys.get(region) },
            { provide: Directory, useValue: directory },
            { provide: LedgerPace, useValue: quickPace },
            { provide: LedgerLog, useValue: new RecordingLog() },
          ],
        }),
        RecordModule,
        RegistrationModule.forRegion(
          { regionCode: region },
          { pairs: AgreementReadModel, deadlines: AgreementTerms },
        ),
        RegistrationSendingModule,
        RegistrationReceivingModule,
        RegistrationSearchModule,
        CaseworkModule.forRegion({ regionCode: region }),
        ...services.map((service) => CaseworkServiceModule.playing(service)),
      ],
    })
    class CaseworkTestModule {}
    const app = await createApp(CaseworkTestModule, config, { title: 'casework test' });
    await app.init();
    const database = app.get(Database, { strict: false });
    const at = clock?.now() ?? new Date();
    const accounts = await createAccountPerRole(database, region, at);
    return new CaseworkRegion(region, app, accounts, store, remove);
  }

  rows<Row>(sql: string, ...parameters: unknown[]): Promise<Row[]> {
    return this.app.get(Database, { strict: false }).read<Row>(sql, parameters);
  }

  async get<T>(path: string, role: Role = 'exchange-officer', status = 200): Promise<T> {
    const answer = await request(this.server)
      .get(path)
      .set('Cookie', await this.cookieOf(role));
    return answered(path, answer, status);
  }

  async post<T>(
    path: string,
    body: object = {},
    { role = 'exchange-officer', status = 200, key = '' }: Asked = {},
  ): Promise<T> {
    const answer = await request(this.server)
      .post(path)
      .set('Cookie', await this.cookieOf(role))
      .set('Idempotency-Key', key || `test-${++this.calls}`)
      .send(body);
    return answered(path, answer, status);
  }

  /** Hands a register in as a browser does. */
  async upload<T>(path: string, content: string): Promise<T> {
    const answer = await request(this.server)
      .post(path)
      .set('Cookie', await this.cookieOf('exchange-officer'))
      .set('Idempotency-Key', `test-${++this.calls}`)
      .attach('file', Buffer.from(content), '登记册.csv');
    return answered(path, answer, 200);
  }

  /** A cookie of a new account somewhere in the region. */
  async signUp(role: Role, organisation: string): Promise<string> {
    const database = this.app.get(Database, { strict: false });
    const username = `${role}-${organisation}`;
    const account = { username, displayName: username, role, organisation };
    await createAccounts(database, [{ ...account, password: TEST_PASSWORD }], new Date());
    const [made] = await this.rows<{ id: string }>(
      'SELECT id FROM identity.account WHERE username = $1',
      username,
    );
    return cookieFor(this.app, made!.id);
  }

  /** The bare answer to whoever holds the cookie. */
  async call(
    cookie: string,
    method: string,
    path: string,
    body: object = {},
  ): Promise<{ status: number; text: string }> {
    const asked = request(this.server)
      [method.toLowerCase() as 'get' | 'post'](path)
      .set('Cookie', cookie)
      .set('Idempotency-Key', `test-${++this.calls}`);
    return method === 'GET' ? asked : asked.send(body);
  }

  /** A file as a browser would get it. */
  async download(path: string): Promise<{ body: Buffer; headers: Record<string, string> }> {
    const answer = await request(this.server)
      .get(path)
      .set('Cookie', await this.cookieOf('exchange-officer'))
      .responseType('blob');
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
    return { body: answer.body as Buffer, headers: answer.headers };
  }

  /** Sessions end when the clock is moved on. */
  signInAgain(): void {
    this.cookies.clear();
  }

  async drop(): Promise<void> {
    await this.app.close();
    await this.store.drop();
    this.remove();
  }

  private get server(): Server {
    return this.app.getHttpServer();
  }

  private async cookieOf(role: Role): Promise<string> {
    const kept = this.cookies.get(role) ?? (await cookieFor(this.app, this.accounts[role]));
    this.cookies.set(role, kept);
    return kept;
  }
}

function answered<T>(path: string, answer: request.Response, status: number): T {
  if (answer.status !== status)
    throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body as T;
}

/** Everything said by these regions has been applied by the others, and every receipt is back. */
export function settled(broker: InMemoryBroker, ...regions: CaseworkRegion[]): Promise<void> {
  const ledgers = regions.map(({ app }) => ({
    readModel: app.get(LedgerReadModel, { strict: false }),
  }));
  return settle(broker, ledgers as unknown as LedgerRegion[], 20_000);
}
