// Names, numbers, phones and addresses of the generated people stand in no topic and in no log.
import { readFileSync, readdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import { generatePopulation } from '../../tools/population';
import { takeInRegisters } from '../../tools/start/registers';
import { TestNetwork, withKafka } from '../support/network';

withKafka('what 300 people leave on the way', () => {
  let network: TestNetwork;
  let people: string[];

  beforeAll(async () => {
    network = await TestNetwork.start(['610300', '410100'], { carrier: 'kafka' });
    const folder = mkdtempSync(join(tmpdir(), 'registers-'));
    await generatePopulation({ seed: 7, people: 300, regions: ['610300', '410100'], out: folder });
    people = personalValues(folder);
    const offices = ['610300', '410100'].map(async (code) => ({
      code,
      client: await network.signedIn(code, 'exchange-officer'),
    }));
    await takeInRegisters(folder, await Promise.all(offices));
    await network.settle();
    // Reads leave logs, too.
    const desk = await network.signedIn('610300', 'exchange-officer');
    await desk.ask('/api/bureau/search', { q: people[0] });
    await desk.ask('/api/bureau/search', { q: '张' });
    await desk.ask('/api/sending/departures/check', { idNumber: people[0] });
  }, 300_000);
  afterAll(() => network?.stop(), 60_000);

  it('shows nobody on the topics', async () => {
    const bytes = await everythingOn(network.topicPrefix);
    expect(bytes.length).toBeGreaterThan(50_000);
    expect(readable(bytes, people)).toEqual([]);
  }, 60_000);

  it('shows nobody in the logs', () => {
    const logs = network.logs();
    expect(logs.length).toBeGreaterThan(1_000);
    expect(readable(logs, people)).toEqual([]);
  });
});

const readable = (text: string, values: readonly string[]): string[] =>
  values.filter((value) => text.includes(value) || text.includes(encodeURIComponent(value)));

/** ID numbers, phones, names of three or more characters and addresses of all register rows. */
function personalValues(folder: string): string[] {
  const values = new Set<string>();
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.csv')))
    for (const line of readFileSync(join(folder, name), 'utf8').split('\r\n').slice(1))
      for (const cell of line.split(',').map((one) => one.replaceAll('"', '')))
        if (
          /^\d{17}[\dX]$|^1\d{10}$/.test(cell) ||
          (/\p{Script=Han}/u.test(cell) && [...cell].length >= 3)
        )
          values.add(cell);
  return [...values];
}

async function everythingOn(prefix: string): Promise<string> {
  const kafka = new Kafka({
    brokers: [process.env['TEST_KAFKA_BROKERS']!],
    logLevel: logLevel.NOTHING,
  });
  const admin = kafka.admin();
  await admin.connect();
  const topics = (await admin.listTopics()).filter((name) => name.startsWith(prefix));
  let expected = 0;
  for (const topic of topics)
    for (const { low, high } of await admin.fetchTopicOffsets(topic))
      expected += Number(high) - Number(low);
  await admin.disconnect();
  const consumer = kafka.consumer({ groupId: `${prefix}look` });
  await consumer.connect();
  await consumer.subscribe({ topics, fromBeginning: true });
  const seen: string[] = [];
  await new Promise<void>((resolve, reject) => {
    consumer
      .run({
        // eslint-disable-next-line @typescript-eslint/require-await -- kafkajs wants a promise
        eachMessage: async ({ message }) => {
          const headers = Object.values(message.headers ?? {}).map(String);
          seen.push(
            [
              String(message.key),
              String(message.value),
              ...headers,
              ...decoded(String(message.value)),
            ].join(' '),
          );
          if (seen.length === expected) resolve();
        },
      })
      .catch(reject);
  });
  await consumer.disconnect();
  return seen.join('\n');
}

/** The parts of compact JOSE forms, decoded: what is only encoded would be readable, too. */
const decoded = (value: string): string[] =>
  value.split('.').map((part) => Buffer.from(part, 'base64url').toString('utf8'));
