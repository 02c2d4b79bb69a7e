// Names, numbers, phones and addresses of the generated people stand in no topic and in no log.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import { generatePopulation, readRegister } from '../../tools/population';
import { takeInRegisters } from '../../tools/start/registers';
import { TestNetwork, withKafka } from '../support/network';
import { recordsOf } from '../support/story';

withKafka('what 300 people leave on the way', () => {
  let network: TestNetwork;
  let people: string[];
  let recordId: string;

  beforeAll(async () => {
    // Reads leave a line, too: at debug, since nobody has to act on them.
    const environment = { LOG_LEVEL: 'debug' };
    network = await TestNetwork.start(['610300', '410100'], { carrier: 'kafka', environment });
    const folder = join(network.folder, 'registers');
    await generatePopulation({ seed: 7, people: 300, regions: ['610300', '410100'], out: folder });
    people = personalValues(folder);
    const offices = ['610300', '410100'].map(async (code) => ({
      code,
      client: await network.signedIn(code, 'exchange-officer'),
    }));
    await takeInRegisters(folder, await Promise.all(offices));
    await network.settle();
    const desk = await network.signedIn('610300', 'exchange-officer');
    const [number, name, phone] = kinds.map((kind) => people.find((value) => kind.test(value))!);
    for (const q of [number, name, phone, '张']) await desk.ask('/api/bureau/search', { q });
    await desk.ask('/api/sending/departures/check', { idNumber: number });
    ({ recordId } = (await recordsOf(desk, '&state=agreed')).items[0]!);
    for (const page of ['', '/timeline']) await desk.get(`/api/bureau/records/${recordId}${page}`);
    const full = await desk.post<{ idNumber: string; villagePhone: string }>(
      `/api/bureau/records/${recordId}/reveal`,
      { purpose: '核对' },
    );
    expect(people).toEqual(expect.arrayContaining([full.idNumber, full.villagePhone]));
  }, 300_000);
  afterAll(() => network?.stop(), 60_000);

  it('holds names of two characters, mobile numbers and landlines', () => {
    for (const kind of kinds) expect(people.some((value) => kind.test(value))).toBe(true);
  });

  it('shows nobody on the topics', async () => {
    const bytes = await everythingOn(network.topicPrefix);
    expect(bytes.length).toBeGreaterThan(50_000);
    expect(readable(bytes, people)).toEqual([]);
  }, 60_000);

  it('shows nobody in the logs, in which every read has its line', () => {
    const logs = network.logs();
    for (const path of [
      '/api/bureau/search',
      '/api/sending/departures/check',
      '/api/bureau/records',
      `/api/bureau/records/${recordId}`,
      `/api/bureau/records/${recordId}/timeline`,
      `/api/bureau/records/${recordId}/reveal`,
    ])
      expect(logs).toContain(`"path":"${path}","status":200`);
    expect(readable(logs, people)).toEqual([]);
  });
});

/** One of each: a number, a name of two characters, a landline, a mobile number. */
const kinds = [/^\d{17}[\dX]$/, /^\p{Script=Han}{2}$/u, /^0\d{2,3}-\d{7}$/, /^1\d{10}$/];

const readable = (text: string, values: readonly string[]): string[] =>
  values.filter((value) => text.includes(value) || text.includes(encodeURIComponent(value)));

const personalColumns = [
  '姓名',
  '公民身份号码',
  '证件号码',
  '联系电话',
  '村联系电话',
  '户籍地址',
  '现住地址',
];

/** Numbers, names, phones and addresses of all register rows, those with a fault too. */
function personalValues(folder: string): string[] {
  const rows = readdirSync(folder)
    .filter((name) => name.endsWith('.csv'))
    .flatMap((name) => readRegister(folder, name));
  const cells = rows.flatMap((row) => personalColumns.map((column) => row[column] ?? ''));
  const landlines = cells.filter((value) => kinds[2]!.test(value));
  // The product keeps a landline without its hyphen.
  const kept = landlines.map((value) => value.replace('-', ''));
  return [...new Set([...cells, ...kept])].filter((value) => value !== '');
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
