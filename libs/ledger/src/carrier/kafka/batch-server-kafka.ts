import { setTimeout as pause } from 'node:timers/promises';
import { KafkaContext, type KafkaOptions, ServerKafka } from '@nestjs/microservices';
import type { Consumer, EachBatchPayload, KafkaMessage } from 'kafkajs';
import { portionsOf } from './kafka-message';

/** How patient a batch is while the database is away; tests shorten it. */
export interface BatchPace {
  readonly retryFirstMs: number;
  readonly retryMaxMs: number;
  /** After this long inside the handler the partition is paused, and the group stays calm. */
  readonly retryInsideMs: number;
  readonly pausedMs: number;
  /** How often the group hears from a handler that is not done yet. */
  readonly beatMs: number;
}

export const batchPace: BatchPace = {
  retryFirstMs: 100,
  retryMaxMs: 2_000,
  retryInsideMs: 6_000, // a batch lasts no more than a third of the session time-out (18 s)
  pausedMs: 5_000,
  beatMs: 3_000,
};

export interface BatchServerHooks {
  /** Something went forward, or waits for a reason that is known: not stuck. */
  readonly alive: () => void;
  /** Partitions of the topic that are this consumer's from now on. */
  readonly joined: (partitions: readonly number[]) => void;
  /** The consumer stopped for good while the process lives on. */
  readonly dead: (error: Error) => void;
}

/**
 * Nest's Kafka transport by batches. The stock one takes message by message, commits by itself and lets errors reach
 * kafkajs, where one TypeError stops a consumer for good and any other error makes the whole group rebalance. Here the
 * handler (`@EventPattern(topic)`) gets the messages of a batch in portions, nothing is thrown out of `eachBatch`, and
 * the offset is committed only after the handler has resolved. Offsets are a hint: positions are in the database.
 */
export class BatchServerKafka extends ServerKafka {
  private closing = false;
  /** Waits while kafkajs starts a crashed consumer again: one that is stopped meanwhile is forgotten and reads on. */
  private readonly restart = new Restart();

  constructor(
    private readonly settings: Required<KafkaOptions>['options'],
    private readonly hooks: BatchServerHooks,
    private readonly pace: BatchPace = batchPace,
  ) {
    super(settings);
  }

  override async bindEvents(consumer: Consumer): Promise<void> {
    const topics = [...this.messageHandlers.keys()];
    await consumer.subscribe({ ...this.settings.subscribe, topics });
    await consumer.run({
      ...this.settings.run,
      autoCommit: false,
      eachBatchAutoResolve: false,
      eachBatch: (payload) => this.takeBatch(payload, consumer),
    });
  }

  override async close(): Promise<void> {
    this.closing = true;
    await this.restart.settled();
    await super.close();
  }

  protected override registerConsumerEventListeners(): void {
    super.registerConsumerEventListeners();
    const consumer = this.consumer as Consumer;
    consumer.on(consumer.events.FETCH, () => this.hooks.alive());
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) =>
      this.hooks.joined(Object.values(payload.memberAssignment).flat()),
    );
    consumer.on(consumer.events.FETCH_START, () => this.restart.ended());
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      if (payload.restart) return this.restart.begun();
      this.restart.ended();
      if (!this.closing) this.hooks.dead(payload.error);
    });
  }

  private async takeBatch(payload: EachBatchPayload, consumer: Consumer): Promise<void> {
    const { topic, partition, messages } = payload.batch;
    let taken: string | undefined;
    for (const portion of portionsOf(messages)) {
      if (!(await this.takePortion(portion, payload, consumer))) break;
      taken = portion.at(-1)!.offset;
      payload.resolveOffset(taken);
      if (!(await this.beat(payload))) break;
    }
    if (taken === undefined) return;
    const offset = String(BigInt(taken) + 1n);
    await payload
      .commitOffsetsIfNecessary({ topics: [{ topic, partitions: [{ partition, offset }] }] })
      .catch((error: unknown) => this.logger.debug(`offset not committed: ${String(error)}`));
  }

  /** Until the handler takes it; false when the partition was paused or given away before it did. */
  private async takePortion(
    portion: KafkaMessage[],
    payload: EachBatchPayload,
    consumer: Consumer,
  ): Promise<boolean> {
    const { topic, partition } = payload.batch;
    const until = performance.now() + this.pace.retryInsideMs;
    for (
      let waitMs = this.pace.retryFirstMs;
      ;
      waitMs = Math.min(waitMs * 2, this.pace.retryMaxMs)
    ) {
      if (this.closing || !payload.isRunning() || payload.isStale()) return false;
      // What waits for its share of a transaction must not look dead to the group.
      const beating = setInterval(() => void this.beat(payload), this.pace.beatMs);
      try {
        await this.handleEvent(
          topic,
          { pattern: topic, data: portion },
          new KafkaContext([
            portion as never,
            partition,
            topic,
            consumer,
            () => payload.heartbeat(),
            this.producer as never,
          ]),
        );
        this.hooks.alive();
        return true;
      } catch (error) {
        this.hooks.alive();
        this.logger.warn(`${topic}/${partition}: not taken in, tried again: ${String(error)}`);
      } finally {
        clearInterval(beating);
      }
      if (performance.now() > until) return this.rest(payload);
      await pause(waitMs);
      if (!(await this.beat(payload))) return false;
    }
  }

  private rest(payload: EachBatchPayload): false {
    const resume = payload.pause();
    setTimeout(resume, this.pace.pausedMs).unref();
    return false;
  }

  /** False when the group moves: kafkajs meets the same error right after the batch and joins again. */
  private async beat(payload: EachBatchPayload): Promise<boolean> {
    try {
      await payload.heartbeat();
      return true;
    } catch {
      return false;
    }
  }
}

const restartMaxMs = 5_000;

/** From the crash of a consumer that kafkajs starts again to its first fetch, or to a crash it gives up after. */
class Restart {
  private under: Promise<void> | undefined;
  private done: (() => void) | undefined;

  begun(): void {
    this.under ??= new Promise((resolve) => (this.done = resolve));
  }

  ended(): void {
    this.done?.();
    this.under = undefined;
    this.done = undefined;
  }

  async settled(): Promise<void> {
    if (this.under)
      await Promise.race([this.under, pause(restartMaxMs, undefined, { ref: false })]);
  }
}
