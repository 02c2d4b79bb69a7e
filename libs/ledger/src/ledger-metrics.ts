import { Injectable, Optional } from '@nestjs/common';
import { Clock } from '@platform/clock';
import { Metrics } from '@platform/metrics';
import { LedgerReadModel } from './read/ledger.read-model';

type Count = (labels: Record<string, string>, by: number) => void;
const nothing: Count = () => undefined;

/**
 * What the ledger counts for `/metrics`: streams and codes, never a person. Counters are of this process and move after
 * the commit; gauges are read from the database when somebody asks. Silent where a process has no `Metrics`.
 */
@Injectable()
export class LedgerMetrics {
  private readonly sealedEntries: Count;
  private readonly sealedSegments: Count;
  private readonly judgedEntries: Count;
  private readonly quarantinedMessages: Count;
  private readonly receipts: Count;

  constructor(
    private readonly ledger: LedgerReadModel,
    private readonly clock: Clock,
    @Optional() private readonly metrics?: Metrics,
  ) {
    this.sealedEntries = this.counter('entries_sealed', 'Entries given a number', ['stream']);
    this.sealedSegments = this.counter('segments_sealed', 'Segments sealed', ['stream']);
    this.judgedEntries = this.counter('entries_judged', 'Entries of partners by what they became', [
      'stream',
      'state',
    ]);
    this.quarantinedMessages = this.counter('quarantined', 'Carrier messages refused at the gate', [
      'service',
      'reason',
    ]);
    this.receipts = this.counter('receipts', 'Receipts said to and heard from partners', [
      'stream',
      'direction',
    ]);
    this.measureStreams();
    this.measurePending();
  }

  sealed(stream: string, entries: number, segments: number): void {
    this.sealedEntries({ stream }, entries);
    this.sealedSegments({ stream }, segments);
  }

  judged(stream: string, state: 'applied' | 'parked' | 'rejected', entries = 1): void {
    this.judgedEntries({ stream, state }, entries);
  }

  quarantined(service: string, reason: string): void {
    this.quarantinedMessages({ service, reason }, 1);
  }

  receipt(stream: string, direction: 'said' | 'heard'): void {
    this.receipts({ stream, direction }, 1);
  }

  private counter(name: string, help: string, labels: readonly string[]): Count {
    const counter = this.metrics?.counter(`yipanqi_ledger_${name}_total`, help, labels);
    return counter ? (values, by) => counter.inc(values, by) : nothing;
  }

  private measureStreams(): void {
    const labels = ['stream', 'direction', 'state'] as const;
    this.metrics?.gauge(
      'yipanqi_ledger_lag_entries',
      'Sealed and not receipted, or known to be sealed by the partner and not applied; state of the stream as label',
      labels,
      async (gauge) => {
        gauge.reset();
        for (const { stream, direction, state, lag } of await whenKnown(this.ledger.streams(), []))
          gauge.set({ stream, direction, state }, lag);
      },
    );
  }

  private measurePending(): void {
    this.metrics?.gauge(
      'yipanqi_ledger_oldest_pending_seconds',
      'Age of the oldest entry not sealed, and of the oldest parked one',
      ['state'] as const,
      async (gauge) => {
        gauge.reset();
        const now = this.clock.now().getTime();
        const waiting = await whenKnown(this.ledger.oldestWaiting(), undefined);
        for (const [state, since] of Object.entries(waiting ?? {}))
          gauge.set({ state }, since ? Math.max(0, (now - since.getTime()) / 1000) : 0);
      },
    );
  }
}

/** While the database is away the other figures are still worth reading: these are then absent, not old. */
async function whenKnown<T, O>(asked: Promise<T>, otherwise: O): Promise<T | O> {
  try {
    return await asked;
  } catch {
    return otherwise;
  }
}
