import { join } from 'node:path';
import { Pool } from 'pg';
import { ensureTopics } from '@ledger';
import { agreementsFolder, directoryFile, keysFolder } from '../../tools/network/folders';
import { RegionProcess } from '../../tools/network/region-process';
import { freePorts } from '../../tools/servers';

export interface BenchRegionOptions {
  readonly code: string;
  /** Where the regions' keys, directory and agreements are. */
  readonly network: string;
  readonly databaseUrl: string;
  readonly brokers: string;
  /** Tells the topics of one repetition from those of another. */
  readonly topicPrefix: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** The variables a region of a prepared network runs with. */
export function regionEnvironment(
  options: Omit<BenchRegionOptions, 'brokers' | 'topicPrefix'>,
): Record<string, string> {
  const { code, network, databaseUrl } = options;
  return {
    REGION_CODE: code,
    DATABASE_URL: databaseUrl,
    KEYS_DIR: keysFolder(network, code),
    DIRECTORY_FILE: directoryFile(network),
    AGREEMENTS_DIR: agreementsFolder(network),
    LOG_LEVEL: 'warn',
    ...options.environment,
  };
}

/** A region as it runs in an office: the process of `apps/region`, on a database that was prepared. */
export class BenchRegion {
  private constructor(
    private readonly process: RegionProcess,
    private readonly pool: Pool,
  ) {}

  /** Starts the process; `ready` tells when it receives. */
  static async start(options: BenchRegionOptions): Promise<BenchRegion> {
    const [port] = await freePorts(1);
    const { code, network, topicPrefix } = options;
    const process = new RegionProcess({
      name: code,
      program: 'region/src/main.js',
      url: `http://127.0.0.1:${port}`,
      environment: {
        ...regionEnvironment(options),
        CARRIER: 'kafka',
        KAFKA_BROKERS: options.brokers,
        KAFKA_TOPIC_PREFIX: topicPrefix,
        PORT: String(port),
        PUBLIC_URL: `http://127.0.0.1:${port}`,
      },
      logFile: join(network, 'logs', `${topicPrefix}${code}.log`),
      pidFile: join(network, 'regions', code, 'bench.pid'),
      onEnd: (line) => {
        throw new Error(line);
      },
    });
    const pool = new Pool({ connectionString: options.databaseUrl, max: 1 });
    process.start();
    return new BenchRegion(process, pool);
  }

  get pid(): number {
    return this.process.pid!;
  }

  ready(): Promise<void> {
    return this.process.untilReady();
  }

  /** Stands still until `goOn`: what is sent meanwhile lies on its topics. */
  standStill(): void {
    process.kill(this.pid, 'SIGSTOP');
  }

  goOn(): void {
    process.kill(this.pid, 'SIGCONT');
  }

  /** Starts the CPU profile, or ends and writes it. */
  profile(): void {
    process.kill(this.pid, 'SIGUSR2');
  }

  /** A number out of the region's database; only ever read. */
  async count(sql: string): Promise<number> {
    const { rows } = await this.pool.query<{ n: string | null }>(sql);
    return Number(rows[0]?.n ?? 0);
  }

  async stop(): Promise<void> {
    await this.process.stop();
    await this.pool.end();
  }
}

/** The topics both regions read in a repetition. */
export async function makeTopics(
  brokers: string,
  topicPrefix: string,
  regions: readonly string[],
  partitions: number,
): Promise<void> {
  const connection = { brokers: brokers.split(','), topicPrefix };
  for (const region of regions)
    await ensureTopics({
      connection,
      region,
      services: ['sending', 'receiving', 'bureau'],
      partitions,
    });
}

const stallMaxMs = 120_000;

/** Polls until the count is reached; answers when that was seen. Fails when nothing moves for two minutes. */
export async function untilCounted(
  what: string,
  wanted: number,
  count: () => Promise<number>,
  pollMs = 20,
): Promise<number> {
  let last = -1;
  let movedAt = performance.now();
  for (;;) {
    const found = await count();
    const now = performance.now();
    if (found >= wanted) return now;
    if (found !== last) {
      last = found;
      movedAt = now;
    } else if (now - movedAt > stallMaxMs)
      throw new Error(`${what}: ${found} of ${wanted}, and nothing moves`);
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}
