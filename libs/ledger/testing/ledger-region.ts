import { Global, Module, type INestApplicationContext, type Provider } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { headEchoedV1, type JsonObject, type ServiceName } from '@contracts';
import {
  Carrier,
  Directory,
  DirectoryAsker,
  EntryGate,
  Keyring,
  LedgerLog,
  LedgerModule,
  LedgerPace,
  LedgerReadModel,
  LedgerRegistry,
  Outgoing,
  ParkedEntries,
  ledgerMigrations,
  KeyStatementStore,
  recallStatements,
  type AppendedEntry,
  type EntryDraft,
} from '@ledger';
import { Clock, SystemClock } from '@platform/clock';
import { Database } from '@platform/database';
import { Ids, RandomIds } from '@platform/ids';
import { Metrics } from '@platform/metrics';
import { openTestDatabase, type TestDatabase } from '../../platform/testing';
import type { InMemoryBroker } from './in-memory-carrier';
import { notedV1 } from './test-contract';
import { TestGate } from './test-gate';

/** Fast enough for tests, in the same proportions. */
export const quickPace = new LedgerPace({
  closeMs: 2,
  pollMinMs: 5,
  pollMaxMs: 20,
  leaseMs: 2_000,
  leaseRenewMs: 300,
  receiptMs: 10,
  headBehindMs: 100,
  headIdleMs: 60_000,
  resendMs: 60,
  resendMaxMs: 500,
  resendServeMs: 20,
  grantAgainMs: 20,
  tickMs: 20,
  probeMinMs: 20,
  probeMaxMs: 100,
});

/** Collects what a person would have to act on. */
export class RecordingLog extends LedgerLog {
  readonly errors: { about: object; sentence: string }[] = [];
  readonly warnings: { about: object; sentence: string }[] = [];

  debug(): void {}
  info(): void {}
  warn(about: object, sentence: string): void {
    this.warnings.push({ about, sentence });
  }
  error(about: object, sentence: string): void {
    this.errors.push({ about, sentence });
  }
}

/** Keys of the regions of a test, known to each other. */
export function testKeys(regions: readonly string[], at: Date): Map<string, Keyring> {
  return new Map(regions.map((region) => [region, Keyring.generate(region, at).keyring]));
}

export interface LedgerRegionOptions {
  readonly region: string;
  readonly keys: ReadonlyMap<string, Keyring>;
  readonly broker: InMemoryBroker;
  readonly services?: readonly ServiceName[];
  readonly clock?: Clock;
  readonly pace?: LedgerPace;
  /** An existing database is used again, as after a restart. */
  readonly database?: TestDatabase;
  readonly gate?: EntryGate;
  /** What `/metrics` would show. */
  readonly metrics?: Metrics;
  /** Where keys not known yet are asked for; nowhere unless given. */
  readonly asker?: (directory: Directory, store: KeyStatementStore) => DirectoryAsker;
  /** Puts projections, reactions and rules in. */
  readonly register?: (registry: LedgerRegistry, region: LedgerRegion) => void;
}

/** A region that is nothing but its ledger: real database, real keys, the carrier of the test. */
export class LedgerRegion {
  readonly log = new RecordingLog();
  readonly outgoing: Outgoing;
  readonly readModel: LedgerReadModel;
  readonly parked: ParkedEntries;

  private constructor(
    readonly code: string,
    readonly app: INestApplicationContext,
    readonly store: TestDatabase,
    readonly clock: Clock,
    readonly ids: Ids,
  ) {
    this.outgoing = app.get(Outgoing);
    this.readModel = app.get(LedgerReadModel);
    this.parked = app.get(ParkedEntries);
  }

  static async start(options: LedgerRegionOptions): Promise<LedgerRegion> {
    const store = options.database ?? (await openTestDatabase([ledgerMigrations]));
    const clock = options.clock ?? new SystemClock();
    const ids = new RandomIds(clock);
    const log = new RecordingLog();
    const given: Provider[] = [
      { provide: Database, useValue: store.database },
      { provide: Clock, useValue: clock },
      { provide: Ids, useValue: ids },
      { provide: EntryGate, useValue: options.gate ?? new TestGate([notedV1.type]) },
      { provide: Metrics, useValue: options.metrics },
    ];
    @Global()
    @Module({ providers: given, exports: [Database, Clock, Ids, EntryGate, Metrics] })
    class Surroundings {}
    const directory = directoryOf(options.keys);
    const statements = new KeyStatementStore(store.database);
    await recallStatements(directory, statements, log);
    const asker = options.asker?.(directory, statements);
    const ledger = LedgerModule.forServices({
      services: options.services ?? ['sending', 'receiving'],
      contracts: [notedV1, headEchoedV1],
      carrier: { provide: Carrier, useValue: options.broker.carrierOf(options.region) },
      providers: [
        { provide: Keyring, useValue: options.keys.get(options.region) },
        { provide: Directory, useValue: directory },
        ...(asker ? [{ provide: DirectoryAsker, useValue: asker }] : []),
        { provide: LedgerPace, useValue: options.pace ?? quickPace },
        { provide: LedgerLog, useValue: log },
      ],
    });
    @Module({ imports: [Surroundings, ledger] })
    class RegionModule {}
    const app = await NestFactory.create(RegionModule, { logger: false, abortOnError: false });
    const region = new LedgerRegion(options.region, app, store, clock, ids);
    Object.assign(region, { log });
    options.register?.(app.get(LedgerRegistry), region);
    await app.init();
    return region;
  }

  get database(): Database {
    return this.store.database;
  }

  /** Stops the workers; the database stays. */
  async stop(): Promise<void> {
    await this.app.close();
  }

  async drop(): Promise<void> {
    await this.stop();
    await this.store.drop();
  }

  append(...drafts: EntryDraft[]): Promise<AppendedEntry[]> {
    const at = this.clock.now();
    return this.database.run((tx) => this.outgoing.append(tx, drafts, at));
  }

  /** A draft on a strand of this region's, with personal values when a name is given. */
  note(stream: string, strandId: string, text: string, more: NoteMore = {}): EntryDraft {
    const { section = 'note', name, open, ...rest } = more;
    return {
      stream,
      strandId,
      strandKind: 'record',
      type: notedV1.type,
      section,
      open: open ?? { text },
      eventTime: this.clock.now(),
      legalBasis: 'statutory',
      ...(name !== undefined && { personal: { name } }),
      ...rest,
    };
  }

  async rows<Row>(sql: string, ...parameters: unknown[]): Promise<Row[]> {
    return this.database.read<Row>(sql, parameters);
  }
}

type NoteMore = Partial<Omit<EntryDraft, 'personal' | 'stream' | 'strandId'>> & {
  readonly name?: string;
  readonly open?: JsonObject;
};

function directoryOf(keys: ReadonlyMap<string, Keyring>): Directory {
  const directory = new Directory();
  for (const [region, keyring] of keys) directory.trust(region, keyring.statements);
  return directory;
}

/** Waits until a probe answers nothing any more; fails with what it said last. */
export async function eventually(
  probe: () => Promise<readonly string[]>,
  timeMaxMs = 10_000,
): Promise<void> {
  const until = performance.now() + timeMaxMs;
  for (;;) {
    const missing = await probe();
    if (missing.length === 0) return;
    if (performance.now() > until) throw new Error(missing.join('\n'));
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}

/** Everything said by these regions has been applied by the others, and every receipt is back. */
export function settle(
  broker: InMemoryBroker,
  regions: readonly LedgerRegion[],
  timeMaxMs?: number,
): Promise<void> {
  return eventually(async () => {
    const missing = broker.isQuiet() ? [] : ['messages wait'];
    for (const region of regions) missing.push(...(await region.readModel.unsettled()));
    return missing;
  }, timeMaxMs);
}
