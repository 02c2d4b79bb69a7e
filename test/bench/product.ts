import { type ChildProcess, spawn } from 'node:child_process';
import { openSync, rmSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { RegionClient } from '../../tools/client/region-client';
import { type NetworkRegion, RegionNetwork } from '../../tools/network/region-network';
import { generatePopulation, readRegister } from '../../tools/population';
import { freePorts, isPortFree } from '../../tools/servers';
import { say } from '../../tools/start/progress';
import { type BenchServers, newFolder } from './bench-servers';
import { memoryMb, round } from './machine';
import { percentile, spreadOf } from './measured';
import type { BenchOptions } from './options';
import { homeRegion, residenceRegion } from './stay-entries';

export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
}

export interface ProductFigures {
  readonly limits: readonly (Figure & { readonly limit: number; readonly holds: boolean })[];
  readonly told: readonly Figure[];
}

const PREFIX = 'product_';

/** The product as an office meets it: how soon it is there, how fast it takes registers in, how soon the partner sees. */
export async function measureProduct(
  servers: BenchServers,
  options: BenchOptions,
): Promise<ProductFigures> {
  const starts: number[] = [];
  for (let i = 0; i < options.repetitions; i++)
    starts.push(await secondsUntilReady(servers.folder));
  say(`ready after ${starts.join(', ')} s`);
  const folder = newFolder(servers.folder, 'product-');
  const registers = await makeRegisters(folder, options.rows);
  const ports = await freePorts(2);
  const network = await RegionNetwork.start({
    regions: [homeRegion, residenceRegion],
    folder,
    serverUrl: servers.serverUrl,
    databasePrefix: PREFIX,
    carrier: 'kafka',
    kafkaBrokers: servers.brokers,
    kafkaTopicPrefix: 'product.',
    portOf: (_code, index) => ports[index]!,
    at: new Date(),
  });
  try {
    const imported = await takeIn(network, registers);
    const large = await takeInLarge(network, folder, options.importRows);
    const memory = network.regions.map((region) => memoryMb(region.processes[0]!.pid!));
    const seen = await untilSeen(network, newcomers(folder, options.arrivals));
    const start = spreadOf(starts, 1);
    const limits = [
      limited('start of a built checkout to /readyz of all regions, median', start.median, 's', 30),
      limited(`import of ${options.importRows.toLocaleString('en')} rows`, large, 's', 60),
      limited(
        "memory of a region's process after the load",
        Math.max(...memory.map(({ now }) => now)),
        'MB',
        300,
      ),
    ];
    return {
      limits,
      told: [
        { what: 'the slowest of those starts', value: start.most, unit: 's' },
        {
          what: "memory of a region's process, at most ever",
          value: Math.max(...memory.map(({ most }) => most)),
          unit: 'MB',
        },
        ...imported,
        { what: 'registered here → listed there, p50', value: percentile(seen, 0.5), unit: 'ms' },
        { what: 'registered here → listed there, p95', value: percentile(seen, 0.95), unit: 'ms' },
        { what: 'registered here → listed there, slowest', value: percentile(seen, 1), unit: 'ms' },
      ],
    };
  } finally {
    await network.stop();
    // Else the server tidies up after this part while the next is measured.
    for (const { code } of network.regions) await servers.drop(`${PREFIX}region_${code}`);
  }
}

function limited(what: string, value: number, unit: string, limit: number) {
  return { what, value, unit, limit, holds: value < limit };
}

const startMaxMs = 180_000;

/** `npm start` on data that do not exist yet: database, broker, migrations and both regions. */
async function secondsUntilReady(parent: string): Promise<number> {
  const data = newFolder(parent, 'start-');
  const port = await firstOfTwoFreePorts();
  const log = openSync(join(data, 'start.log'), 'a');
  const two = ['--regions', '610300,410100', '--people', '2'];
  const arguments_ = [...two, '--kafka', 'local', '--port', String(port)];
  const begun = performance.now();
  const child = spawn(
    process.execPath,
    [join('dist', 'tools', 'start', 'main.js'), ...arguments_],
    {
      env: { ...process.env, YIPANQI_DATA: data },
      stdio: ['ignore', log, log],
    },
  );
  try {
    while (!(await allReady([port, port + 1]))) {
      if (child.exitCode !== null || performance.now() - begun > startMaxMs)
        throw new Error(
          `npm start did not come up:\n${readFileSync(join(data, 'start.log'), 'utf8')}`,
        );
      await pause(50);
    }
    return round((performance.now() - begun) / 1000, 1);
  } finally {
    await ended(child);
    rmSync(data, { recursive: true, force: true });
  }
}

/** Two regions listen on neighbouring ports, and are given the first. */
async function firstOfTwoFreePorts(): Promise<number> {
  for (;;) {
    const [port] = await freePorts(1);
    if (await isPortFree(port! + 1)) return port!;
  }
}

async function allReady(ports: readonly number[]): Promise<boolean> {
  const answers = await Promise.all(
    ports.map((port) =>
      fetch(`http://127.0.0.1:${port}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      ),
    ),
  );
  return answers.every(Boolean);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}

interface Register {
  readonly region: string;
  readonly kind: 'hukou' | 'departures' | 'arrivals';
  readonly content: Blob;
  readonly rows: number;
}

/** Registers of so many rows each, all of people of the home region. */
async function makeRegisters(folder: string, rows: number, seed = 7): Promise<Register[]> {
  const out = join(folder, 'registers');
  await generatePopulation({
    seed,
    people: Math.ceil(rows * 2.4),
    regions: [homeRegion, residenceRegion],
    out,
  });
  const read = (region: string, kind: Register['kind'], path: string): Register => {
    const lines = readFileSync(join(out, path), 'utf8').split('\r\n').filter(Boolean);
    const kept = lines.slice(0, rows + 1);
    writeFileSync(join(out, path), kept.join('\r\n'));
    const content = new Blob([`${kept.join('\r\n')}\r\n`], { type: 'text/csv' });
    return { region, kind, content, rows: kept.length - 1 };
  };
  return [
    read(homeRegion, 'hukou', `${homeRegion}-hukou.csv`),
    read(homeRegion, 'departures', `${homeRegion}-departures.csv`),
    read(residenceRegion, 'arrivals', `${residenceRegion}-arrivals.csv`),
  ];
}

/** One register after the other; then until both sides have everything. */
async function takeIn(network: RegionNetwork, registers: readonly Register[]): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { region, kind, content, rows } of registers) {
    const client = await deskOf(network.region(region));
    const service = kind === 'arrivals' ? 'receiving' : 'sending';
    const begun = performance.now();
    const done = await client.upload<{ accepted: number; refused: number }>(
      `/api/${service}/imports?kind=${kind}`,
      `${kind}.csv`,
      content,
    );
    const seconds = (performance.now() - begun) / 1000;
    say(`${kind}: ${JSON.stringify(done)} in ${seconds.toFixed(1)} s`);
    figures.push(
      { what: `import of ${rows} rows of ${kind}`, value: round(seconds, 1), unit: 's' },
      { what: `import of ${kind}`, value: Math.round(rows / seconds), unit: 'rows/s' },
    );
  }
  const begun = performance.now();
  await network.settle();
  const seconds = round((performance.now() - begun) / 1000, 1);
  figures.push({ what: 'then until both sides have everything', value: seconds, unit: 's' });
  return figures;
}

/** Seconds from the first byte of a register of a whole city to the word on its last row; the exchange goes on meanwhile. */
async function takeInLarge(network: RegionNetwork, parent: string, rows: number): Promise<number> {
  const folder = join(parent, 'large');
  say(`making a register of ${rows} rows`);
  const registers = await makeRegisters(folder, rows, 11);
  const departures = registers.find(({ kind }) => kind === 'departures')!;
  const [figure] = await takeIn(network, [departures]);
  return figure!.value;
}

/** Five a second: far below what either side can do, so that what is seen is the way and not a queue. */
const everyMs = 200;
const pollMs = 5;
const seenMaxMs = 30_000;

/** Milliseconds from the request that registers an arrival to the first answer of the partner's office that lists it. */
async function untilSeen(
  network: RegionNetwork,
  people: readonly Readonly<Record<string, string>>[],
): Promise<number[]> {
  const [here, there] = [
    await deskOf(network.region(residenceRegion)),
    await deskOf(network.region(homeRegion)),
  ];
  const { version } = await here.get<{ version: string }>('/api/receiving/notice');
  const waits: number[] = [];
  for (const person of people) {
    const begun = performance.now();
    const { recordId } = await here.post<{ recordId: string }>('/api/receiving/arrivals', {
      ...person,
      noticeVersion: version,
    });
    while (!(await lists(there, person['idNumber']!, recordId))) {
      if (performance.now() - begun > seenMaxMs) throw new Error('the partner does not list it');
      await pause(pollMs);
    }
    waits.push(round(performance.now() - begun, 1));
    await pause(Math.max(0, everyMs - (performance.now() - begun)));
  }
  return waits;
}

async function lists(client: RegionClient, idNumber: string, recordId: string): Promise<boolean> {
  const { items } = await client.ask<{ items: { recordId: string }[] }>('/api/bureau/search', {
    q: idNumber,
  });
  return items.some((item) => item.recordId === recordId);
}

/** People of the home register who have not arrived yet, with an address of somebody who has. */
function newcomers(folder: string, count: number): Record<string, string>[] {
  const registers = join(folder, 'registers');
  const arrivals = readRegister(registers, `${residenceRegion}-arrivals.csv`);
  const there = new Set(arrivals.map((row) => row['证件号码']));
  const absent = readRegister(registers, `${homeRegion}-hukou.csv`).filter(
    (row) => !there.has(row['公民身份号码']),
  );
  if (absent.length < count) throw new Error(`only ${absent.length} people have not arrived`);
  return absent.slice(0, count).map((row, i) => {
    const place = arrivals[i]!;
    return {
      name: row['姓名']!,
      idNumber: row['公民身份号码']!,
      documentKind: '111',
      homeDivision: row['户籍地区划']!,
      hukouAddress: row['户籍地址']!,
      residenceDivision: place['现住地区划']!,
      address: place['现住地址']!,
      arrivedOn: place['到达日期']!,
      phone: place['联系电话']!,
      channel: place['来源渠道']!,
    };
  });
}

async function deskOf({ url, accounts }: NetworkRegion): Promise<RegionClient> {
  return new RegionClient(url).signIn(accounts.find((account) => account.desk)!);
}
