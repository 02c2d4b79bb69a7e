// Diverged, quarantined, rejected: each word is shown when, and only when, it is true.
import { Kafka, logLevel } from 'kafkajs';
import { TestNetwork, withKafka } from '../support/network';
import { eventually } from '../support/eventually';
import {
  caoZhengkai,
  communityOf,
  personOf,
  recordsOf,
  registerArrival,
  registerDeparture,
  takeInHukou,
  type StoryPerson,
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
    expect(await network.countRefused()).toEqual({ quarantined: 1, rejected: 0 });
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
    expect(await network.countRefused()).toEqual({ quarantined: before + 4, rejected: 0 });
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
    expect((await network.countRefused()).rejected).toBe(0);
  });

  it('rejects the row of a register whose check digit is wrong, and takes the other in', async () => {
    const desk = await network.signedIn('410100', 'exchange-officer');
    const good = personOf('冯思齐', '610303', '19920510', 223);
    const faulty = personOf('许文澜', '610303', '19880817', 446);
    const last = faulty.idNumber.endsWith('1') ? '2' : '1';
    const rows = [good, { ...faulty, idNumber: `${faulty.idNumber.slice(0, 17)}${last}` }];
    const residence = communityOf(network, '410100');
    const { importId } = await desk.upload<Import>(
      '/api/receiving/imports?kind=arrivals&step=check',
      'arrivals.csv',
      arrivalsFile(rows, residence),
    );
    const path = `/api/receiving/imports/${importId}`;
    const isIn = (state: string) => async (): Promise<boolean> =>
      (await desk.get<Import>(path)).state === state;
    await eventually('every row is checked', isIn('checked'));
    await desk.post(`${path}/confirm`);
    await eventually('the register is taken in', isIn('done'));
    expect(await desk.get(path)).toMatchObject({ total: 2, accepted: 1, refused: 1 });
    const { items } = await desk.get<{ items: object[] }>(`${path}/refusals`);
    expect(items).toMatchObject([{ row: 2, field: 'idNumber', code: 'id-number.check-digit' }]);
    expect(await network.countRefused()).toEqual({
      quarantined: await quarantined(),
      rejected: 1,
    });
    expect((await recordsOf(desk)).items.map(({ name }) => name)).toContain(good.name);
  }, 60_000);
});

interface Import {
  readonly importId: string;
  readonly state: string;
}

/** 到达登记: a register of arrivals as an office writes it. */
function arrivalsFile(people: readonly StoryPerson[], residence: string): Blob {
  const header =
    '行号,姓名,证件类型,证件号码,性别,民族,出生日期,户籍地区划,户籍地址,现住地区划,现住地址,住所类型,来此原因,到达日期,登记日期,联系电话,来源渠道,登记单位';
  const rows = people.map((one, i) =>
    [
      ...[i + 1, one.name, '111', one.idNumber, one.sex, '01', one.birthDate],
      ...[one.homeDivision, one.hukouAddress, residence, '中原路200号3单元504', '02', '01'],
      ...['2026-11-02', '2026-11-03', '13812345678', '3', residence],
    ].join(','),
  );
  return new Blob([`\uFEFF${[header, ...rows].join('\r\n')}\r\n`], { type: 'text/csv' });
}

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
