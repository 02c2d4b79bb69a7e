import { Injectable } from '@nestjs/common';
import { Ids } from '@platform/ids';
import type { Transaction } from '@platform/transaction';
import { timeRangeMs } from '../apply/entry-judgement';
import type { Strand } from '../apply/strand';
import type { PendingEntry } from '../persistence/outbox.store';
import type { StreamHead } from '../persistence/stream-head.store';
import { EntryGate, needsAgreement } from '../ports';
import { parseStream } from '../wire/stream-id';
import { citationOf, citedAnew } from './citation';

/** What sealing makes beside segments: strands of citations, and entries whose recorded time was set anew. */
export interface Beside {
  readonly strands: Strand[];
  readonly renewed: PendingEntry[];
}

/** Makes pending entries fit to travel: under an agreement the stream knows, with a time the partner takes. */
@Injectable()
export class Citations {
  constructor(
    private readonly agreements: EntryGate,
    private readonly ids: Ids,
  ) {}

  /** Puts a citation before the first entry under an agreement version, and cites anew what may not travel as it is. */
  async cite(
    tx: Transaction,
    head: StreamHead,
    pending: readonly PendingEntry[],
    sealedAt: Date,
    cited: Set<string>,
    { strands, renewed }: Beside,
  ): Promise<PendingEntry[]> {
    const ready: PendingEntry[] = [];
    for (const one of pending) {
      const ageMs = sealedAt.getTime() - one.time.getTime();
      let entry = one;
      if (ageMs < 0 || ageMs > timeRangeMs) entry = await this.renew(tx, one, sealedAt);
      if (needsAgreement(entry.type) && !cited.has(entry.agreement)) {
        let inForce = await this.agreements.inForce(tx, head.stream, entry.time);
        if (inForce?.hash !== entry.agreement) {
          entry = await this.renew(tx, entry, sealedAt);
          inForce = await this.agreements.inForce(tx, head.stream, entry.time);
        }
        if (inForce?.hash === entry.agreement && !cited.has(inForce.hash)) {
          const ids = { strandId: this.ids.next(), entryId: this.ids.next() };
          const stream = parseStream(head.stream);
          const citation = citationOf(inForce, stream, head.shard, ids, sealedAt);
          ready.push(citation.pending);
          strands.push(citation.strand);
          cited.add(inForce.hash);
        }
      }
      if (entry !== one) renewed.push(entry);
      ready.push(entry);
    }
    return ready;
  }

  /** Sets time and agreement anew; where none is in force any more the partner will say so, visibly. */
  private async renew(
    tx: Transaction,
    pending: PendingEntry,
    sealedAt: Date,
  ): Promise<PendingEntry> {
    const inForce = needsAgreement(pending.type)
      ? await this.agreements.inForce(tx, pending.stream, sealedAt)
      : undefined;
    return citedAnew(pending, sealedAt, inForce?.hash ?? pending.agreement);
  }
}
