import { Injectable } from '@nestjs/common';
import type { Grant, Head, Receipt, Resend, ServiceName } from '@contracts';
import { Clock } from '@platform/clock';
import { Database, onCommit } from '@platform/database';
import { describeError } from '@platform/logging';
import type { Transaction } from '@platform/transaction';
import { isDatabaseAway } from '../apply/own-fault';
import type { Control } from '../gate/envelope';
import { LedgerLog } from '../ledger-log';
import { ControlStore } from '../persistence/control.store';
import { GrantIntake } from './grant-intake';
import { HeadIntake } from './head-intake';
import { ReceiptIntake } from './receipt-intake';
import { ResendIntake } from './resend-intake';

interface Told<Message> {
  readonly control: Control;
  readonly message: Message;
}

/** Takes authentic control messages: idempotent, in any order; what is not newer than the last of its kind is ignored. */
@Injectable()
export class ControlIntake {
  constructor(
    private readonly database: Database,
    private readonly seen: ControlStore,
    private readonly clock: Clock,
    private readonly grants: GrantIntake,
    private readonly heads: HeadIntake,
    private readonly receipts: ReceiptIntake,
    private readonly resends: ResendIntake,
    private readonly log: LedgerLog,
  ) {}

  async take(service: ServiceName, controls: readonly Control[]): Promise<void> {
    if (controls.length === 0) return;
    const grants = pick<Grant>(controls, 'grant');
    if (grants.length > 0) await this.guarded(() => this.grants.take(service, grants));
    for (const told of newestOf(pick<Head>(controls, 'head')))
      await this.one(told, (tx) =>
        this.heads.take(tx, told.message, told.control, this.clock.now()),
      );
    await this.takeReceipts(pick<Receipt>(controls, 'receipt'));
    for (const told of newestOf(pick<Resend>(controls, 'resend')))
      await this.one(told, (tx) => this.resends.take(tx, told.message, this.clock.now()));
    for (const { message } of controls)
      if (message.kind === 'rekey' || message.kind === 'void')
        this.log.warn({ stream: message.stream, kind: message.kind }, 'not answered yet');
  }

  /** The newest counts; those it overtook, in this batch or before, stay proof of what was covered when. */
  private async takeReceipts(told: readonly Told<Receipt>[]): Promise<void> {
    const newest = newestOf(told);
    const overtaken = told.filter((one) => !newest.includes(one));
    if (overtaken.length > 0)
      await this.guarded(() =>
        this.database.run((tx) => this.receipts.keepOvertaken(tx, overtaken)),
      );
    for (const one of newest)
      await this.one(
        one,
        (tx) => this.receipts.take(tx, one.message, one.control, this.clock.now()),
        (tx) => this.receipts.keepOvertaken(tx, [one]),
      );
  }

  private async one<Message extends { kind: string; stream: string; at: string }>(
    { message }: Told<Message>,
    work: (tx: Transaction) => Promise<(() => void) | undefined>,
    late?: (tx: Transaction) => Promise<void>,
  ): Promise<void> {
    await this.guarded(() =>
      this.database.run(async (tx) => {
        if (!(await this.seen.isNewer(tx, message.kind, message.stream, message.at)))
          return late?.(tx);
        const after = await work(tx);
        if (after) onCommit(tx, after);
      }),
    );
  }

  /** Control messages may be lost: what trips us is not brought again for ever, and takes no other with it. */
  private async guarded(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (isDatabaseAway(error)) throw error;
      this.log.error({ error: describeError(error) }, 'our own fault at a control message');
    }
  }
}

function pick<Message extends Control['message']>(
  controls: readonly Control[],
  kind: Message['kind'],
): Told<Message>[] {
  return controls
    .filter(({ message }) => message.kind === kind)
    .map((control) => ({ control, message: control.message as Message }));
}

/** Of several of one kind about one stream only the newest counts. */
function newestOf<Message extends { stream: string; at: string }>(
  told: readonly Told<Message>[],
): Told<Message>[] {
  const newest = new Map<string, Told<Message>>();
  for (const one of told) {
    const held = newest.get(one.message.stream);
    if (!held || held.message.at < one.message.at) newest.set(one.message.stream, one);
  }
  return [...newest.values()];
}
