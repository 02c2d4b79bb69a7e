import { Injectable } from '@nestjs/common';
import { attempt } from '@platform/database';
import type { Transaction } from '@platform/transaction';
import { HeldRegistry } from '../ledger-registry';
import { Outgoing, type AppendedEntry, type EntryDraft } from '../outgoing';
import { OutboxStore } from '../persistence/outbox.store';
import { StrandStore } from '../persistence/strand.store';
import { DraftingDesk } from './drafting-desk';
import { EntryRefused } from './entry-refused';
import { EntryWriter } from './entry-writer';
import { OutgoingGate } from './outgoing-gate';

/** Writes own entries inside the caller's transaction; see `Outgoing`. */
@Injectable()
export class LedgerOutgoing extends Outgoing {
  constructor(
    private readonly desk: DraftingDesk,
    private readonly writer: EntryWriter,
    private readonly gate: OutgoingGate,
    private readonly strands: StrandStore,
    private readonly outbox: OutboxStore,
    private readonly registry: HeldRegistry,
  ) {
    super();
  }

  async append(tx: Transaction, drafts: readonly EntryDraft[], at: Date): Promise<AppendedEntry[]> {
    if (drafts.length === 0) return [];
    const desk = await this.desk.layOut(tx, drafts, at);
    const written = drafts.map((draft) => this.writer.write(draft, desk));
    const leaving = written.map(({ entry, change, pending: { stream, strandId } }) => ({
      entry,
      stream,
      strand: desk.strands.get(strandId)!,
      ...(change.personal && { personal: change.personal }),
    }));
    await this.gate.judge(tx, desk.gates, leaving);
    await this.strands.keep(tx, [...desk.strands.values()]);
    const pending = written.map((one) => one.pending);
    await this.outbox.add(tx, pending);
    await this.registry.project(
      tx,
      written.map(({ change }) => change),
    );
    return written.map(({ appended }) => appended);
  }

  async appendIfAgreed(tx: Transaction, drafts: readonly EntryDraft[], at: Date): Promise<boolean> {
    try {
      await attempt(tx, () => this.append(tx, drafts, at));
      return true;
    } catch (error) {
      if (error instanceof EntryRefused && error.code.startsWith('agreement.')) return false;
      throw error;
    }
  }
}
