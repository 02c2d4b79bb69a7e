import type { CarriedMessage, Intake } from '../carrier/carrier';
import { entriesIn, entriesMax } from '../carrier/portions';

interface Waiting {
  readonly messages: readonly CarriedMessage[];
  readonly entries: number;
  readonly taken: () => void;
  readonly failed: (error: unknown) => void;
}

/** Two, so that one batch is decrypted while the other waits for the database. */
const atOnceMax = 2;

/**
 * Lets what the carrier brings at the same time, from whatever partition or partner, share a transaction: at low rates
 * nearly all that a segment of one or two entries costs is its transaction. Bounded, since huge transactions would wait
 * for each other. What comes alone is taken at once. A carrier brings a stream's messages one after the other.
 */
export class SharedIntake {
  private readonly waiting: Waiting[] = [];
  private running = 0;

  constructor(private readonly intake: Intake) {}

  take(messages: readonly CarriedMessage[]): Promise<void> {
    return new Promise((taken, failed) => {
      const entries = messages.reduce((sum, { jws }) => sum + entriesIn(jws), 0);
      this.waiting.push({ messages, entries, taken, failed });
      if (this.running < atOnceMax) void this.run();
    });
  }

  private async run(): Promise<void> {
    this.running++;
    for (let share = this.next(); share.length > 0; share = this.next()) {
      try {
        await this.intake(share.flatMap(({ messages }) => messages));
        for (const { taken } of share) taken();
      } catch (error) {
        for (const { failed } of share) failed(error);
      }
    }
    this.running--;
  }

  /** What waits, in the order it came, up to the bound; at least one. */
  private next(): Waiting[] {
    let entries = 0;
    let count = 0;
    for (const one of this.waiting) {
      if (count > 0 && entries + one.entries > entriesMax) break;
      entries += one.entries;
      count++;
    }
    return this.waiting.splice(0, count);
  }
}
