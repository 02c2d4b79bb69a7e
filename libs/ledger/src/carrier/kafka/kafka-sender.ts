import type { ICustomPartitioner, Kafka, Producer } from 'kafkajs';
import { slotOf } from '../../wire/stream-id';
import type { CarriedMessage } from '../carrier';
import { isTopicFault } from './kafka-connection';
import { kafkaMessage, requests } from './kafka-message';

/** A topic that refused; nothing is asked of the broker before the moment on the monotonic clock. */
interface Blocked {
  readonly untilMs: number;
  readonly waitMs: number;
  readonly cause: unknown;
}

const firstWaitMs = 500;
const waitMaxMs = 30_000;

/** Partition = slot % P, whatever the client's own partitioner would choose (protocol, section 10). */
const bySlot: ICustomPartitioner =
  () =>
  ({ message, partitionMetadata }) =>
    slotOf(String(message.key)) % partitionMetadata.length;

/**
 * Sends to topics. Two traps of kafkajs shape it: one topic that is gone or denied makes a producer fail for every
 * topic at its next metadata refresh, and only a fresh producer recovers. So a topic is tried with a producer of its
 * own first and shares the common one once it has taken something; on a topic fault the common producer is thrown away.
 */
export class KafkaSender {
  private shared: Promise<Producer> | undefined;
  private readonly admitted = new Set<string>();
  private readonly blocked = new Map<string, Blocked>();
  private readonly turns = new Map<string, Promise<unknown>>();
  private readonly retiring = new Set<Promise<unknown>>();
  private closed = false;

  constructor(private readonly kafka: Kafka) {}

  /** One outstanding send per topic, in the order of the calls. */
  send(topic: string, messages: readonly CarriedMessage[]): Promise<void> {
    const before = this.turns.get(topic) ?? Promise.resolve();
    const turn = before.catch(() => undefined).then(() => this.sendNow(topic, messages));
    this.turns.set(topic, turn);
    return turn;
  }

  async close(): Promise<void> {
    this.closed = true;
    await Promise.allSettled(this.turns.values());
    await this.dropShared();
    await Promise.allSettled(this.retiring);
  }

  private async sendNow(topic: string, messages: readonly CarriedMessage[]): Promise<void> {
    if (this.closed) throw new Error('the carrier is closed');
    const blocked = this.blocked.get(topic);
    if (blocked !== undefined && performance.now() < blocked.untilMs) throw blocked.cause;
    if (this.admitted.has(topic) && (await this.sendShared(topic, messages))) return;
    await this.sendAlone(topic, messages);
  }

  /** False when the topic's fault, or another topic's, shows: then only a producer of its own tells which. */
  private async sendShared(topic: string, messages: readonly CarriedMessage[]): Promise<boolean> {
    this.shared ??= this.newProducer();
    const producer = this.shared;
    try {
      await deliver(await producer, topic, messages);
      return true;
    } catch (error) {
      if (this.shared === producer) this.retire(producer);
      if (!isTopicFault(error)) throw error;
      this.admitted.delete(topic);
      return false;
    }
  }

  private async sendAlone(topic: string, messages: readonly CarriedMessage[]): Promise<void> {
    const producer = this.newProducer();
    try {
      await deliver(await producer, topic, messages);
      this.blocked.delete(topic);
      this.admitted.add(topic);
    } catch (error) {
      if (isTopicFault(error)) this.block(topic, error);
      throw error;
    } finally {
      this.disconnect(producer);
    }
  }

  private block(topic: string, cause: unknown): void {
    const waitMs = Math.min(waitMaxMs, (this.blocked.get(topic)?.waitMs ?? firstWaitMs / 2) * 2);
    this.blocked.set(topic, { cause, waitMs, untilMs: performance.now() + waitMs });
  }

  private async newProducer(): Promise<Producer> {
    const producer = this.kafka.producer({
      createPartitioner: bySlot,
      allowAutoTopicCreation: false,
      idempotent: false, // duplicates are harmless, reordering is caught, and a fenced producer would be dead
      maxInFlightRequests: 1,
      // Short: whoever publishes tries again with the same bytes for as long as it takes.
      retry: { initialRetryTime: 100, retries: 3, maxRetryTime: 1_000 },
    });
    await producer.connect();
    return producer;
  }

  private retire(producer: Promise<Producer>): void {
    this.shared = undefined;
    this.disconnect(producer);
  }

  private async dropShared(): Promise<void> {
    const producer = this.shared;
    this.shared = undefined;
    if (producer !== undefined) this.disconnect(producer);
    await Promise.allSettled(this.retiring);
  }

  private disconnect(producer: Promise<Producer>): void {
    const gone = producer.then((connected) => connected.disconnect()).catch(() => undefined);
    this.retiring.add(gone);
    void gone.finally(() => this.retiring.delete(gone));
  }
}

async function deliver(
  producer: Producer,
  topic: string,
  messages: readonly CarriedMessage[],
): Promise<void> {
  for (const part of requests(messages))
    await producer.send({ topic, acks: -1, messages: part.map(kafkaMessage) });
}
