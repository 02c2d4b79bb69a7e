import { randomBytes } from 'node:crypto';
import {
  AclOperationTypes,
  AclPermissionTypes,
  AclResourceTypes,
  Kafka,
  logLevel,
  ResourcePatternTypes,
} from 'kafkajs';
import { slotOf } from '../../wire/stream-id';
import { CarrierRefused } from '../carrier';
import { carrierContract } from '../carrier.contract';
import { type CarrierNetwork, CarrierSide, segments, servicesOf } from '../carrier-side.contract';
import { KafkaCarrier } from './kafka-carrier';
import type { KafkaConnection } from './kafka-connection';
import { ensureTopics, topicName } from './kafka-topics';

const brokers = (process.env['TEST_KAFKA_BROKERS'] ?? '').split(',').filter(Boolean);
const onKafka = brokers.length > 0 ? describe : describe.skip;
const pace = { retryFirstMs: 10, retryMaxMs: 50, retryInsideMs: 100, pausedMs: 100 };

interface KafkaNetwork extends CarrierNetwork {
  readonly connection: KafkaConnection;
  readonly dead: Error[];
}

async function newNetwork(): Promise<KafkaNetwork> {
  const connection = { brokers, topicPrefix: `test-${randomBytes(4).toString('hex')}.` };
  const [zhengzhou, baoji] = [new CarrierSide('410100'), new CarrierSide('610300')];
  const dead: Error[] = [];
  const start = async (side: CarrierSide) => {
    const onDead = (error: Error) => void dead.push(error);
    side.carrier = new KafkaCarrier({ connection, region: side.region, pace, onDead });
    await Promise.all(servicesOf.map((service) => side.carrier.receive(service, side.intake)));
  };
  for (const { region } of [zhengzhou, baoji])
    await ensureTopics({ connection, region, services: servicesOf });
  await Promise.all([zhengzhou, baoji].map(start));
  return {
    zhengzhou,
    baoji,
    connection,
    dead,
    start,
    stop: (side) => side.carrier.close(),
    close: async () => {
      await Promise.all([zhengzhou, baoji].map((side) => side.carrier.close()));
    },
  };
}

onKafka('the Kafka carrier', () => {
  carrierContract(newNetwork);

  describe('on a broker where others write and rule', () => {
    const arrivals = '410100.receiving/610300';
    let network: KafkaNetwork;
    let kafka: Kafka;
    beforeEach(async () => {
      network = await newNetwork();
      kafka = new Kafka({ brokers, logLevel: logLevel.NOTHING });
    }, 60_000);
    afterEach(async () => network.close(), 60_000);

    it('hands on whatever somebody writes into a topic, and lives', async () => {
      const { baoji, zhengzhou, connection, dead } = network;
      const topic = topicName(connection, '610300', 'sending');
      const producer = kafka.producer({ createPartitioner: () => () => 0 });
      await producer.connect();
      await producer.send({
        topic,
        messages: [
          { key: null, value: null },
          { key: Buffer.from([0xff, 0xfe]), value: '{', headers: { jws: ['a', 'b'] } },
          { key: arrivals, value: 'x', headers: { jws: Buffer.from([0xc3, 0x28]) } },
        ],
      });
      await producer.disconnect();
      const good = segments(arrivals, 1, 2);
      await zhengzhou.publish(baoji, ...good);
      await baoji.until('good segments are missing', () => baoji.hasAll(good));
      await baoji.until('bad messages are missing', () => baoji.came.length >= 5);
      expect(dead).toEqual([]);
    });

    it('puts a stream into the partition of its slot', async () => {
      const { baoji, zhengzhou, connection } = network;
      await zhengzhou.publish(baoji, ...segments(arrivals, 1, 3));
      await baoji.until('segments are missing', () => baoji.came.length >= 3);
      const admin = kafka.admin();
      await admin.connect();
      const ends = await admin.fetchTopicOffsets(topicName(connection, '610300', 'sending'));
      await admin.disconnect();
      const used = ends.filter(({ high }) => high !== '0').map(({ partition }) => partition);
      expect(used).toEqual([slotOf(arrivals) % 4]);
    });

    it('keeps sending to others when a topic in use is deleted, and to it again once it is back', async () => {
      const { baoji, zhengzhou, connection } = network;
      const lost = { connection, region: '620921', services: ['sending' as const] };
      const [topic] = await ensureTopics(lost);
      const receipt = zhengzhou.control('620921.sending/410100', 'receipt', 10);
      const toLost = () => zhengzhou.carrier.send('620921', 'sending', [receipt]);
      await toLost();
      const admin = kafka.admin();
      await admin.connect();
      await admin.deleteTopics({ topics: [topic!] });
      await admin.disconnect();
      await expect(toLost()).rejects.toThrow(CarrierRefused);
      const sent = segments(arrivals, 1, 3);
      await zhengzhou.publish(baoji, ...sent);
      await baoji.until('another topic suffered', () => baoji.hasAll(sent));
      await ensureTopics(lost);
      await untilTaken(toLost);
    });

    it('keeps sending to others when the right to one topic is revoked', async () => {
      const { baoji, zhengzhou, connection } = network;
      const denied = { connection, region: '620921', services: ['sending' as const] };
      const [topic] = await ensureTopics(denied);
      const receipt = zhengzhou.control('620921.sending/410100', 'receipt', 10);
      const toDenied = () => zhengzhou.carrier.send('620921', 'sending', [receipt]);
      const before = segments(arrivals, 1, 1);
      await zhengzhou.publish(baoji, ...before);
      await toDenied();
      const admin = kafka.admin();
      await admin.connect();
      const rule = {
        resourceType: AclResourceTypes.TOPIC,
        resourceName: topic!,
        resourcePatternType: ResourcePatternTypes.LITERAL,
        principal: 'User:ANONYMOUS',
        host: '*',
        operation: AclOperationTypes.WRITE,
        permissionType: AclPermissionTypes.DENY,
      };
      await admin.createAcls({ acl: [rule] });
      await untilRefused(toDenied);
      const after = segments(arrivals, 11, 2);
      await zhengzhou.publish(baoji, ...after);
      await baoji.until('another topic suffered', () => baoji.hasAll([...before, ...after]));
      await admin.deleteAcls({ filters: [rule] });
      await admin.disconnect();
      await untilTaken(toDenied);
    });

    it('is not ready for a region whose topics are missing', async () => {
      const { connection } = network;
      const carrier = new KafkaCarrier({ connection, region: '451203', onDead: () => undefined });
      const receiving = carrier.receive('sending', () => Promise.resolve());
      await expect(carrier.checkReady()).rejects.toThrow(/^kafka: /);
      await carrier.close();
      await receiving;
    });
  });
});

/** A broker answers a new rule before it obeys it. */
async function untilRefused(send: () => Promise<void>): Promise<void> {
  for (const until = performance.now() + 15_000; performance.now() < until;)
    try {
      await send();
    } catch (error) {
      expect(error).toBeInstanceOf(CarrierRefused);
      return;
    }
  throw new Error('the topic never refused');
}

/** A refusing topic is asked again after a growing pause. */
async function untilTaken(send: () => Promise<void>): Promise<void> {
  const until = performance.now() + 15_000;
  for (;;) {
    try {
      return await send();
    } catch (error) {
      if (performance.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
