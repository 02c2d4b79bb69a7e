import { mkdirSync, openAsBlob } from 'node:fs';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { Pool } from 'pg';
import { type CarriedMessage, Outgoing } from '@ledger';
import { Clock } from '@platform/clock';
import { readRegionConfig } from '@platform/config';
import { Database } from '@platform/database';
import { Ids } from '@platform/ids';
import { RegionModule } from '../../apps/region/src/region.module';
import { RegionClient } from '../../tools/client/region-client';
import { RegionNetwork } from '../../tools/network/region-network';
import { generatePopulation } from '../../tools/population';
import { freePorts } from '../../tools/servers';
import { say } from '../../tools/start/progress';
import { BenchRegion, makeTopics, regionEnvironment, untilCounted } from './bench-region';
import type { BenchServers } from './bench-servers';
import {
  draftsOf,
  entriesPerStay,
  homeRegion,
  readStays,
  residenceRegion,
  streamsOf,
} from './stay-entries';

/** What every repetition begins with. */
export interface Prepared {
  readonly network: string;
  /** Database of the home side: its register, its departures, exchanged with the partner. */
  readonly home: string;
  /** Database of the residence side, its outbox full. */
  readonly author: string;
  readonly stays: number;
  /** Entries of the stays, and one citation of the agreement per stream. */
  readonly entries: number;
  readonly streams: readonly string[];
  /** Mean size of an entry before it is sealed. */
  readonly entryBytes: number;
  /** Written by the production modules, 500 entries a transaction. */
  readonly appendedPerSecond: number;
}

export const partitions = 16;
const draftsPerTransaction = 500;
/** Of the people who arrived, the share whom the home office has registered as gone. */
const arrivalOnly = 0.2;

/** Makes the network, gives the home side its registers and fills the outbox of the residence side. */
export async function prepare(
  servers: BenchServers,
  wanted: { readonly events: number; readonly streams: number },
): Promise<Prepared> {
  const stays = Math.ceil(wanted.events / entriesPerStay);
  const network = join(servers.folder, 'network');
  const registers = join(servers.folder, 'registers');
  mkdirSync(network);
  say(`making the registers of ${stays} people`);
  await generatePopulation({
    seed: 1,
    people: stays * 2,
    regions: [homeRegion, residenceRegion],
    faults: { 'arrival-only': arrivalOnly },
    out: registers,
  });
  await giveHomeItsRegisters(servers, network, registers);
  const streams = streamsOf(wanted.streams, partitions);
  const author = `bench_region_${residenceRegion}`;
  const appendMs = await fillOutbox(servers.urlOf(author), network, registers, stays, streams);
  const pool = new Pool({ connectionString: servers.urlOf(author), max: 1 });
  const { rows } = await pool.query<{ bytes: string }>(
    'SELECT avg(octet_length(body))::int AS bytes FROM ledger.outbox_pending',
  );
  await pool.end();
  return {
    network,
    home: `bench_region_${homeRegion}`,
    author,
    stays,
    entries: stays * entriesPerStay + streams.length,
    streams,
    entryBytes: Number(rows[0]!.bytes),
    appendedPerSecond: Math.round((stays * entriesPerStay) / (appendMs / 1000)),
  };
}

async function giveHomeItsRegisters(
  servers: BenchServers,
  folder: string,
  registers: string,
): Promise<void> {
  const ports = await freePorts(2);
  const network = await RegionNetwork.start({
    regions: [homeRegion, residenceRegion],
    folder,
    serverUrl: servers.serverUrl,
    databasePrefix: 'bench_',
    carrier: 'kafka',
    kafkaBrokers: servers.brokers,
    kafkaTopicPrefix: 'prepare.',
    portOf: (_code, index) => ports[index]!,
    at: new Date(),
  });
  try {
    const { url, accounts } = network.region(homeRegion);
    const desk = await new RegionClient(url).signIn(accounts.find((account) => account.desk)!);
    for (const kind of ['hukou', 'departures']) {
      say(`${homeRegion} takes in its ${kind}`);
      const file = `${homeRegion}-${kind}.csv`;
      const content = await openAsBlob(join(registers, file), { type: 'text/csv' });
      await desk.upload(`/api/sending/imports?kind=${kind}`, file, content);
    }
    await network.settle();
  } finally {
    await network.stop();
  }
}

/** Through `Outgoing.append` of a region that plays no service, so that nothing is sealed yet. */
async function fillOutbox(
  databaseUrl: string,
  network: string,
  registers: string,
  count: number,
  streams: readonly string[],
): Promise<number> {
  const environment = regionEnvironment({ code: residenceRegion, network, databaseUrl });
  const module = RegionModule.playing([], readRegionConfig({ ...environment, PORT: '0' }));
  const app = await NestFactory.createApplicationContext(module, { logger: false });
  try {
    const [database, outgoing, clock, ids] = [
      app.get(Database),
      app.get(Outgoing),
      app.get(Clock),
      app.get(Ids),
    ];
    const stays = readStays(registers, count, streams, () => ids.next());
    const drafts = draftsOf(stays, () => ids.next());
    say(`${residenceRegion} writes ${count * entriesPerStay} entries of ${count} people`);
    const begun = performance.now();
    for (let batch = take(drafts); batch.length > 0; batch = take(drafts))
      await database.run((tx) => outgoing.append(tx, batch, clock.now()));
    return performance.now() - begun;
  } finally {
    await app.close();
  }
}

function take<T>(items: Iterator<T>): T[] {
  const taken: T[] = [];
  while (taken.length < draftsPerTransaction) {
    const next = items.next();
    if (next.done) break;
    taken.push(next.value);
  }
  return taken;
}

/** What lies on the home side's topic: of each stream, by its sealer, grants before the segments that need them. */
export interface SealedMessages {
  /** The first segment of every stream and what it needs. */
  readonly first: readonly CarriedMessage[][];
  readonly rest: readonly CarriedMessage[][];
  /** Entries in `first`. */
  readonly firstEntries: number;
  readonly segments: number;
  readonly grants: number;
  readonly bytes: number;
}

/** Lets a region of its own seal a copy of the outbox, and reads what it has sealed. */
export async function seal(servers: BenchServers, prepared: Prepared): Promise<SealedMessages> {
  const { network, streams, entries } = prepared;
  const topicPrefix = 'seal.';
  await makeTopics(servers.brokers, topicPrefix, [homeRegion, residenceRegion], partitions);
  const databaseUrl = await servers.copy(prepared.author, 'bench_seal');
  say(`${residenceRegion} seals them`);
  const author = await BenchRegion.start({
    code: residenceRegion,
    network,
    databaseUrl,
    brokers: servers.brokers,
    topicPrefix,
  });
  const own = `stream LIKE '${residenceRegion}.receiving/%'`;
  try {
    await untilCounted('sealed', entries, () =>
      author.count(`SELECT sum(last) AS n FROM ledger.stream_head WHERE ${own}`),
    );
  } finally {
    await author.stop();
  }
  const messages = await readMessages(databaseUrl, streams);
  await servers.drop('bench_seal');
  return messages;
}

async function readMessages(
  databaseUrl: string,
  streams: readonly string[],
): Promise<SealedMessages> {
  const pool = new Pool({ connectionString: databaseUrl, max: 1 });
  const first: CarriedMessage[][] = [];
  const rest: CarriedMessage[][] = [];
  const counts = { firstEntries: 0, segments: 0, grants: 0, bytes: 0 };
  for (const stream of streams) {
    const segments = await pool.query<{ last: string; jws: string; value: Buffer }>(
      'SELECT last, jws, value FROM ledger.segment WHERE stream = $1 ORDER BY first',
      [stream],
    );
    const grants = await pool.query<{ sequence: string; jws: string }>(
      'SELECT sequence, jws FROM ledger.grant_message WHERE stream = $1 ORDER BY sequence',
      [stream],
    );
    const end = Number(segments.rows[0]!.last);
    const said = (early: boolean): CarriedMessage[] => [
      ...grants.rows
        .filter(({ sequence }) => Number(sequence) <= end === early)
        .map(({ jws }) => ({ stream, value: Buffer.from(jws, 'latin1') })),
      ...segments.rows
        .filter((_, i) => (i === 0) === early)
        .map(({ jws, value }) => ({ stream, jws, value })),
    ];
    first.push(said(true));
    rest.push(said(false));
    counts.firstEntries += end;
    counts.segments += segments.rows.length;
    counts.grants += grants.rows.length;
    for (const { jws, value } of segments.rows) counts.bytes += jws.length + value.length;
  }
  await pool.end();
  return { first, rest, ...counts };
}
