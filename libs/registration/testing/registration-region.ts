import { Global, Module } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Server } from 'node:http';
import request from 'supertest';
import { eventContracts } from '@contracts';
import { IdentityModule, identityMigrations, type Role } from '@identity';
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
import { SystemClock } from '@platform/clock';
import { platformMigrations } from '@platform/commands';
import type { RegionConfig } from '@platform/config';
import { Database } from '@platform/database';
import { recordMigrations, RecordModule } from '@record';
import { covers } from '@region';
import {
  AgreedDeadlines,
  AgreedPairs,
  registrationMigrations,
  RegistrationModule,
  RegistrationReceivingModule,
  RegistrationSearchModule,
  RegistrationSendingModule,
} from '@registration';
import { cookieFor, createAccountPerRole } from '../../identity/testing';
import {
  type InMemoryBroker,
  type LedgerRegion,
  quickPace,
  RecordingLog,
  settle,
  TestGate,
} from '../../ledger/testing';
import { openTestDatabase, type TestDatabase, testRegionConfig } from '../../platform/testing';

/** The two regions of a test agree with each other, about everyone in them. */
class AllAgreed extends AgreedPairs {
  constructor(private readonly regions: readonly string[]) {
    super();
  }

  override partners() {
    return Promise.resolve([]);
  }

  override coveringAt() {
    const regionOf = (division: string) => this.regions.find((region) => covers(region, division));
    return Promise.resolve((home: string, residence: string) => {
      const [homeRegion, residenceRegion] = [regionOf(home), regionOf(residence)];
      if (!homeRegion || !residenceRegion || homeRegion === residenceRegion) return undefined;
      return { homeRegion, residenceRegion };
    });
  }
}

/** Silent about time, so that the default pack holds. */
class NothingAgreed extends AgreedDeadlines {
  override inForce() {
    return Promise.resolve(undefined);
  }
}

export interface RegistrationRegionOptions {
  readonly region: string;
  readonly keys: ReadonlyMap<string, Keyring>;
  readonly broker: InMemoryBroker;
  /** An existing database is used again, as after a restart. */
  readonly kept?: { readonly store: TestDatabase; readonly config: RegionConfig };
}

interface Asked {
  readonly role?: Role;
  readonly status?: number;
  readonly key?: string;
}

/** A region with everything but the real carrier and the real agreement: database, ledger, record, accounts, HTTP. */
export class RegistrationRegion {
  private readonly cookies = new Map<string, string>();
  private calls = 0;

  private constructor(
    readonly code: string,
    readonly app: NestExpressApplication,
    readonly store: TestDatabase,
    readonly config: RegionConfig,
    private readonly accounts: Readonly<Record<Role, string>>,
    private readonly remove: () => void,
  ) {}

  static async start(options: RegistrationRegionOptions): Promise<RegistrationRegion> {
    const { region, keys, broker, kept } = options;
    const store =
      kept?.store ??
      (await openTestDatabase([
        platformMigrations,
        identityMigrations,
        ledgerMigrations,
        recordMigrations,
        registrationMigrations,
      ]));
    const folders = testRegionConfig(store.url, region);
    const config = kept?.config ?? folders.config;
    const directory = new Directory();
    for (const [code, keyring] of keys) directory.trust(code, keyring.statements);
    const gate = new TestGate(eventContracts.map(({ type }) => type));
    const given = [
      { provide: EntryGate, useValue: gate },
      { provide: AllAgreed, useValue: new AllAgreed([...keys.keys()]) },
      { provide: NothingAgreed, useValue: new NothingAgreed() },
    ];
    @Global()
    @Module({ providers: given, exports: [EntryGate, AllAgreed, NothingAgreed] })
    class Surroundings {}
    @Module({
      imports: [
        PlatformModule.forRegion(config),
        Surroundings,
        IdentityModule.forRegion(config),
        LedgerModule.forServices({
          services: ['sending', 'receiving'],
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
          { pairs: AllAgreed, deadlines: NothingAgreed },
        ),
        RegistrationSendingModule,
        RegistrationReceivingModule,
        RegistrationSearchModule,
      ],
    })
    class RegistrationTestModule {}
    const app = await createApp(RegistrationTestModule, config, { title: 'registration test' });
    await app.init();
    const database = app.get(Database, { strict: false });
    const accounts = kept
      ? ({} as Record<Role, string>)
      : await createAccountPerRole(database, region, new SystemClock().now());
    const started = new RegistrationRegion(region, app, store, config, accounts, folders.remove);
    if (kept) return started.withAccountsOf(database);
    return started;
  }

  get roles(): Readonly<Record<Role, string>> {
    return this.accounts;
  }

  rows<Row>(sql: string, ...parameters: unknown[]): Promise<Row[]> {
    return this.app.get(Database, { strict: false }).read<Row>(sql, parameters);
  }

  async get<T>(path: string, role: Role = 'exchange-officer', status = 200): Promise<T> {
    const cookie = await this.cookieOf(role);
    const answer = await request(this.server).get(path).set('Cookie', cookie);
    if (answer.status !== status)
      throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as T;
  }

  /** A read asked by POST, as a screen does it: JSON, no key. */
  async ask<T>(path: string, body: object, role: Role = 'exchange-officer'): Promise<T> {
    const cookie = await this.cookieOf(role);
    const answer = await request(this.server).post(path).set('Cookie', cookie).send(body);
    if (answer.status !== 200)
      throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as T;
  }

  async post<T>(
    path: string,
    body: object,
    { role = 'exchange-officer', status = 201, key = '' }: Asked = {},
  ): Promise<T> {
    const answer = await request(this.server)
      .post(path)
      .set('Cookie', await this.cookieOf(role))
      .set('Idempotency-Key', key || this.nextKey())
      .send(body);
    if (answer.status !== status)
      throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as T;
  }

  /** Hands a register in as a browser does. */
  async upload<T>(
    path: string,
    content: Buffer | string,
    status = 200,
    { key = '', name = '登记册.csv' }: Pick<Asked, 'key'> & { readonly name?: string } = {},
  ): Promise<T> {
    const answer = await request(this.server)
      .post(path)
      .set('Cookie', await this.cookieOf('exchange-officer'))
      .set('Idempotency-Key', key || this.nextKey())
      .attach('file', Buffer.from(content), name);
    if (answer.status !== status)
      throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as T;
  }

  async download(path: string): Promise<string> {
    const cookie = await this.cookieOf('exchange-officer');
    const answer = await request(this.server).get(path).set('Cookie', cookie).expect(200);
    return answer.text;
  }

  async downloadBytes(path: string): Promise<Buffer> {
    const cookie = await this.cookieOf('exchange-officer');
    const answer = await request(this.server)
      .get(path)
      .set('Cookie', cookie)
      .responseType('blob')
      .expect(200);
    return answer.body as Buffer;
  }

  /** A command of another method than POST. */
  async command<T>(method: 'put' | 'delete', path: string, body: object, status = 200): Promise<T> {
    const answer = await request(this.server)
      [method](path)
      .set('Cookie', await this.cookieOf('exchange-officer'))
      .set('Idempotency-Key', this.nextKey())
      .send(body);
    if (answer.status !== status)
      throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as T;
  }

  async stop(): Promise<void> {
    await this.app.close();
  }

  async drop(): Promise<void> {
    await this.stop();
    await this.store.drop();
    this.remove();
  }

  private get server(): Server {
    return this.app.getHttpServer();
  }

  private nextKey(): string {
    return `test-${++this.calls}`;
  }

  private async cookieOf(role: Role): Promise<string> {
    const kept = this.cookies.get(role);
    if (kept) return kept;
    const cookie = await cookieFor(this.app, this.accounts[role]);
    this.cookies.set(role, cookie);
    return cookie;
  }

  private async withAccountsOf(database: Database): Promise<this> {
    const rows = await database.read<{ id: string; username: Role }>(
      'SELECT id, username FROM identity.account',
    );
    Object.assign(this.accounts, Object.fromEntries(rows.map((row) => [row.username, row.id])));
    return this;
  }
}

/** Everything said by these regions has been applied by the others, and every receipt is back. */
export function settled(broker: InMemoryBroker, ...regions: RegistrationRegion[]): Promise<void> {
  const ledgers = regions.map(({ app }) => ({
    readModel: app.get(LedgerReadModel, { strict: false }),
  }));
  return settle(broker, ledgers as unknown as LedgerRegion[], 20_000);
}
