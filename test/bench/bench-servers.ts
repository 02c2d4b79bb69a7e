import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import {
  type RunningKafka,
  type RunningPostgres,
  startEmbeddedPostgres,
  startLocalKafka,
} from '../../tools/servers';
import { say } from '../../tools/start/progress';
import { pidIn } from './machine';

/** The database server and the broker of one run, on data of their own that are gone afterwards. */
export class BenchServers {
  private constructor(
    readonly folder: string,
    private readonly postgres: RunningPostgres,
    private readonly kafka: RunningKafka,
  ) {}

  static async start(): Promise<BenchServers> {
    const parent = process.env['YIPANQI_DATA'] ?? tmpdir();
    mkdirSync(parent, { recursive: true });
    const folder = newFolder(parent, 'yipanqi-bench-');
    const postgres = await startEmbeddedPostgres({
      dir: join(folder, 'postgres'),
      settings: {
        // Tells what each statement costs the server; some 2 % for all loops alike.
        shared_preload_libraries: 'pg_stat_statements',
        'pg_stat_statements.max': '10000',
        'pg_stat_statements.track_planning': 'on',
      },
      log: say,
    });
    const kafka = await startLocalKafka({ dir: join(folder, 'broker'), log: say });
    const servers = new BenchServers(folder, postgres, kafka);
    await servers.administer((client) => client.query('CREATE EXTENSION pg_stat_statements'));
    return servers;
  }

  get serverUrl(): string {
    return this.postgres.url;
  }

  get brokers(): string {
    return this.kafka.brokers;
  }

  get postmaster(): number {
    return pidIn(join(this.folder, 'postgres', 'postgres.json'));
  }

  get broker(): number {
    return pidIn(join(this.folder, 'broker', 'kafka.json'));
  }

  urlOf(database: string): string {
    const url = new URL(this.serverUrl);
    url.pathname = `/${database}`;
    return url.toString();
  }

  /** A new database as the template is now; nobody may be connected to that one. */
  async copy(template: string, name: string): Promise<string> {
    await this.administer(async (client) => {
      await client.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`);
      // What a copy left to write must not be written while something is measured.
      await client.query('CHECKPOINT');
    });
    return this.urlOf(name);
  }

  async create(name: string): Promise<string> {
    await this.administer((client) => client.query(`CREATE DATABASE ${name}`));
    return this.urlOf(name);
  }

  async drop(name: string): Promise<void> {
    await this.administer((client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
  }

  async administer<T>(work: (client: Client) => Promise<T>): Promise<T> {
    const client = new Client({ connectionString: this.serverUrl });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }

  async stop(): Promise<void> {
    await this.kafka.stop();
    await this.postgres.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** One that PostgreSQL's account can enter. */
export function newFolder(parent: string, prefix: string): string {
  const folder = mkdtempSync(join(parent, prefix));
  chmodSync(folder, 0o755);
  return folder;
}
