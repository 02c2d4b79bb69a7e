import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Global, Module } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Server } from 'node:http';
import request, { type Response } from 'supertest';
import {
  AgreementContactsModule,
  AgreementDoorsModule,
  AgreementModule,
  agreementMigrations,
  hashOfAgreement,
} from '@agreement';
import { dayIn } from '@calendar';
import type { SignedAgreement } from '@contracts';
import { IdentityModule, identityMigrations, type Role } from '@identity';
import {
  type AgreementJudge,
  Carrier,
  Directory,
  type EntryDraft,
  EntryGate,
  HttpsDirectoryAsker,
  type Keyring,
  Keyring as KeyringToken,
  KeyStatementStore,
  LedgerLog,
  ledgerMigrations,
  LedgerModule,
  LedgerPace,
  LedgerReadModel,
  Outgoing,
} from '@ledger';
import { createApp, PlatformModule } from '@platform/bootstrap';
import type { SettableClock } from '@platform/clock';
import { platformMigrations } from '@platform/commands';
import { Database } from '@platform/database';
import { cookieFor, createAccountPerRole } from '../../identity/testing';
import {
  type InMemoryBroker,
  type LedgerRegion,
  quickPace,
  RecordingLog,
  settle,
} from '../../ledger/testing';
import { openTestDatabase, type TestDatabase, testRegionConfig } from '../../platform/testing';

export interface AgreementRegionOptions {
  readonly region: string;
  readonly keys: ReadonlyMap<string, Keyring>;
  readonly broker: InMemoryBroker;
  readonly clock: SettableClock;
  /** Regions of its start directory; all unless given. */
  readonly knows?: readonly string[];
  /** Agreements of its `AGREEMENTS_DIR`. */
  readonly filed?: readonly SignedAgreement[];
}

interface Asked {
  readonly role?: Role;
  readonly status?: number;
  readonly revision?: number;
}

/** A region with its real agreements, ledger, accounts and HTTP; the carrier is the test's. */
export class AgreementRegion {
  private readonly cookies = new Map<string, string>();
  private calls = 0;

  private constructor(
    readonly code: string,
    readonly app: NestExpressApplication,
    private readonly store: TestDatabase,
    private readonly clock: SettableClock,
    private readonly accounts: Readonly<Record<Role, string>>,
    private readonly remove: () => void,
  ) {}

  static async start(options: AgreementRegionOptions): Promise<AgreementRegion> {
    const { region, keys, broker, clock, knows = [...keys.keys()], filed = [] } = options;
    const store = await openTestDatabase([
      platformMigrations,
      identityMigrations,
      ledgerMigrations,
      agreementMigrations,
    ]);
    const folders = testRegionConfig(store.url, region);
    const agreementsDir = path.join(folders.config.keysDir, 'agreements');
    mkdirSync(agreementsDir);
    for (const [i, signed] of filed.entries())
      writeFileSync(path.join(agreementsDir, `${i}.json`), JSON.stringify(signed));
    const config = { ...folders.config, agreementsDir };
    const directory = new Directory();
    for (const code of knows) directory.trust(code, keys.get(code)!.statements);
    const statements = new KeyStatementStore(store.database);
    const asker = new HttpsDirectoryAsker({ partners: [], directory, store: statements });
    const given = [
      { provide: HttpsDirectoryAsker, useValue: asker },
      { provide: KeyStatementStore, useValue: statements },
    ];
    @Global()
    @Module({ providers: given, exports: [HttpsDirectoryAsker, KeyStatementStore] })
    class Surroundings {}
    @Module({
      imports: [
        PlatformModule.forRegion(config, { clock }),
        Surroundings,
        IdentityModule.forRegion(config),
        LedgerModule.forServices({
          services: ['sending', 'receiving', 'bureau'],
          carrier: { provide: Carrier, useValue: broker.carrierOf(region) },
          providers: [
            { provide: KeyringToken, useValue: keys.get(region) },
            { provide: Directory, useValue: directory },
            { provide: LedgerPace, useValue: quickPace },
            { provide: LedgerLog, useValue: new RecordingLog() },
          ],
        }),
        AgreementModule.forRegion(config),
        AgreementContactsModule,
        AgreementDoorsModule,
      ],
    })
    class AgreementTestModule {}
    const app = await createApp(AgreementTestModule, config, { title: 'agreement test' });
    await app.init();
    const accounts = await createAccountPerRole(
      app.get(Database, { strict: false }),
      region,
      clock.now(),
    );
    return new AgreementRegion(region, app, store, clock, accounts, folders.remove);
  }

  rows<Row>(sql: string, ...parameters: unknown[]): Promise<Row[]> {
    return this.app.get(Database, { strict: false }).read<Row>(sql, parameters);
  }

  /** Says something as a capability does. */
  async say(...drafts: EntryDraft[]): Promise<void> {
    const outgoing = this.app.get(Outgoing, { strict: false });
    const database = this.app.get(Database, { strict: false });
    await database.run((tx) => outgoing.append(tx, drafts, this.clock.now()));
  }

  /** From now on as faulty software would: what it writes is not judged here. */
  writeAnything(): void {
    const judge: AgreementJudge = {
      judge: () => undefined,
      takeIn: () => true,
      keep: () => Promise.resolve(),
    };
    Object.assign(this.gate, { load: () => Promise.resolve(judge) });
  }

  /** From now on under another document than both signed. */
  writeUnder(make: (agreed: SignedAgreement) => SignedAgreement): void {
    const { gate } = this;
    const inForce = gate.inForce.bind(gate);
    this.writeAnything();
    Object.assign(gate, {
      inForce: async (...asked: Parameters<EntryGate['inForce']>) => {
        const agreed = await inForce(...asked);
        const other = make(agreed!.citation as unknown as SignedAgreement);
        return { hash: hashOfAgreement(other.agreement), citation: other };
      },
    });
  }

  /** As its agreements let it, again. */
  writeAsAgreed(): void {
    for (const own of ['load', 'inForce']) Reflect.deleteProperty(this.gate, own);
  }

  private get gate(): EntryGate {
    return this.app.get(EntryGate, { strict: false });
  }

  async get<T>(path: string, role: Role = 'liaison-officer', status = 200): Promise<T> {
    const answer = await request(this.server)
      .get(path)
      .set('Cookie', await this.cookieOf(role));
    return bodyOf<T>(path, answer, status);
  }

  post<T>(path: string, body: object, asked: Asked = {}): Promise<T> {
    return this.send<T>('post', path, body, asked);
  }

  put<T>(path: string, body: object, asked: Asked = {}): Promise<T> {
    return this.send<T>('put', path, body, asked);
  }

  async drop(): Promise<void> {
    await this.app.close();
    await this.store.drop();
    this.remove();
  }

  private async send<T>(
    method: 'post' | 'put',
    path: string,
    body: object,
    { role = 'leader', status = 200, revision }: Asked,
  ): Promise<T> {
    const sent = request(this.server)
      [method](path)
      .set('Cookie', await this.cookieOf(role))
      .set('Idempotency-Key', `test-${++this.calls}`);
    if (revision !== undefined) void sent.set('If-Match', `"${revision}"`);
    return bodyOf<T>(path, await sent.send(body), status);
  }

  private get server(): Server {
    return this.app.getHttpServer();
  }

  private async cookieOf(role: Role): Promise<string> {
    // A session ends when the clock is moved on by days.
    const session = `${role} ${dayIn(this.clock.now())}`;
    const kept = this.cookies.get(session);
    if (kept) return kept;
    const cookie = await cookieFor(this.app, this.accounts[role]);
    this.cookies.set(session, cookie);
    return cookie;
  }
}

function bodyOf<T>(path: string, answer: Response, status: number): T {
  if (answer.status !== status)
    throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body as T;
}

/** Everything said by these regions has been applied by the others, and every receipt is back. */
export function settled(broker: InMemoryBroker, ...regions: AgreementRegion[]): Promise<void> {
  const ledgers = regions.map(({ app }) => ({
    readModel: app.get(LedgerReadModel, { strict: false }),
  }));
  return settle(broker, ledgers as unknown as LedgerRegion[], 20_000);
}
