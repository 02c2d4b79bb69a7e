import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Pool } from 'pg';
import { deleteTopics, ensureTopics } from '@ledger';
import { type BilingualName, regionName } from '@region';
import { createDatabase, migrate } from '../yipanqi/databases';
import { type DemonstrationAccount, demonstrationAccounts } from './accounts';
import { RegionProcess } from './region-process';
import { type RegionDatabase, settle } from './settle';
import { countRecords, countRefused, type JointCounts, type RefusedCounts } from './summary';
import { agreementsFolder, clockFile, directoryFile, keysFolder } from './folders';
import { MovedClock } from './moved-clock';
import { present } from './present';
import { prepareTrust } from './trust';

export interface RegionNetworkOptions {
  readonly regions: readonly string[];
  /** Keys, directory, agreements, accounts, logs and pid files; kept between runs. */
  readonly folder: string;
  /** A PostgreSQL server whose user may create databases. */
  readonly serverUrl: string;
  /** Tells the databases of several networks on one server apart. */
  readonly databasePrefix?: string;
  readonly carrier: 'kafka' | 'https';
  readonly kafkaBrokers?: string;
  readonly kafkaTopicPrefix?: string;
  /** First address of a region; when its services run apart, the bureau's, and two more follow. */
  readonly portOf: (region: string, index: number) => number;
  /** Each region as its three microservices in processes of their own. */
  readonly apart?: boolean;
  /** Nothing was there before: what an earlier network left on the broker is deleted. */
  readonly anew?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
  /** The moment keys and agreements are made for: the regions' clock. */
  readonly at: Date;
  /** The clock of all regions begins here and can be moved while they run; one kept in the folder has gone on ticking. */
  readonly clockFrom?: Date;
  readonly onProcessEnd?: (line: string) => void;
}

export interface NetworkRegion {
  readonly code: string;
  readonly name: BilingualName;
  readonly url: string;
  readonly databaseUrl: string;
  readonly accounts: readonly DemonstrationAccount[];
  readonly pool: Pool;
  readonly processes: readonly RegionProcess[];
}

/** Regions as processes on one machine, with databases, keys, agreements and accounts of their own. */
export class RegionNetwork {
  private constructor(
    private readonly options: RegionNetworkOptions,
    readonly regions: readonly NetworkRegion[],
    private readonly clock: MovedClock | undefined,
  ) {}

  /** Makes what is missing, migrates, starts every process and waits until all are ready. */
  static async start(options: RegionNetworkOptions): Promise<RegionNetwork> {
    const urls = new Map(
      options.regions.map((code, index) => [
        code,
        `http://127.0.0.1:${options.portOf(code, index)}`,
      ]),
    );
    prepareTrust(options.folder, urls, options.at);
    const { clockFrom, folder } = options;
    const clock = clockFrom && new MovedClock(clockFile(folder), clockFrom);
    await prepareTopics(options);
    const regions: NetworkRegion[] = [];
    for (const code of options.regions)
      regions.push(await prepareRegion(code, urls.get(code)!, options));
    const network = new RegionNetwork(options, regions, clock);
    try {
      for (const one of network.processes()) one.start();
      await Promise.all(network.processes().map((one) => one.untilReady()));
    } catch (error) {
      await network.stop();
      throw error;
    }
    return network;
  }

  region(code: string): NetworkRegion {
    const found = this.regions.find((region) => region.code === code);
    if (!found) throw new Error(`no region ${code} in this network`);
    return found;
  }

  processes(): readonly RegionProcess[] {
    return this.regions.flatMap((region) => region.processes);
  }

  databases(): RegionDatabase[] {
    return this.regions.map(({ code, pool }) => ({ code, pool }));
  }

  settle(options?: Parameters<typeof settle>[1]): Promise<void> {
    return settle(this.databases(), options);
  }

  countRecords(): Promise<JointCounts> {
    return countRecords(this.databases());
  }

  countRefused(): Promise<RefusedCounts> {
    return countRefused(this.databases());
  }

  /** What the clocks of all regions show. */
  now(): Date {
    return this.clock?.now() ?? present();
  }

  /**
   * All regions go on to this moment together; returns when every process of every region shows it. A time that has passed
   * is refused.
   */
  async moveClock(at: Date): Promise<void> {
    if (!this.clock) throw new Error('the clock of this network cannot be moved: no clockFrom');
    await this.clock.moveTo(
      at,
      this.processes().map(({ options }) => options.url),
    );
  }

  /** Sum of a count over all regions; `sql` answers one column `n`. */
  async sum(sql: string): Promise<number> {
    let sum = 0;
    for (const { pool } of this.regions)
      sum += Number((await pool.query<{ n: string }>(sql)).rows[0]!.n);
    return sum;
  }

  async stop(): Promise<void> {
    await Promise.all(this.processes().map((one) => one.stop()));
    await Promise.all(this.regions.map((region) => region.pool.end()));
  }

  get carrier(): 'kafka' | 'https' {
    return this.options.carrier;
  }
}

async function prepareTopics({
  regions,
  kafkaBrokers,
  kafkaTopicPrefix,
  anew,
}: RegionNetworkOptions): Promise<void> {
  if (!kafkaBrokers) return;
  const connection = { brokers: kafkaBrokers.split(','), topicPrefix: kafkaTopicPrefix };
  for (const region of regions) {
    const topics = { connection, region, services: ['sending', 'receiving', 'bureau'] as const };
    if (anew) await deleteTopics(topics);
    await ensureTopics(topics);
  }
}

async function prepareRegion(
  code: string,
  url: string,
  options: RegionNetworkOptions,
): Promise<NetworkRegion> {
  const databaseUrl = await createDatabase(
    options.serverUrl,
    `${options.databasePrefix ?? ''}region_${code}`,
  );
  await migrate(databaseUrl);
  const accountsFile = join(options.folder, 'regions', code, 'accounts.json');
  const accounts = keptAccounts(accountsFile, code);
  return {
    code,
    name: regionName(code),
    url,
    databaseUrl,
    accounts,
    pool: quietPool(databaseUrl),
    processes: processesOf(code, url, databaseUrl, accountsFile, options),
  };
}

/** An idle connection may outlive `end()` by a moment; when the server goes, that is no error of ours. */
function quietPool(connectionString: string): Pool {
  const pool = new Pool({ connectionString, max: 2 });
  pool.on('error', () => undefined);
  return pool;
}

/** Made once, with passwords of their own, and kept beside the data. */
function keptAccounts(file: string, region: string): readonly DemonstrationAccount[] {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    const accounts = demonstrationAccounts(region, () => randomBytes(9).toString('base64url'));
    writeFileSync(file, JSON.stringify(accounts, undefined, 2), { mode: 0o600 });
  }
  return JSON.parse(readFileSync(file, 'utf8')) as DemonstrationAccount[];
}

function processesOf(
  code: string,
  url: string,
  databaseUrl: string,
  accountsFile: string,
  options: RegionNetworkOptions,
): RegionProcess[] {
  const environment = {
    REGION_CODE: code,
    DATABASE_URL: databaseUrl,
    CARRIER: options.carrier,
    ...(options.kafkaBrokers ? { KAFKA_BROKERS: options.kafkaBrokers } : {}),
    ...(options.kafkaTopicPrefix ? { KAFKA_TOPIC_PREFIX: options.kafkaTopicPrefix } : {}),
    KEYS_DIR: keysFolder(options.folder, code),
    DIRECTORY_FILE: directoryFile(options.folder),
    AGREEMENTS_DIR: agreementsFolder(options.folder),
    ACCOUNTS_FILE: accountsFile,
    PUBLIC_URL: url,
    ...(options.clockFrom && { CLOCK: `file:${clockFile(options.folder)}` }),
    ...options.environment,
  };
  const port = Number(new URL(url).port);
  const process = (
    app: string,
    name: string,
    at: number,
    more: Record<string, string> = {},
  ): RegionProcess =>
    new RegionProcess({
      name,
      program: `${app}/src/main.js`,
      url: `http://127.0.0.1:${at}`,
      environment: { ...environment, PORT: String(at), ...more },
      logFile: join(options.folder, 'logs', `${name}.log`),
      pidFile: join(options.folder, 'regions', code, `${app}.pid`),
      onEnd: options.onProcessEnd,
    });
  if (!options.apart) return [process('region', code, port)];
  const [sending, receiving] = [port + 1, port + 2];
  return [
    process('sending-region', `${code}-sending`, sending),
    process('receiving-region', `${code}-receiving`, receiving),
    process('bureau', `${code}-bureau`, port, {
      SENDING_URL: `http://127.0.0.1:${sending}`,
      RECEIVING_URL: `http://127.0.0.1:${receiving}`,
    }),
  ];
}
