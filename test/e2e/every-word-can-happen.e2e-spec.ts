// Diverged, quarantined, rejected: each word is shown when, and only when, it is true.
import { Kafka, logLevel } from 'kafkajs';
import { TestNetwork, withKafka } from '../support/network';
import { eventually } from '../support/eventually';
import {
  caoZhengkai,
  communityOf,
  recordsOf,
  registerArrival,
  registerDeparture,
  takeInHukou,
  weiLan,
} from '../support/story';

withKafka('a network over Kafka', () => {
  let network: TestNetwork;
  let recordId: string;

  beforeAll(async () => {
    network = await TestNetwork.start(['610300', '410100'], { carrier: 'kafka' });
    const baoji = await network.signedIn('610300', 'exchange-officer');
    await takeInHukou(baoji, [weiLan, caoZhengkai]);
    await registerDeparture(baoji, weiLan, '410100');
    const zhengzhou = await network.signedIn('410100', 'community-manager');
    ({ recordId } = await registerArrival(zhengzhou, weiLan, communityOf(network, '410100')));
    await network.settle();
  }, 240_000);
  afterAll(() => network?.stop(), 60_000);

  const kafka = (): Kafka =>
    new Kafka({ brokers: [process.env['TEST_KAFKA_BROKERS']!], logLevel: logLevel.NOTHING });
  const quarantined = (): Promise<number> =>
    network.sum('SELECT count(*) AS n FROM ledger.quarantine');

  it('quarantines a flipped byte and leaves everything else as it is', async () => {
    const topic = `${network.topicPrefix}yipanqi.610300.sending`;
    const before = await network.countRecords();
    const [original] = await firstMessages(
      kafka(),
      topic,
      (message) => message.headers?.['jws'] !== undefined,
    );
    const value = Buffer.from(original!.value!);
    value[value.length - 5] = value[value.length - 5]! ^ 1;
    const producer = kafka().producer();
    await producer.connect();
    await producer.send({
      topic,
      messages: [{ key: original!.key, value, headers: { jws: original!.headers!['jws'] } }],
    });
    await producer.disconnect();
    await eventually('the forged message is quarantined', async () => (await quarantined()) === 1);
    expect(await network.countRecords()).toEqual(before);
    let counted = 0;
    for (const region of ['610300', '410100']) {
      const desk = await network.signedIn(region, 'exchange-officer');
      const streams =
        await desk.get<{ stream: string; state: string; quarantined: number }[]>(
          '/api/bureau/streams',
        );
      expect(streams.map(({ state }) => state)).not.toContain('blocked');
      // The number of a stream opens its list and equals it.
      for (const { stream, quarantined } of streams) {
        const list = await desk.get<{ items: object[]; total: number }>(
          `/api/bureau/quarantine?stream=${stream}`,
        );
        expect([list.total, list.items.length]).toEqual([quarantined, quarantined]);
        counted += quarantined;
      }
    }
    expect(counted).toBe(1);
  }, 60_000);

  it('quarantines garbage, and a genuine segment replayed under another stream’s name', async () => {
    const topic = `${network.topicPrefix}yipanqi.610300.sending`;
    const [original] = await firstMessages(
      kafka(),
      topic,
      (message) => message.headers?.['jws'] !== undefined,
    );
    const before = await quarantined();
    const producer = kafka().producer();
    await producer.connect();
    await producer.send({
      topic,
      messages: [
        { key: 'not a stream', value: '{"broken":' },
        {
          key: '620921.receiving/610300',
          value: original!.value,
          headers: { jws: original!.headers!['jws'] },
        },
        {
          key: '410100.receiving/610300',
          value: Buffer.alloc(700_000, 1),
          headers: { jws: 'x.y.z' },
        },
        { key: null, value: null },
      ],
    });
    await producer.disconnect();
    await eventually('all four are quarantined', async () => (await quarantined()) === before + 4);
    const zhengzhou = await network.signedIn('410100', 'community-manager');
    await registerArrival(zhengzhou, caoZhengkai, communityOf(network, '410100'));
    await network.settle();
    expect(await network.countRecords()).toMatchObject({
      records: 2,
      agreed: 1,
      oneSided: { receiving: 1, sending: 0 },
    });
  }, 90_000);

  it('says diverged on both consoles when a copy was changed by hand, once the author speaks again', async () => {
    const home = network.region('610300');
    const changed = await home.pool.query(
      `UPDATE ledger.strand SET body = replace(body, '"documentKind":"111"', '"documentKind":"112"')
        WHERE strand_id = $1 AND body LIKE '%"documentKind":"111"%'`,
      [recordId],
    );
    expect(changed.rowCount).toBe(1);
    const zhengzhou = await network.signedIn('410100', 'community-manager');
    // What was declared was changed; the author speaks about the residence.
    await zhengzhou.post(`/api/receiving/arrivals/${recordId}/change-residence`, {
      residenceDivision: communityOf(network, '410100'),
      address: '中原路200号3单元503',
      dwellingKind: '02',
      changedOn: '2026-11-10',
    });
    await network.settle();
    const baoji = await network.signedIn('610300', 'exchange-officer');
    for (const side of [baoji, zhengzhou])
      await eventually('the page says diverged', async () => {
        const page = await side.get<{ state: string }>(`/api/bureau/records/${recordId}`);
        return page.state === 'diverged';
      });
    expect((await recordsOf(baoji, '&state=diverged')).total).toBe(1);
    expect(await network.countRecords()).toMatchObject({ diverged: 1, agreed: 0 });
  }, 60_000);

  it('refuses a number whose check digit is wrong, and says so at the field', async () => {
    const zhengzhou = await network.signedIn('410100', 'community-manager');
    const last = weiLan.idNumber.endsWith('1') ? '2' : '1';
    const refused = await registerArrival(
      zhengzhou,
      { ...weiLan, idNumber: `${weiLan.idNumber.slice(0, 17)}${last}` },
      communityOf(network, '410100'),
    ).catch((error: { problem: { faults: { field: string; code: string }[] } }) => error);
    expect((refused as { problem: { faults: unknown[] } }).problem.faults).toContainEqual(
      expect.objectContaining({ field: 'idNumber', code: 'id-number.check-digit' }),
    );
  });
});

interface Carried {
  key: Buffer | null;
  value: Buffer | null;
  headers?: Record<string, Buffer | string | undefined>;
}

/** Reads a topic from its beginning until the first message that fits. */
async function firstMessages(
  kafka: Kafka,
  topic: string,
  fits: (message: Carried) => boolean,
): Promise<Carried[]> {
  const consumer = kafka.consumer({ groupId: `look-${topic}-${process.hrtime.bigint()}` });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  const found: Carried[] = [];
  await new Promise<void>((resolve, reject) => {
    consumer
      .run({
        // eslint-disable-next-line @typescript-eslint/require-await -- kafkajs wants a promise
        eachMessage: async ({ message }) => {
          if (found.length === 0 && fits(message as Carried)) {
            found.push(message as Carried);
            resolve();
          }
        },
      })
      .catch(reject);
  });
  await consumer.disconnect();
  return found;
}
