import { Injectable } from '@nestjs/common';
import type { Head } from '@contracts';
import type { Transaction } from '@platform/transaction';
import type { Control } from '../gate/envelope';
import { LedgerLog } from '../ledger-log';
import { HeardHeadStore } from '../persistence/heard-head.store';
import { ReceiptingStores } from '../persistence/receipting-stores';
import type { StreamPosition } from '../persistence/stream-position.store';
import { firstPrev } from '../wire/segment';
import { hashOf } from '../wire/hash';
import { readSegmentHeader } from '../wire/segment-header';
import { LateSeals } from './late-seals';
import { heard } from './proved-time';
import { ReceiptSender } from './receipt-sender';

/** A head is echoed in receipts only if its `at` is so near our clock (protocol section 9). */
const echoMs = 2 * 60_000;

/** Learns how far a partner's stream goes; a head that names another history than ours blocks the stream. */
@Injectable()
export class HeadIntake {
  constructor(
    private readonly stores: ReceiptingStores,
    private readonly heard: HeardHeadStore,
    private readonly lateSeals: LateSeals,
    private readonly receipts: ReceiptSender,
    private readonly log: LedgerLog,
  ) {}

  async take(tx: Transaction, head: Head, control: Control, now: Date): Promise<() => void> {
    const { id } = control.stream;
    const position = (await this.stores.positions.lock(tx, [control.stream])).get(id)!;
    const forked = await this.isFork(tx, head, position);
    const near = Math.abs(new Date(head.at).getTime() - now.getTime()) <= echoMs;
    const behind = head.last > position.last;
    await this.stores.positions.keep(tx, [
      {
        ...position,
        knownHead: Math.max(position.knownHead, head.last),
        ...(near && { echo: new Date(head.at) }),
        ...(behind && position.knownHead <= position.last && { progressAt: now }),
        ...(forked && { state: 'blocked', code: 'equivocation.head' }),
      },
    ]);
    if (forked) await this.keepProof(tx, head, control, now);
    else if (near) await this.hear(tx, head, control, position.last, now);
    return () => this.receipts.mark([id]);
  }

  /** Kept until nothing can come any more that it proves; what came already and it does not contain is contradicted now. */
  private async hear(
    tx: Transaction,
    head: Head,
    { jws }: Control,
    applied: number,
    now: Date,
  ): Promise<void> {
    const { stream, last, at } = head;
    const heads = (await this.heard.heard(tx, [stream])).get(stream) ?? [];
    await this.heard.keepHeard(tx, stream, heard(heads, { last, at, jws }, applied));
    if (last >= applied) return;
    const [next] = await this.stores.segments.after(stream, last, 1);
    const sealedAt = next && new Date(readSegmentHeader(next.jws).segment.sealedat);
    if (sealedAt && sealedAt < new Date(at))
      await this.lateSeals.noticeHead(tx, { stream, last, at, jws }, now);
  }

  private async isFork(tx: Transaction, head: Head, position: StreamPosition): Promise<boolean> {
    if (head.last > position.last) return false;
    if (head.last === position.last) return head.hash !== position.hash;
    if (head.last === 0) return head.hash !== firstPrev(position.stream);
    const mine = await this.stores.segments.hashAt(tx, position.stream, head.last);
    return mine !== head.hash;
  }

  private async keepProof(
    tx: Transaction,
    head: Head,
    control: Control,
    foundAt: Date,
  ): Promise<void> {
    this.log.error({ stream: head.stream, last: head.last }, 'a head of another history: blocked');
    await this.stores.positions.keepProof(tx, {
      stream: head.stream,
      hash: hashOf(control.jws),
      kind: 'head',
      first: head.last,
      last: head.last,
      jws: control.jws,
      value: null,
      foundAt,
    });
  }
}
