import { Injectable } from '@nestjs/common';
import type { JsonObject } from '@contracts';
import { Ids } from '@platform/ids';
import type { Transaction } from '@platform/transaction';
import { LedgerLog } from '../ledger-log';
import { type EntryDraft, Outgoing } from '../outgoing';
import { HeardHeadStore } from '../persistence/heard-head.store';
import { EntryGate } from '../ports';
import { parseStream, streamId } from '../wire/stream-id';
import { headEchoedType } from './proved-heads';
import { contradicting, type HeardHead, type NamedSeal } from './proved-time';

/**
 * Says which head contradicts a partner's seal (`yipanqi.ledger.head-echoed.v1`). A receipt echoes it too, but may be lost;
 * this entry reaches the author for certain, so that both sides count from the same time. Once for each head.
 */
@Injectable()
export class LateSeals {
  constructor(
    private readonly heads: HeardHeadStore,
    private readonly outgoing: Outgoing,
    private readonly agreements: EntryGate,
    private readonly ids: Ids,
    private readonly log: LedgerLog,
  ) {}

  /** These name a seal before the newest head heard of their stream. */
  async notice(
    tx: Transaction,
    named: readonly (NamedSeal & { readonly stream: string })[],
    at: Date,
  ): Promise<void> {
    if (named.length === 0) return;
    const streams = [...new Set(named.map(({ stream }) => stream))];
    const heard = await this.heads.heard(tx, streams);
    const proved = await this.heads.proved(tx, streams);
    const drafts: EntryDraft[] = [];
    for (const stream of streams) {
      const known = new Set(proved.get(stream)?.map((head) => head.at.getTime()));
      const fresh = new Set<HeardHead>();
      for (const one of named)
        if (one.stream === stream)
          for (const head of contradicting(heard.get(stream) ?? [], one))
            if (!known.has(Date.parse(head.at))) fresh.add(head);
      drafts.push(...(await this.drafts(tx, stream, [...fresh], at)));
    }
    await this.outgoing.append(tx, drafts, at);
  }

  /** A head that came after an entry it should have contained. */
  async noticeHead(
    tx: Transaction,
    { stream, ...head }: HeardHead & { readonly stream: string },
    at: Date,
  ): Promise<void> {
    await this.outgoing.append(tx, await this.drafts(tx, stream, [head], at), at);
  }

  private async drafts(
    tx: Transaction,
    stream: string,
    heads: readonly HeardHead[],
    at: Date,
  ): Promise<EntryDraft[]> {
    if (heads.length === 0) return [];
    const { author, addressee, addresseeService } = parseStream(stream);
    const back = streamId(addressee, addresseeService, author);
    const inForce = await this.agreements.inForce(tx, back, at);
    if (!inForce) return [];
    return heads.map(({ last, at: headat, jws }) => {
      this.log.warn({ stream, last, headat }, 'sealed earlier than its own head says: noted');
      return {
        stream: back,
        strandId: this.ids.next(),
        strandKind: 'ledger',
        type: headEchoedType,
        section: 'echo',
        open: { stream, last, headat, head: jws } satisfies JsonObject,
        eventTime: at,
        legalBasis: 'statutory',
        agreement: inForce.hash,
      };
    });
  }
}
