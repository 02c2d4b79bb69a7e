import { createHash, randomUUID } from 'node:crypto';
import { Kafka, logLevel, type Producer } from 'kafkajs';
import { Pool } from 'pg';
import { slotOf } from '@ledger';

/**
 * (a): what the pipeline is held against. A plain kafkajs `eachBatch` that reads JSON and stores it with one `unnest`
 * insert into a table with two unique indexes: no signature, no encryption, no schema, no joint record.
 */
const createTable = `
  CREATE TABLE event (
    stream text NOT NULL,
    sequence bigint NOT NULL,
    event_id text NOT NULL UNIQUE,
    record_id text NOT NULL,
    record_version int NOT NULL,
    type text NOT NULL,
    payload text NOT NULL,
    UNIQUE (stream, sequence)
  )`;
const insert = `
  INSERT INTO event (stream, sequence, event_id, record_id, record_version, type, payload)
  SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::int[], $6::text[], $7::text[])
  ON CONFLICT DO NOTHING`;

interface BareEvent {
  readonly id: string;
  readonly stream: string;
  readonly sequence: string;
  readonly subject: string;
  readonly recordversion: number;
  readonly type: string;
}

/** 20 members, 570 bytes. */
export function bareEvent(stream: string, sequence: number, record: string): string {
  const event = {
    specversion: '1.0',
    id: randomUUID(),
    stream,
    source: '/regions/410100/receiving',
    type: 'yipanqi.registration.residence-changed.v1',
    subject: record,
    time: '2026-03-02T02:40:11.120Z',
    sequence: String(sequence),
    recordversion: sequence,
    seen: 0,
    eventtime: '2026-03-01T16:00:00.000Z',
    legalbasis: 'statutory',
    residenceDivision: '410105002',
    dwellingKind: '05',
    reason: '01',
    arrivedOn: '2026-03-01',
    registeredOn: '2026-06-01',
    organisation: '410105002',
    status: 'living',
    digest: '',
  };
  const room = 570 - JSON.stringify(event).length;
  event.digest = createHash('sha512').update(event.id).digest('base64url').padEnd(room, 'x');
  event.digest = event.digest.slice(0, Math.max(0, room));
  return JSON.stringify(event);
}

export interface BareSource {
  readonly brokers: string;
  readonly topic: string;
  readonly streams: readonly string[];
}

/** Sends events `first…last` of every stream, each to the partition of its stream, records in turn. */
export async function sendBareEvents(
  { brokers, topic, streams }: BareSource,
  records: readonly string[],
  { first, last }: { readonly first: number; readonly last: number },
): Promise<void> {
  const producer = client(brokers).producer({ maxInFlightRequests: 1 });
  await producer.connect();
  try {
    for (const [at, stream] of streams.entries())
      for (let from = first; from <= last; from += 1_000)
        await send(producer, topic, stream, at, from, Math.min(last, from + 999), records);
  } finally {
    await producer.disconnect();
  }
}

async function send(
  producer: Producer,
  topic: string,
  stream: string,
  at: number,
  first: number,
  last: number,
  records: readonly string[],
): Promise<void> {
  const messages = [];
  for (let sequence = first; sequence <= last; sequence++) {
    const record = records[(at + sequence * 31) % records.length]!;
    const value = bareEvent(stream, sequence, record);
    messages.push({ key: stream, value, partition: slotOf(stream) % partitions });
  }
  await producer.send({ topic, acks: -1, messages });
}

export const partitions = 16;

export async function makeBareTopic(brokers: string, topic: string): Promise<void> {
  const admin = client(brokers).admin();
  await admin.connect();
  await admin.createTopics({
    waitForLeaders: true,
    topics: [{ topic, numPartitions: partitions, replicationFactor: 1 }],
  });
  await admin.disconnect();
}

function client(brokers: string): Kafka {
  return new Kafka({ clientId: 'bare', brokers: brokers.split(','), logLevel: logLevel.NOTHING });
}

/** The loop itself, in a process of its own: tells its parent how many events it has stored after each batch. */
async function run(brokers: string, databaseUrl: string, topic: string): Promise<void> {
  const pool = new Pool({ connectionString: databaseUrl, max: 4 });
  await pool.query(createTable);
  // The same settings as the product's consumer.
  const consumer = client(brokers).consumer({
    groupId: topic,
    sessionTimeout: 45_000,
    rebalanceTimeout: 90_000,
    maxBytesPerPartition: 1024 * 1024,
    maxWaitTimeInMs: 200,
  });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  let stored = 0;
  consumer.on(consumer.events.GROUP_JOIN, () => process.send!({ stored }));
  await consumer.run({
    partitionsConsumedConcurrently: 2,
    eachBatch: async ({ batch: { messages } }) => {
      const payloads = messages.map(({ value }) => value!.toString('utf8'));
      const events = payloads.map((payload) => JSON.parse(payload) as BareEvent);
      await pool.query(insert, [
        events.map(({ stream }) => stream),
        events.map(({ sequence }) => sequence),
        events.map(({ id }) => id),
        events.map(({ subject }) => subject),
        events.map(({ recordversion }) => recordversion),
        events.map(({ type }) => type),
        payloads,
      ]);
      stored += events.length;
      process.send!({ stored });
    },
  });
}

if (require.main === module) {
  const [brokers, databaseUrl, topic] = process.argv.slice(2);
  process.once('disconnect', () => process.exit(0));
  void run(brokers!, databaseUrl!, topic!);
}
