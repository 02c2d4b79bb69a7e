import type { Admin } from 'kafkajs';

/** Stuck consumers of kafkajs are reported and unanswered (#659, #1720): so long without any progress is too long. */
export const stuckAfterMs = 60_000;

export interface WatchdogOptions {
  readonly topic: string;
  readonly groupId: string;
  readonly stuckAfterMs: number;
  /** Runs something on an admin connection; rejects when the broker is away. */
  readonly ask: <T>(work: (admin: Admin) => Promise<T>) => Promise<T>;
  readonly stuck: (error: Error) => void;
}

/** Reports a consumer that has something to read in a partition of its own and neither fetches nor hands over. */
export class KafkaWatchdog {
  private progressMs = performance.now();
  private partitions: readonly number[] = [];
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly options: WatchdogOptions) {
    this.timer = setInterval(() => void this.look(), options.stuckAfterMs / 4);
    this.timer.unref();
  }

  alive(): void {
    this.progressMs = performance.now();
  }

  /** After each join: others may own the rest of the topic. */
  owns(partitions: readonly number[]): void {
    this.partitions = partitions;
    this.alive();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    if (this.isLively()) return;
    // A broker that cannot be asked is away: everybody waits, nobody is stuck.
    const lag = await this.lag().catch(() => 0n);
    if (lag > 0n && !this.isLively())
      this.options.stuck(new Error(`${this.options.topic}: nothing read although ${lag} wait`));
  }

  private isLively(): boolean {
    return performance.now() - this.progressMs < this.options.stuckAfterMs;
  }

  private lag(): Promise<bigint> {
    const { topic, groupId } = this.options;
    return this.options.ask(async (admin) => {
      const ends = await admin.fetchTopicOffsets(topic);
      const [committed] = await admin.fetchOffsets({ groupId, topics: [topic] });
      return ends
        .filter(({ partition }) => this.partitions.includes(partition))
        .map(({ partition, high, low }) => {
          const at = committed?.partitions.find((one) => one.partition === partition)?.offset;
          return BigInt(high) - (at === undefined || at === '-1' ? BigInt(low) : BigInt(at));
        })
        .reduce((sum, one) => sum + (one > 0n ? one : 0n), 0n);
    });
  }
}
