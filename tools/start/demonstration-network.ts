import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dayIn, startOfDay } from '@calendar';
import { RegionClient } from '../client/region-client';
import { runDemonstration, sixMonths } from '../demonstration/run-demonstration';
import type { DemonstrationAccount } from '../network/accounts';
import { present } from '../network/present';
import { RegionNetwork } from '../network/region-network';
import type { Summary } from '../network/summary';
import { type CaseworkCounts, countCasework, tellMonths } from './casework';
import {
  isPortFree,
  type RunningKafka,
  type RunningPostgres,
  startEmbeddedPostgres,
  startLocalKafka,
} from '../servers';
import { distinctPersons, generatePopulation } from '../population';
import { FaultyArguments, type StartArguments } from './arguments';
import { DataFolder } from './data-folder';
import { say } from './progress';
import { takeInRegisters } from './registers';

/** Half past eight, before the offices open. */
const registersTakenInAt = 8.5 * 3_600_000;

/** The network `npm start` shows: one database server, perhaps a broker, a process per region. */
export class DemonstrationNetwork {
  private readonly data = new DataFolder();
  private postgres?: RunningPostgres;
  private kafka?: RunningKafka;
  private brokers = '';
  private network?: RegionNetwork;
  private people = 0;
  private stopped?: () => void;

  constructor(private readonly wanted: StartArguments) {}

  async start(): Promise<void> {
    if (this.wanted.reset) await this.data.reset();
    const anew = this.data.claimFor(this.wanted);
    await this.refuseTakenPorts();
    await this.startServers();
    say('启动各地区服务 / starting the regions …');
    this.network = await RegionNetwork.start({
      regions: this.wanted.regions,
      folder: this.data.path,
      serverUrl: this.postgres!.url,
      carrier: this.carrier,
      kafkaBrokers: this.brokers,
      portOf: (_code, index) => this.wanted.port + index,
      environment: process.env['CLOCK'] ? { CLOCK: process.env['CLOCK'] } : {},
      anew,
      at: this.begins ?? present(),
      ...(this.begins && { clockFrom: this.begins }),
      onProcessEnd: say,
    });
    this.writeNetworkFile();
  }

  async takeInRegisters(): Promise<void> {
    const folder = await this.registersFolder();
    say('接收登记册 / taking in the registers …');
    const offices = this.running.regions.map(async ({ code, url, accounts }) => ({
      code,
      client: await new RegionClient(url).signIn(deskOf(accounts)),
    }));
    await takeInRegisters(folder, await Promise.all(offices));
    this.people = distinctPersons(folder);
  }

  async settle(): Promise<void> {
    let saidAt = 0;
    await this.running.settle({
      onProgress: (open) => {
        if (Date.now() - saidAt < 2_000) return;
        saidAt = Date.now();
        if (open.length > 0) say(`交换中 / exchanging: ${open.join('; ')}`);
      },
    });
    say('双方记录已全部送达 / everything has arrived');
  }

  /** Six months, day by day; of a network that has had them nothing is left to do. */
  async makeCasework(): Promise<void> {
    if (!this.begins) return;
    say('生成半年业务 / making six months of casework …');
    const { acts, spent } = await runDemonstration(this.running, {
      ...sixMonths,
      seed: this.wanted.seed,
      onDay: tellMonths(say),
      progressFile: this.data.caseworkFile,
    });
    say(
      `${acts} acts; seconds for moving the clock ${seconds(spent.moving)}, acting ${seconds(spent.acting)}, ` +
        `exchanging ${seconds(spent.settling)}`,
    );
    await this.settle();
  }

  async summary(): Promise<Summary & Partial<CaseworkCounts>> {
    return {
      regions: this.wanted.regions,
      people: this.people,
      ...(await this.running.countRecords()),
      ...(await this.running.countRefused()),
      carrier: this.carrier,
      ...(this.begins && (await countCasework(this.running))),
    };
  }

  printSummary(summary: Summary & Partial<CaseworkCounts>): void {
    console.log(
      `\n登记人员 people ${summary.people} · 双边记录 records ${summary.records} · 双方一致 agreed ${summary.agreed} · ` +
        `待送达 pending ${summary.pending} · 不一致 diverged ${summary.diverged} · ` +
        `一方登记 one-sided: 户籍地 sending ${summary.oneSided.sending}, 现居住地 receiving ${summary.oneSided.receiving} · ` +
        `退回行 rejected ${summary.rejected} · 异常报文 quarantined ${summary.quarantined} · ${summary.carrier}\n`,
    );
    if (summary.cases !== undefined)
      console.log(
        `协查事项 cases ${summary.cases} · 协议 agreements ${summary.agreements} · 报文 entries ${summary.entries} · ` +
          `演示时钟 clock ${dayIn(this.running.now())}\n`,
      );
    for (const { name, code, url, accounts } of this.running.regions) {
      console.log(`${name.zh} ${name.en} ${code}   ${url}`);
      for (const { username, password, role, organisation } of accounts)
        console.log(
          `  ${username.padEnd(20)} ${password.padEnd(18)} ${role.padEnd(18)} ${organisation}`,
        );
    }
    console.log(
      `\n按 Ctrl-C 停止，数据保留在 ${this.data.path} / Ctrl-C stops the network; the data stay there`,
    );
  }

  untilStopped(): Promise<void> {
    return new Promise((resolve) => (this.stopped = resolve));
  }

  async stop(): Promise<void> {
    this.stopped?.();
    rmSync(this.data.networkFile, { force: true });
    await this.network?.stop();
    await this.kafka?.stop();
    await this.postgres?.stop();
  }

  /** When the regions' clocks begin; the machine's clock holds where no casework is made. */
  private get begins(): Date | undefined {
    if (this.wanted.casework === 'none') return undefined;
    return new Date(startOfDay(sixMonths.from).getTime() + registersTakenInAt);
  }

  private get carrier(): 'kafka' | 'https' {
    return this.wanted.kafka ? 'kafka' : 'https';
  }

  private get running(): RegionNetwork {
    if (!this.network) throw new Error('the network has not been started');
    return this.network;
  }

  private async startServers(): Promise<void> {
    say('启动数据库 / starting PostgreSQL …');
    this.postgres = await startEmbeddedPostgres({ dir: this.data.postgres, log: say });
    if (this.wanted.kafka === 'local') {
      say('启动 Kafka / starting Kafka …');
      this.kafka = await startLocalKafka({ dir: this.data.kafka, log: say });
      this.brokers = this.kafka.brokers;
    } else this.brokers = this.wanted.kafka ?? '';
  }

  private async refuseTakenPorts(): Promise<void> {
    for (const [index, code] of this.wanted.regions.entries()) {
      const port = this.wanted.port + index;
      const leftBehind = existsSync(join(this.data.path, 'regions', code, 'region.pid'));
      if (!leftBehind && !(await isPortFree(port)))
        throw new FaultyArguments(
          `端口 ${port}（${code}）已被占用，请用 --port 另选。 / Port ${port} (for ${code}) is taken; choose another with --port.`,
        );
    }
  }

  private async registersFolder(): Promise<string> {
    const { registers, people, seed, regions } = this.wanted;
    if (registers) {
      if (!existsSync(registers))
        throw new FaultyArguments(`--registers: there is no folder ${registers}`);
      return registers;
    }
    if (!existsSync(join(this.data.registers, 'truth.json'))) {
      say(`生成演示登记册 / making the registers of ${people} people …`);
      await generatePopulation({ seed, people, regions: [...regions], out: this.data.registers });
    }
    return this.data.registers;
  }

  private writeNetworkFile(): void {
    const regions = this.running.regions.map(({ code, name, url, databaseUrl, accounts }) => ({
      code,
      name: name.zh,
      url,
      databaseUrl,
      accounts: accounts.map(({ username, password, role, organisation }) => ({
        username,
        password,
        role,
        organisation,
      })),
    }));
    const network = { carrier: this.carrier, kafkaBrokers: this.brokers, regions };
    writeFileSync(this.data.networkFile, JSON.stringify(network, undefined, 2), { mode: 0o600 });
  }
}

const seconds = (ms: number): string => (ms / 1000).toFixed(1);

const deskOf = (accounts: readonly DemonstrationAccount[]): DemonstrationAccount =>
  accounts.find((account) => account.desk)!;
