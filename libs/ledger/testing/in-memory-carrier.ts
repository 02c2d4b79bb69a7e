import type { ServiceName } from '@contracts';
import { Carrier, CarrierRefused, type CarriedMessage, type Intake } from '@ledger';

/** What a bad carrier does to one message: nothing, drops it, brings it twice or altered. */
export type Disturbance = (message: CarriedMessage, topic: string) => readonly CarriedMessage[];

const untouched: Disturbance = (message) => [message];

/**
 * A broker in memory, shared by the regions of a test: keeps every message for ever, brings each at least once, and
 * can be told to duplicate, reorder, drop, corrupt and refuse.
 */
export class InMemoryBroker {
  disturb: Disturbance = untouched;
  /** Order in which a waiting batch is brought. */
  arrange: (batch: readonly CarriedMessage[]) => readonly CarriedMessage[] = (batch) => batch;
  readonly refusing = new Set<string>();
  /** Nobody is let in to a topic before this. */
  open: Promise<void> = Promise.resolve();
  private readonly topics = new Map<string, Topic>();

  carrierOf(region: string): InMemoryCarrier {
    return new InMemoryCarrier(this, region);
  }

  write(topic: string, messages: readonly CarriedMessage[]): void {
    for (const message of messages) this.put(topic, this.disturb(message, topic));
  }

  /** What anybody with write access could do. */
  put(topic: string, messages: readonly CarriedMessage[]): void {
    const { log } = this.topicOf(topic);
    log.push(...messages);
    this.topicOf(topic).bring();
  }

  log(topic: string): readonly CarriedMessage[] {
    return this.topicOf(topic).log;
  }

  /** Brings a whole topic once more, as after lost offsets. */
  replay(topic: string): void {
    this.topicOf(topic).offset = 0;
    this.topicOf(topic).bring();
  }

  /** Nothing waits to be brought. */
  isQuiet(): boolean {
    return [...this.topics.values()].every((topic) => topic.isQuiet());
  }

  topicOf(name: string): Topic {
    let topic = this.topics.get(name);
    if (!topic) this.topics.set(name, (topic = new Topic(this)));
    return topic;
  }
}

class Topic {
  readonly log: CarriedMessage[] = [];
  offset = 0;
  private intake: Intake | undefined;
  private running: Promise<void> | undefined;

  constructor(private readonly broker: InMemoryBroker) {}

  subscribe(intake: Intake | undefined): void {
    this.intake = intake;
    this.bring();
  }

  isQuiet(): boolean {
    return this.offset >= this.log.length && this.running === undefined;
  }

  async ended(): Promise<void> {
    await this.running;
  }

  bring(): void {
    this.running ??= this.run();
  }

  private async run(): Promise<void> {
    await Promise.resolve();
    while (this.intake && this.offset < this.log.length) {
      const upto = Math.min(this.offset + 200, this.log.length);
      const batch = this.broker.arrange(this.log.slice(this.offset, upto));
      try {
        await this.intake(batch);
        this.offset = Math.max(this.offset, upto);
      } catch {
        // the database was away: brought again
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
    // In the same turn as the last look at the log: what is put from now on starts another run.
    this.running = undefined;
  }
}

export class InMemoryCarrier extends Carrier {
  private readonly received: Topic[] = [];

  constructor(
    private readonly broker: InMemoryBroker,
    private readonly region: string,
  ) {
    super();
  }

  override async send(
    region: string,
    service: ServiceName,
    messages: readonly CarriedMessage[],
  ): Promise<void> {
    await Promise.resolve();
    const topic = `${region}.${service}`;
    if (this.broker.refusing.has(topic)) throw new CarrierRefused(region, service, 'refused');
    this.broker.write(topic, messages);
  }

  override async receive(service: ServiceName, intake: Intake): Promise<void> {
    await this.broker.open;
    const topic = this.broker.topicOf(`${this.region}.${service}`);
    this.received.push(topic);
    topic.subscribe(intake);
  }

  override async checkReady(): Promise<void> {
    await Promise.resolve();
  }

  override async close(): Promise<void> {
    for (const topic of this.received) {
      topic.subscribe(undefined);
      await topic.ended();
    }
  }
}
