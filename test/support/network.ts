import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { RegionClient } from '../../tools/client/region-client';
import type { DemonstrationAccount } from '../../tools/network/accounts';
import {
  type NetworkRegion,
  RegionNetwork,
  type RegionNetworkOptions,
} from '../../tools/network/region-network';
import type { RegionDatabase } from '../../tools/network/settle';
import { freePorts } from '../../tools/servers';

export interface TestNetworkOptions {
  readonly carrier: 'kafka' | 'https';
  /** Each region as its three microservices. */
  readonly apart?: boolean;
  /** The clock of all regions begins here and can be moved. */
  readonly clockFrom?: Date;
  /** Variables of every process, beside or instead of those of the network. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Regions as they run in an office, for one test file: processes of the built product, databases and topics of their own. */
export class TestNetwork {
  private constructor(
    private readonly network: RegionNetwork,
    readonly folder: string,
    readonly topicPrefix: string,
  ) {}

  static async start(
    regions: readonly string[],
    options: TestNetworkOptions,
  ): Promise<TestNetwork> {
    const mark = randomBytes(4).toString('hex');
    const folder = mkdtempSync(join(tmpdir(), 'yipanqi-network-'));
    const ports = await freePorts(regions.length * 3);
    // Services apart take three ports in a row; free ones rarely lie so, hence a base far from the ephemeral range.
    const base = 20_000 + (ports[0]! % 20_000);
    const topicPrefix = `t${mark}.`;
    const started: RegionNetworkOptions = {
      regions,
      folder,
      serverUrl: serverUrl(),
      databasePrefix: `t${mark}_`,
      carrier: options.carrier,
      kafkaBrokers: options.carrier === 'kafka' ? process.env['TEST_KAFKA_BROKERS'] : undefined,
      kafkaTopicPrefix: options.carrier === 'kafka' ? topicPrefix : undefined,
      portOf: (_code, index) => (options.apart ? base + index * 3 : ports[index]!),
      apart: options.apart,
      at: options.clockFrom ?? new Date(),
      ...(options.clockFrom && { clockFrom: options.clockFrom }),
      ...(options.environment && { environment: options.environment }),
      onProcessEnd: (line) => process.stderr.write(`${line}\n`),
    };
    const network = await RegionNetwork.start(started);
    return new TestNetwork(network, folder, topicPrefix);
  }

  region(code: string): NetworkRegion {
    return this.network.region(code);
  }

  /** Signed in as the account of this role; an exchange officer is the one of the region's desk. */
  async signedIn(code: string, role: string): Promise<RegionClient> {
    const account = this.account(code, role);
    return new RegionClient(this.region(code).url).signIn(account);
  }

  account(code: string, role: string): DemonstrationAccount {
    const accounts = this.region(code).accounts.filter((one) => one.role === role);
    return accounts.find((one) => one.desk) ?? accounts[0]!;
  }

  /** Returns when nothing is on its way any more; fails with what is. */
  settle(stallMs = 45_000, lookMs?: number): Promise<void> {
    return this.network.settle({ stallMs, ...(lookMs !== undefined && { lookMs }) });
  }

  get regions(): readonly NetworkRegion[] {
    return this.network.regions;
  }

  databases(): RegionDatabase[] {
    return this.network.databases();
  }

  /** What the clocks of all regions show. */
  now(): Date {
    return this.network.now();
  }

  /** All regions go on to this moment together, running: what falls due until then is done then. */
  moveClock(at: Date): Promise<void> {
    return this.network.moveClock(at);
  }

  countRecords(): ReturnType<RegionNetwork['countRecords']> {
    return this.network.countRecords();
  }

  countRefused(): ReturnType<RegionNetwork['countRefused']> {
    return this.network.countRefused();
  }

  sum(sql: string): Promise<number> {
    return this.network.sum(sql);
  }

  /** Everything the processes have logged. */
  logs(): string {
    const logs = join(this.folder, 'logs');
    return readdirSync(logs)
      .map((name) => readFileSync(join(logs, name), 'utf8'))
      .join('\n');
  }

  async stop(): Promise<void> {
    await this.network.stop();
    const client = new Client({ connectionString: serverUrl() });
    await client.connect();
    for (const { databaseUrl } of this.network.regions)
      await client.query(`DROP DATABASE ${new URL(databaseUrl).pathname.slice(1)} WITH (FORCE)`);
    await client.end();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Stories that need a broker: skipped visibly where none runs (a failure with CI=true). */
export const withKafka = process.env['TEST_KAFKA_BROKERS'] ? describe : describe.skip;

/** The same story over each carrier, named by `%s` in its title. */
export function overEachCarrier(title: string, story: (carrier: 'https' | 'kafka') => void): void {
  describe.each(['https'] as const)(title, story);
  withKafka.each(['kafka'] as const)(title, story);
}

function serverUrl(): string {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url)
    throw new Error(
      'TEST_DATABASE_URL is missing: run through jest, whose set-up starts PostgreSQL',
    );
  return url;
}
