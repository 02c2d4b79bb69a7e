import { KafkaCarrier } from '@ledger';
import { BenchRegion, makeTopics, untilCounted } from './bench-region';
import type { BenchServers } from './bench-servers';
import { measureCpu } from './machine';
import { measured, type Measured } from './measured';
import { partitions, type Prepared, type SealedMessages } from './prepare';
import type { Watch } from './watch';
import { homeRegion, residenceRegion } from './stay-entries';

const applied = `SELECT sum(last) AS n FROM ledger.stream_position
  WHERE stream LIKE '${residenceRegion}.receiving/%'`;
const unpublished = 'SELECT count(*) AS n FROM ledger.stream_head WHERE published < last';

const leasesTaken = `SELECT sum(epoch) AS n FROM ledger.shard_lease WHERE service = 'receiving'`;

/**
 * (c) gate to joint record: the partner's sealed segments and grants lie on the home side's topic; its process, as it
 * runs in an office, takes them in until the last entry is applied, projected and reacted to.
 */
export async function runGateToRecord(
  servers: BenchServers,
  prepared: Prepared,
  sealed: SealedMessages,
  name: string,
  watch?: Watch,
): Promise<Measured> {
  const database = `bench_c_${name}`;
  const databaseUrl = await servers.copy(prepared.home, database);
  const topicPrefix = `c${name}.`;
  const { brokers } = servers;
  const { network } = prepared;
  await makeTopics(brokers, topicPrefix, [homeRegion, residenceRegion], partitions);
  const carrier = new KafkaCarrier({
    connection: { brokers: brokers.split(','), topicPrefix },
    region: residenceRegion,
  });
  const home = await BenchRegion.start({
    code: homeRegion,
    network,
    databaseUrl,
    brokers,
    topicPrefix,
    environment: watch?.environment('home'),
  });
  try {
    await home.ready();
    for (const messages of sealed.first) await carrier.send(homeRegion, 'sending', messages);
    await untilCounted('first segments', sealed.firstEntries, () => home.count(applied));
    home.standStill();
    for (const messages of sealed.rest) await carrier.send(homeRegion, 'sending', messages);
    await servers.administer((client) => client.query('CHECKPOINT'));
    await watch?.begin([home]);
    const cpu = measureCpu({
      consumer: home.pid,
      postgres: servers.postmaster,
      kafka: servers.broker,
      bench: process.pid,
    });
    const begun = performance.now();
    home.goOn();
    const ended = await untilCounted('applied', prepared.entries, () => home.count(applied));
    const used = cpu();
    await watch?.end('c', prepared.entries - sealed.firstEntries, [
      { role: 'home', region: home, database },
    ]);
    await assertEverythingOn(home, prepared);
    return measured('c', prepared.entries - sealed.firstEntries, ended - begun, used);
  } finally {
    await home.stop();
    await carrier.close();
    await servers.drop(database);
  }
}

/**
 * (d) outbox to joint record: the residence side's outbox is full; its process seals and publishes, the home side's
 * takes in, both databases and the broker on the same machine. The clock starts when the sealer takes its leases.
 */
export async function runOutboxToRecord(
  servers: BenchServers,
  prepared: Prepared,
  name: string,
  watch?: Watch,
): Promise<Measured> {
  const databases = { home: `bench_dh_${name}`, author: `bench_da_${name}` };
  const homeUrl = await servers.copy(prepared.home, databases.home);
  const authorUrl = await servers.copy(prepared.author, databases.author);
  const topicPrefix = `d${name}.`;
  const { brokers } = servers;
  const { network } = prepared;
  await makeTopics(brokers, topicPrefix, [homeRegion, residenceRegion], partitions);
  const common = { network, brokers, topicPrefix };
  const home = await BenchRegion.start({
    ...common,
    code: homeRegion,
    databaseUrl: homeUrl,
    environment: watch?.environment('home'),
  });
  let author: BenchRegion | undefined;
  try {
    await home.ready();
    await untilNone('published', home, unpublished);
    author = await BenchRegion.start({
      ...common,
      code: residenceRegion,
      databaseUrl: authorUrl,
      environment: watch?.environment('author'),
    });
    const sealing = author;
    const taken = (): Promise<number> => sealing.count(leasesTaken);
    const begun = await untilCounted('leases', (await taken()) + 1, taken, 5);
    await watch?.begin([home, author]);
    const cpu = measureCpu({
      consumer: home.pid,
      author: author.pid,
      postgres: servers.postmaster,
      kafka: servers.broker,
      bench: process.pid,
    });
    const ended = await untilCounted('applied', prepared.entries, () => home.count(applied));
    const used = cpu();
    await watch?.end('d', prepared.entries, [
      { role: 'home', region: home, database: databases.home },
      { role: 'author', region: author, database: databases.author },
    ]);
    await assertEverythingOn(home, prepared);
    return measured('d', prepared.entries, ended - begun, used);
  } finally {
    await author?.stop();
    await home.stop();
    for (const database of Object.values(databases)) await servers.drop(database);
  }
}

/** Nothing was parked, rejected or quarantined; every arrival was answered, every stream receipted to its end. */
async function assertEverythingOn(home: BenchRegion, { stays, streams }: Prepared): Promise<void> {
  const partner = `stream LIKE '${residenceRegion}.receiving/%'`;
  const expected: readonly (readonly [what: string, sql: string, wanted: number])[] = [
    ['quarantined', 'SELECT count(*) AS n FROM ledger.quarantine', 0],
    ['open', 'SELECT count(*) AS n FROM ledger.parked', 0],
    [
      'not applied',
      `SELECT count(*) AS n FROM ledger.entry WHERE ${partner} AND state <> 'applied'`,
      0,
    ],
    ['ended stays', `SELECT count(*) AS n FROM registration.arrival WHERE status = 'ended'`, stays],
    ['sides', `SELECT count(*) AS n FROM record.side WHERE side = 'receiving' AND ended`, stays],
    ['answers', 'SELECT count(*) AS n FROM record.side WHERE answers IS NOT NULL', stays],
  ];
  for (const [what, sql, wanted] of expected) {
    const found = await home.count(sql);
    if (found !== wanted) throw new Error(`${what}: ${found} instead of ${wanted}`);
  }
  const receipted = `SELECT count(*) AS n FROM ledger.receipt_newest r
    JOIN ledger.stream_position p ON p.stream = r.stream AND p.last = r.upto WHERE r.${partner}`;
  await untilCounted('receipts', streams.length, () => home.count(receipted));
}

async function untilNone(what: string, region: BenchRegion, sql: string): Promise<void> {
  await untilCounted(what, 0, async () => -(await region.count(sql)));
}
