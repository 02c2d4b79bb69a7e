import { Injectable } from '@nestjs/common';
import type { ServiceName } from '@contracts';
import { Clock } from '@platform/clock';
import { Database } from '@platform/database';
import { describeError } from '@platform/logging';
import type { Transaction } from '@platform/transaction';
import { ReceiptSender } from '../control/receipt-sender';
import { LedgerLog } from '../ledger-log';
import { ApplyingStores } from '../persistence/applying-stores';
import { parseStream } from '../wire/stream-id';
import { BatchApplier } from './batch-applier';
import { KeptEntries } from './kept-entries';
import { isDatabaseAway } from './own-fault';
import type { OpenItem } from './strand-book';

/** Entries tried again by one transaction. */
const redriveMax = 200;

/** 待处理: entries that wait for a key, or for a fault of ours to be mended. */
@Injectable()
export class ParkedEntries {
  constructor(
    private readonly database: Database,
    private readonly stores: ApplyingStores,
    private readonly kept: KeptEntries,
    private readonly batches: BatchApplier,
    private readonly receipts: ReceiptSender,
    private readonly clock: Clock,
    private readonly log: LedgerLog,
  ) {}

  waitingForKeys(tx: Transaction, kids: readonly string[]): Promise<OpenItem[]> {
    return kids.length === 0 ? Promise.resolve([]) : this.stores.parked.waitingForKeys(tx, kids);
  }

  /** Tries everything again that is parked for a fault of ours, or all that is parked of one strand. */
  async retry(service: ServiceName, strandId?: string): Promise<void> {
    const which = strandId === undefined ? { code: 'own-fault' } : { strandId };
    const items = await this.database.run((tx) => this.stores.parked.parked(tx, which, service));
    await this.redrive(service, items, this.clock.now());
  }

  /** Goes the way of arrived entries again, from the kept segments; idempotent. */
  async redrive(service: ServiceName, items: readonly OpenItem[], at: Date): Promise<void> {
    for (let i = 0; i < items.length; i += redriveMax)
      await this.redriveSome(service, items.slice(i, i + redriveMax), at);
  }

  private async redriveSome(
    service: ServiceName,
    items: readonly OpenItem[],
    at: Date,
  ): Promise<void> {
    try {
      await this.database.run((tx) => this.run(tx, service, items, at, 'apply'));
    } catch (error) {
      if (isDatabaseAway(error)) throw error;
      this.log.error({ service, error: describeError(error) }, 'parked entries fail again');
      await this.database.run((tx) => this.run(tx, service, items, at, 'applyOneByOne'));
    }
    this.receipts.mark([...new Set(items.map(({ stream }) => stream))]);
  }

  private async run(
    tx: Transaction,
    service: ServiceName,
    items: readonly OpenItem[],
    at: Date,
    manner: 'apply' | 'applyOneByOne',
  ): Promise<void> {
    const streams = [...new Set(items.map(({ stream }) => stream))].map(parseStream);
    await this.stores.positions.lock(tx, streams);
    const still = await this.stores.parked.still(tx, items);
    const entries = (await this.kept.read(tx, still)).sort(
      (a, b) => a.entry.recordversion - b.entry.recordversion,
    );
    await this.batches[manner](tx, service, entries, at);
  }
}
