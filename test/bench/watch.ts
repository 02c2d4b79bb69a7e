import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { BenchRegion } from './bench-region';
import type { BenchServers } from './bench-servers';
import { nodeSteps, sqlSteps, stepCosts, type Profile, type StepCost } from './steps';

export type Role = 'home' | 'author';

/** Where the time of one loop goes, by side. */
export interface WatchedSteps {
  readonly loop: string;
  readonly role: Role;
  readonly steps: readonly StepCost[];
}

interface Executed {
  readonly datname: string;
  readonly query: string;
  readonly ms: number;
}

const writtenWithinMs = 60_000;

/** Profiles the region processes of one repetition, and asks the server what each statement took. */
export class Watch {
  readonly found: WatchedSteps[] = [];

  constructor(
    private readonly servers: BenchServers,
    private readonly keep: string | undefined,
  ) {}

  environment(role: Role): Record<string, string> {
    const file = this.fileOf(role);
    rmSync(file, { force: true });
    return {
      NODE_OPTIONS: `--require ${join(__dirname, 'profile-on-signal.js')}`,
      BENCH_PROFILE: file,
    };
  }

  async begin(regions: readonly BenchRegion[]): Promise<void> {
    await this.servers.administer((client) => client.query('SELECT pg_stat_statements_reset()'));
    for (const region of regions) region.profile();
  }

  /** `databases`: whose statements are whose. */
  async end(
    loop: string,
    events: number,
    watched: readonly {
      readonly role: Role;
      readonly region: BenchRegion;
      readonly database: string;
    }[],
  ): Promise<void> {
    const executed = await this.executed();
    for (const { region } of watched) region.profile();
    for (const { role, database } of watched) {
      const profile = await this.read(loop, role);
      const own = executed.filter(({ datname }) => datname === database);
      const steps = stepCosts(nodeSteps(profile), sqlSteps(own), events);
      this.found.push({ loop, role, steps });
    }
  }

  private async executed(): Promise<Executed[]> {
    return this.servers.administer(async (client) => {
      const { rows } = await client.query<Executed>(
        `SELECT d.datname, s.query, s.total_exec_time + s.total_plan_time AS ms
           FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid
          WHERE s.query NOT LIKE '%pg_stat_statements%' ORDER BY ms DESC`,
      );
      return rows;
    });
  }

  private async read(loop: string, role: Role): Promise<Profile> {
    const file = this.fileOf(role);
    for (let waited = 0; !existsSync(file); waited += 50) {
      if (waited > writtenWithinMs) throw new Error(`no profile of ${role}`);
      await pause(50);
    }
    if (this.keep) {
      mkdirSync(this.keep, { recursive: true });
      copyFileSync(file, join(this.keep, `${loop}-${role}.cpuprofile`));
    }
    return JSON.parse(readFileSync(file, 'utf8')) as Profile;
  }

  private fileOf(role: Role): string {
    return join(this.servers.folder, `${role}.cpuprofile`);
  }
}
