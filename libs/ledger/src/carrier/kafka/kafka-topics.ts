import { setTimeout as pause } from 'node:timers/promises';
import type { ServiceName } from '@contracts';
import type { Admin, ITopicMetadata } from 'kafkajs';
import { topicOf } from '../../wire/stream-id';
import { isTopicFault, kafkaClient, type KafkaConnection } from './kafka-connection';

const dayMs = 24 * 60 * 60 * 1000;
const leadersMaxMs = 20_000;

export interface TopicsOptions {
  readonly connection: KafkaConnection;
  readonly region: string;
  readonly services: readonly ServiceName[];
  /** A power of two; 4 when not said. Topics that have fewer are grown, which the slots make safe. */
  readonly partitions?: number;
  /** 14 when not said (protocol, section 10); nothing relies on it. */
  readonly retentionDays?: number;
  /** Production: 3, together with `min.insync.replicas=2`. */
  readonly replicationFactor?: number;
}

/** The topic a service of a region reads, with the prefix of this connection. */
export function topicName(
  connection: KafkaConnection,
  region: string,
  service: ServiceName,
): string {
  return (connection.topicPrefix ?? '') + topicOf(region, service);
}

/** Makes the topics a region reads. On purpose and by an operator or a tool: services never make topics by using them. */
export async function ensureTopics(options: TopicsOptions): Promise<string[]> {
  const { connection, region, services, partitions = 4, retentionDays = 14 } = options;
  const names = services.map((service) => topicName(connection, region, service));
  const admin = kafkaClient(connection, `yipanqi-topics-${region}`).admin();
  try {
    await admin.connect();
    await admin.createTopics({
      waitForLeaders: false, // kafkajs gives up when the broker has not heard of the new topic yet
      topics: names.map((topic) => ({
        topic,
        numPartitions: partitions,
        replicationFactor: options.replicationFactor ?? 1,
        configEntries: [{ name: 'retention.ms', value: String(retentionDays * dayMs) }],
      })),
    });
    await grow(admin, names, partitions);
  } finally {
    await admin.disconnect();
  }
  return names;
}

async function grow(admin: Admin, names: string[], partitions: number): Promise<void> {
  const topics = await untilLed(admin, names);
  const small = topics.filter((topic) => topic.partitions.length < partitions);
  if (small.length === 0) return;
  await admin.createPartitions({
    topicPartitions: small.map(({ name }) => ({ topic: name, count: partitions })),
  });
}

/** Waits until every partition has a leader: before that, the first send or read would fail. */
async function untilLed(admin: Admin, names: string[]): Promise<ITopicMetadata[]> {
  const until = performance.now() + leadersMaxMs;
  for (;;) {
    try {
      const { topics } = await admin.fetchTopicMetadata({ topics: names });
      const led = topics.every((topic) => topic.partitions.every(({ leader }) => leader >= 0));
      if (led || performance.now() > until) return topics;
    } catch (error) {
      if (!isTopicFault(error) || performance.now() > until) throw error;
    }
    await pause(50);
  }
}

/**
 * Deletes the topics a region reads, and returns once the broker has forgotten them: a demonstration that begins anew has
 * new keys, and nobody could open what is left there. Never while they are in use.
 */
export async function deleteTopics({ connection, region, services }: TopicsOptions): Promise<void> {
  const names = services.map((service) => topicName(connection, region, service));
  const admin = kafkaClient(connection, `yipanqi-topics-${region}`).admin();
  try {
    await admin.connect();
    const there = async (): Promise<string[]> =>
      (await admin.listTopics()).filter((name) => names.includes(name));
    const topics = await there();
    if (topics.length > 0) await admin.deleteTopics({ topics });
    for (const until = performance.now() + leadersMaxMs; performance.now() < until; await pause(50))
      if ((await there()).length === 0) return;
  } finally {
    await admin.disconnect();
  }
}
