import { setTimeout as pause } from 'node:timers/promises';
import { type INestMicroservice, Logger, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { ServiceName } from '@contracts';
import type { Admin, Kafka } from 'kafkajs';
import { Carrier, type CarriedMessage, CarrierRefused, type Intake } from '../carrier';
import { type BatchPace, batchPace, BatchServerKafka } from './batch-server-kafka';
import { clientConfig, explain, kafkaClient, type KafkaConnection } from './kafka-connection';
import { INTAKE, kafkaDoorway } from './kafka-doorway';
import { KafkaSender } from './kafka-sender';
import { topicName } from './kafka-topics';
import { KafkaWatchdog, stuckAfterMs } from './kafka-watchdog';

export interface KafkaCarrierOptions {
  readonly connection: KafkaConnection;
  readonly region: string;
  /** A consumer died or is stuck while the process lives on; ends the process when not said, so that it is restarted. */
  readonly onDead?: (error: Error) => void;
  readonly pace?: Partial<BatchPace>;
}

const attemptWaitMs = 2_000;

/** Carries over Kafka: one topic per receiving service, one consumer per topic, Nest as doorway. */
export class KafkaCarrier extends Carrier {
  private readonly logger = new Logger(KafkaCarrier.name);
  private readonly kafka: Kafka;
  private readonly sender: KafkaSender;
  private readonly receivers = new Map<ServiceName, Receiver>();
  private admin: Promise<Admin> | undefined;
  private closed = false;

  constructor(private readonly options: KafkaCarrierOptions) {
    super();
    this.kafka = kafkaClient(options.connection, `yipanqi-${options.region}`);
    this.sender = new KafkaSender(this.kafka);
  }

  override async send(
    region: string,
    service: ServiceName,
    messages: readonly CarriedMessage[],
  ): Promise<void> {
    if (messages.length === 0) return;
    try {
      await this.sender.send(topicName(this.options.connection, region, service), messages);
    } catch (error) {
      throw new CarrierRefused(region, service, error);
    }
  }

  /** A broker that is away is asked again until it answers. */
  override receive(service: ServiceName, intake: Intake): Promise<void> {
    const receiver: Receiver = {};
    this.receivers.set(service, receiver);
    return this.listenUntilItWorks(service, intake, receiver);
  }

  /** The broker answers this login about every topic read here, and every consumer runs. */
  override async checkReady(): Promise<void> {
    const { connection, region } = this.options;
    const topics = [...this.receivers.keys()].map((one) => topicName(connection, region, one));
    const found = await this.ask((admin) => admin.fetchTopicMetadata({ topics })).catch(
      (error: unknown) => {
        throw new Error(`kafka: ${explain(error)}`, { cause: error });
      },
    );
    if (found.topics.some((topic) => topic.partitions.length === 0))
      throw new Error('kafka: a topic of this region has no partitions');
    for (const [service, receiver] of this.receivers)
      if (receiver.app === undefined) throw new Error(`kafka: ${service} does not receive yet`);
  }

  override async close(): Promise<void> {
    this.closed = true;
    for (const { app, watchdog } of this.receivers.values()) {
      watchdog?.stop();
      await app?.close();
    }
    await this.sender.close();
    const admin = this.admin;
    this.admin = undefined;
    await admin?.then((connected) => connected.disconnect()).catch(() => undefined);
  }

  private async listenUntilItWorks(
    service: ServiceName,
    intake: Intake,
    receiver: Receiver,
  ): Promise<void> {
    while (!this.closed) {
      try {
        await this.listen(service, intake, receiver);
        return;
      } catch (error) {
        this.logger.warn(`${service} cannot receive yet: ${explain(error)}`);
        await pause(attemptWaitMs, undefined, { ref: false });
      }
    }
  }

  private async listen(service: ServiceName, intake: Intake, receiver: Receiver): Promise<void> {
    const topic = topicName(this.options.connection, this.options.region, service);
    const watchdog = this.newWatchdog(topic);
    const app = await NestFactory.createMicroservice(doorwayModule(topic, intake), {
      strategy: this.newServer(topic, watchdog),
      abortOnError: false,
    });
    try {
      await app.listen();
    } catch (error) {
      watchdog.stop();
      await app.close().catch(() => undefined);
      throw error;
    }
    Object.assign(receiver, { app, watchdog });
    if (this.closed) await app.close();
  }

  /** Group = topic: a region's rights name one prefix for both. */
  private newServer(topic: string, watchdog: KafkaWatchdog): BatchServerKafka {
    const server = new BatchServerKafka(
      {
        postfixId: '',
        client: clientConfig(this.options.connection, `yipanqi-${this.options.region}`),
        consumer: {
          groupId: topic,
          // A process that was killed holds its partitions so long; the next waits for them.
          sessionTimeout: 18_000,
          rebalanceTimeout: 60_000,
          heartbeatInterval: 3_000,
          maxBytesPerPartition: 1024 * 1024,
          maxWaitTimeInMs: 200,
          allowAutoTopicCreation: false,
          retry: { retries: 8, restartOnFailure: () => Promise.resolve(!this.closed) },
        },
        // Without it an offset that is gone makes kafkajs jump to the end and skip what is there.
        subscribe: { fromBeginning: true },
        // The intake takes together what several partitions bring at the same time.
        run: { partitionsConsumedConcurrently: 8 },
      },
      {
        alive: () => watchdog.alive(),
        joined: (partitions) => watchdog.owns(partitions),
        dead: (error) => this.onDead(error),
      },
      { ...batchPace, ...this.options.pace },
    );
    return server;
  }

  private newWatchdog(topic: string): KafkaWatchdog {
    return new KafkaWatchdog({
      topic,
      groupId: topic,
      stuckAfterMs,
      ask: (work) => this.ask(work),
      stuck: (error) => this.onDead(error),
    });
  }

  private onDead(error: Error): void {
    if (this.closed) return;
    this.logger.error(`a consumer has died: ${explain(error)}`);
    if (this.options.onDead !== undefined) this.options.onDead(error);
    else process.exit(1);
  }

  private async ask<T>(work: (admin: Admin) => Promise<T>): Promise<T> {
    this.admin ??= this.newAdmin();
    const admin = this.admin;
    try {
      return await work(await admin);
    } catch (error) {
      if (this.admin === admin) this.admin = undefined;
      void admin.then((connected) => connected.disconnect()).catch(() => undefined);
      throw error;
    }
  }

  private async newAdmin(): Promise<Admin> {
    const admin = this.kafka.admin({ retry: { retries: 2, initialRetryTime: 100 } });
    await admin.connect();
    return admin;
  }
}

interface Receiver {
  readonly app?: INestMicroservice;
  readonly watchdog?: KafkaWatchdog;
}

function doorwayModule(topic: string, intake: Intake): Type<unknown> {
  @Module({
    controllers: [kafkaDoorway(topic)],
    providers: [{ provide: INTAKE, useValue: intake }],
  })
  class KafkaDoorwayModule {}
  return KafkaDoorwayModule;
}
