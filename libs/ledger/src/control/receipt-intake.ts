import { Injectable } from '@nestjs/common';
import type { Receipt } from '@contracts';
import { onCommit } from '@platform/database';
import { describeError } from '@platform/logging';
import type { Transaction } from '@platform/transaction';
import type { Control } from '../gate/envelope';
import { LedgerLog } from '../ledger-log';
import { LedgerMetrics } from '../ledger-metrics';
import { KeyStore } from '../persistence/key.store';
import { ReceiptingStores } from '../persistence/receipting-stores';
import { StreamHeadStore } from '../persistence/stream-head.store';
import { hashOf } from '../wire/hash';
import { firstPrev } from '../wire/segment';
import { GrantSender } from './grant-sender';

interface ToldReceipt {
  readonly control: Control;
  readonly message: Receipt;
}

/** Learns what the partner holds of an own stream; grants again the keys it wants. */
@Injectable()
export class ReceiptIntake {
  constructor(
    private readonly stores: ReceiptingStores,
    private readonly heads: StreamHeadStore,
    private readonly keys: KeyStore,
    private readonly grants: GrantSender,
    private readonly log: LedgerLog,
    private readonly metrics: LedgerMetrics,
  ) {}

  async take(
    tx: Transaction,
    receipt: Receipt,
    control: Control,
    now: Date,
  ): Promise<(() => void) | undefined> {
    if (await this.isFork(tx, receipt)) {
      await this.block(tx, receipt, control, now);
      return undefined;
    }
    const sequences = receipt.open.map(({ sequence }) => sequence);
    const entries = await this.stores.receipts.ownEntries(tx, receipt.stream, sequences);
    const strandOf = new Map(entries.map(({ sequence, strandId }) => [sequence, strandId]));
    await this.stores.receipts.keep(tx, [{ receipt, jws: control.jws, strandOf }]);
    const wanted = new Set(
      receipt.open.filter(({ code }) => code === 'key-wanted').map(({ sequence }) => sequence),
    );
    const kids = entries.flatMap(({ sequence, personalKid }) =>
      personalKid !== null && wanted.has(sequence) ? [personalKid] : [],
    );
    onCommit(tx, () => this.metrics.receipt(receipt.stream, 'heard'));
    await this.keys.dropGrants(tx, receipt.stream, receipt.upto, kids);
    if (kids.length === 0) return undefined;
    return () =>
      void this.grants
        .sendDue(control.stream.service)
        .catch((error: unknown) =>
          this.log.warn({ error: describeError(error) }, 'keys not granted yet'),
        );
  }

  /** Receipts that a newer one has overtaken are kept as proof of what was covered when. */
  async keepOvertaken(tx: Transaction, told: readonly ToldReceipt[]): Promise<void> {
    await this.stores.receipts.keepOvertaken(
      tx,
      told.map(({ message, control }) => ({
        receipt: message,
        jws: control.jws,
        strandOf: new Map<number, string>(),
      })),
    );
  }

  /** The partner acknowledges what we have not sealed, or with another hash than ours. */
  private async isFork(tx: Transaction, { stream, upto, hash }: Receipt): Promise<boolean> {
    if (upto === 0) return hash !== firstPrev(stream);
    return (await this.stores.segments.hashAt(tx, stream, upto)) !== hash;
  }

  private async block(
    tx: Transaction,
    receipt: Receipt,
    control: Control,
    foundAt: Date,
  ): Promise<void> {
    const { stream, upto } = receipt;
    this.log.error({ stream, upto }, 'a receipt of another history: blocked');
    await this.stores.positions.keepProof(tx, {
      stream,
      hash: hashOf(control.jws),
      kind: 'receipt',
      first: upto,
      last: upto,
      jws: control.jws,
      value: null,
      foundAt,
    });
    await this.heads.block(tx, stream, 'equivocation.receipt');
  }
}
