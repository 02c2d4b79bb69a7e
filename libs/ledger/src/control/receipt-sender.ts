import { Injectable } from '@nestjs/common';
import type { ServiceName } from '@contracts';
import { Clock } from '@platform/clock';
import { Database } from '@platform/database';
import { describeError } from '@platform/logging';
import type { Transaction } from '@platform/transaction';
import type { OpenItem } from '../apply/strand-book';
import { Carrier } from '../carrier/carrier';
import { Keyring } from '../keys/keyring';
import { LedgerLog } from '../ledger-log';
import { LedgerMetrics } from '../ledger-metrics';
import { LedgerPace } from '../ledger-pace';
import { ControlStore } from '../persistence/control.store';
import { ReceiptingStores } from '../persistence/receipting-stores';
import type { KeptReceipt, SaidReceipt } from '../persistence/receipt.store';
import type { StreamPosition } from '../persistence/stream-position.store';
import { controlJws, OPEN_MAX } from '../wire/control';
import { firstPrev } from '../wire/segment';
import { parseStream } from '../wire/stream-id';
import { WorkerLoop } from '../worker-loop';
import { firstUnlisted, receiptContent, type EarlierEnd } from './receipt-content';

const idleMs = 60_000;
const failedMs = 1_000;
/** Streams that move at nearly the same time share a transaction. */
const roundsPerReceipt = 10;

/**
 * Says receipts 送达回执 for the streams that moved: at most five a second of each stream, one transaction for all that
 * wait. What the carrier does not take is said again until it does, and no other receipt of that stream is made before:
 * deadlines count from the first receipt that covers an entry, so the author must hold the one that is kept here.
 */
@Injectable()
export class ReceiptSender {
  private readonly waiting = new Set<string>();
  /** When the last receipt of a stream was made, by the process's own time. */
  private readonly madeAt = new Map<string, number>();
  /** By stream; the newest one of a stream is the only one that can be untaken. */
  private readonly untaken = new Map<string, SaidReceipt>();
  private readonly loop: WorkerLoop;
  private readonly again: WorkerLoop;

  constructor(
    private readonly database: Database,
    private readonly stores: ReceiptingStores,
    private readonly control: ControlStore,
    private readonly keyring: Keyring,
    private readonly carrier: Carrier,
    private readonly clock: Clock,
    private readonly pace: LedgerPace,
    private readonly log: LedgerLog,
    private readonly metrics: LedgerMetrics,
  ) {
    this.loop = new WorkerLoop(
      () => this.sendWaiting(),
      (error) => {
        this.log.warn({ error: describeError(error) }, 'receipts not made; tried again');
        return failedMs;
      },
    );
    this.again = new WorkerLoop(
      () => this.sayAgain(),
      () => failedMs,
    );
  }

  /** The last receipts of these services may have been made and not said when the process before this one went. */
  async start(services: readonly ServiceName[]): Promise<void> {
    const newest = await this.database.run((tx) => this.stores.receipts.saidLast(tx, services));
    for (const receipt of newest) this.untaken.set(receipt.stream, receipt);
    this.again.start();
    this.loop.start();
  }

  async stop(): Promise<void> {
    await Promise.all([this.loop.stop(), this.again.stop()]);
  }

  /** These partners' streams moved, or a head of them asks. */
  mark(streams: readonly string[]): void {
    for (const stream of streams) this.waiting.add(stream);
    if (streams.length > 0) this.loop.wake();
  }

  private async sendWaiting(): Promise<number> {
    const begunAt = performance.now();
    const sayable = [...this.waiting].filter((stream) => !this.untaken.has(stream));
    const streams = sayable.filter((stream) => this.restMs(stream, begunAt) <= 0);
    if (streams.length === 0)
      return Math.min(idleMs, ...sayable.map((stream) => this.restMs(stream, begunAt)));
    for (const stream of streams) this.waiting.delete(stream);
    let receipts: KeptReceipt[];
    try {
      receipts = await this.database.run((tx) => this.make(tx, streams), {
        isolation: 'REPEATABLE READ',
      });
    } catch (error) {
      for (const stream of streams) this.waiting.add(stream);
      throw error;
    }
    for (const stream of streams) this.madeAt.set(stream, begunAt);
    for (const { receipt, jws } of receipts) await this.say({ stream: receipt.stream, jws });
    await pause(this.pace.receiptMs / roundsPerReceipt);
    return 0;
  }

  private restMs(stream: string, now: number): number {
    return (this.madeAt.get(stream) ?? -Infinity) + this.pace.receiptMs - now;
  }

  /**
   * Positions and open entries are read from one snapshot. Nothing is locked: a receipt that waited for one stream while it
   * holds others would hold up every apply. Of two processes that say receipts of one stream at once, the row of the last
   * moment lets one pass; the other begins anew on what is there then.
   */
  private async make(tx: Transaction, streams: readonly string[]): Promise<KeptReceipt[]> {
    const positions = await this.stores.positions.find(tx, streams);
    const open = await this.stores.parked.ofStreams(tx, streams, OPEN_MAX + 1);
    const now = this.clock.now();
    const moments = await this.control.moments(tx, 'receipt', streams, now);
    const signer = this.keyring.signer(now);
    const receipts: KeptReceipt[] = [];
    for (const [stream, position] of positions) {
      const items = open.filter((item) => item.stream === stream);
      const end = await this.earlierEnd(tx, position, items);
      const receipt = receiptContent(position, items, moments.get(stream)!, end);
      const strandOf = new Map(items.map(({ sequence, strandId }) => [sequence, strandId]));
      receipts.push({ receipt, jws: controlJws(receipt, signer), strandOf });
    }
    await this.stores.receipts.keep(tx, receipts);
    return receipts;
  }

  private async earlierEnd(
    tx: Transaction,
    position: StreamPosition,
    items: readonly OpenItem[],
  ): Promise<EarlierEnd | undefined> {
    const unlisted = firstUnlisted(items);
    if (unlisted === undefined) return undefined;
    return (
      (await this.stores.segments.endBefore(tx, position.stream, unlisted)) ?? {
        upto: 0,
        hash: firstPrev(position.stream),
      }
    );
  }

  private async say(receipt: SaidReceipt): Promise<void> {
    const { stream, jws } = receipt;
    const { author, service } = parseStream(stream);
    try {
      await this.carrier.send(author, service, [{ stream, value: Buffer.from(jws, 'latin1') }]);
      this.untaken.delete(stream);
      this.metrics.receipt(stream, 'said');
    } catch (error) {
      if (this.untaken.has(stream)) return;
      this.log.warn(
        { stream, error: describeError(error) },
        'a receipt was not taken; said again until it is',
      );
      this.untaken.set(stream, receipt);
      this.again.wake();
    }
  }

  /** Beside the others: a partner that is away holds up its own streams alone. */
  private async sayAgain(): Promise<number> {
    for (const receipt of [...this.untaken.values()]) {
      await this.say(receipt);
      if (!this.untaken.has(receipt.stream)) this.loop.wake();
    }
    return this.untaken.size > 0 ? failedMs : idleMs;
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
