import { Injectable } from '@nestjs/common';
import { Clock } from '@platform/clock';
import { Database, onCommit } from '@platform/database';
import type { Transaction } from '@platform/transaction';
import { withSequence } from '../append/entry-text';
import type { Strand } from '../apply/strand';
import { Keyring } from '../keys/keyring';
import { LedgerMetrics } from '../ledger-metrics';
import { LedgerPace } from '../ledger-pace';
import { HeldRegistry } from '../ledger-registry';
import type { Lease } from '../persistence/shard-lease';
import type { PendingEntry } from '../persistence/outbox.store';
import type { KeptEntry, KeptSegment } from '../persistence/segment.store';
import type { StreamHead } from '../persistence/stream-head.store';
import { SealingStores } from '../persistence/sealing-stores';
import { firstPrev, sealSegment } from '../wire/segment';
import { parseStream } from '../wire/stream-id';
import { utcDayOf } from '../wire/times';
import { type Beside, Citations } from './citations';
import { ContentKeys, NoRecipientKey, type ContentKey } from './content-keys';
import { Grants } from './grants';
import { cutSegments } from './segmentation';

/** An entry with its number. */
export interface SealedEntry {
  readonly pending: PendingEntry;
  readonly sequence: number;
  readonly text: string;
}

interface SealedStream {
  readonly head: StreamHead;
  readonly segments: readonly KeptSegment[];
  readonly entries: readonly SealedEntry[];
  readonly sealDay: string;
}

/** Another process holds the shard's lease by now. */
export class LeaseLost extends Error {
  constructor(readonly lease: Lease) {
    super(`lease of ${lease.service}/${lease.shard} lost`);
  }
}

/**
 * Gives pending entries their numbers and seals them: one transaction per shard and run. The bytes are stored before
 * anything is sent, so that every retry is the same and one number never has two segments.
 */
@Injectable()
export class Sealer {
  /** Streams that cannot be sealed for now, e.g. without an encryption key of the addressee. */
  private setAside: string[] = [];

  constructor(
    private readonly database: Database,
    private readonly stores: SealingStores,
    private readonly citations: Citations,
    private readonly contentKeys: ContentKeys,
    private readonly grants: Grants,
    private readonly keyring: Keyring,
    private readonly clock: Clock,
    private readonly pace: LedgerPace,
    private readonly metrics: LedgerMetrics,
    private readonly registry: HeldRegistry,
  ) {}

  /**
   * Seals the oldest pending entries of a shard; answers how many were taken. Throws `LeaseLost` when the lease is no
   * longer ours, `NoRecipientKey` after having set that stream aside.
   */
  async sealShard(lease: Lease, committed: (streams: readonly string[]) => void): Promise<number> {
    try {
      return await this.database.run((tx) => this.seal(tx, lease, committed));
    } catch (error) {
      if (error instanceof NoRecipientKey) this.setAside.push(error.stream);
      throw error;
    }
  }

  /** Streams set aside are tried again. */
  tryAllAgain(): void {
    this.setAside = [];
  }

  private async seal(
    tx: Transaction,
    lease: Lease,
    committed: (streams: readonly string[]) => void,
  ): Promise<number> {
    if (!(await this.stores.leases.fence(tx, lease))) throw new LeaseLost(lease);
    const { service, shard } = lease;
    const { claimMax } = this.pace;
    const pending = await this.stores.outbox.claim(tx, service, shard, claimMax, this.setAside);
    if (pending.length === 0) return 0;
    const perStream = groupByStream(pending);
    const heads = await this.headsOf(tx, perStream.keys(), lease);
    const at = this.clock.now();
    const sealed: SealedStream[] = [];
    const beside: Beside = { strands: [], renewed: [] };
    for (const head of heads)
      sealed.push(await this.sealStream(tx, head, perStream.get(head.stream)!, at, beside));
    await this.keep(tx, sealed, beside.strands, at);
    if (beside.renewed.length > 0) await this.retime(tx, beside.renewed);
    onCommit(tx, () => {
      for (const { head, entries, segments } of sealed)
        this.metrics.sealed(head.stream, entries.length, segments.length);
      committed(heads.map(({ stream }) => stream));
    });
    return pending.length;
  }

  private async headsOf(
    tx: Transaction,
    streams: Iterable<string>,
    { service, shard }: Lease,
  ): Promise<StreamHead[]> {
    const ids = [...streams].sort();
    const known = new Map(
      (await this.stores.heads.lock(tx, ids)).map((head) => [head.stream, head]),
    );
    return ids.map((id) => {
      const { addressee, addresseeService } = parseStream(id);
      const begin = { last: 0, hash: firstPrev(id), cited: [], sealedAt: null };
      return known.get(id) ?? { stream: id, service, shard, addressee, addresseeService, ...begin };
    });
  }

  private async sealStream(
    tx: Transaction,
    head: StreamHead,
    pending: readonly PendingEntry[],
    at: Date,
    beside: Beside,
  ): Promise<SealedStream> {
    // `sealedat` never decreases in a stream, even when the clock goes back.
    const sealedAt = head.sealedAt !== null && head.sealedAt > at ? head.sealedAt : at;
    const sealDay = utcDayOf(sealedAt.toISOString());
    const cited = new Set(head.cited);
    const ready = await this.citations.cite(tx, head, pending, sealedAt, cited, beside);
    const entries = ready.map((one, i): SealedEntry => {
      const sequence = head.last + 1 + i;
      return { pending: one, sequence, text: withSequence(one.body, sequence) };
    });
    const keys = await this.contentKeys.forSealing(tx, [head.stream], sealDay, at);
    const key = keys.get(head.stream)!;
    const segments = this.chain(head, entries, sealedAt, sealDay, key);
    const newest = segments.at(-1)!;
    return {
      sealDay,
      segments,
      entries,
      head: { ...head, last: newest.last, hash: newest.hash, cited: [...cited], sealedAt },
    };
  }

  /** Both sides keep the time that the partner reads. Nobody says more of these strands meanwhile. */
  private async retime(tx: Transaction, renewed: readonly PendingEntry[]): Promise<void> {
    await this.stores.strands.lock(
      tx,
      renewed.map(({ strandId }) => strandId),
    );
    await this.registry.retime(
      tx,
      renewed.map(({ strandId, version, section, time }) => ({
        ...{ strandId, version, section },
        time: time.toISOString(),
      })),
    );
  }

  private chain(
    head: StreamHead,
    entries: readonly SealedEntry[],
    sealedAt: Date,
    sealDay: string,
    content: ContentKey,
  ): KeptSegment[] {
    const signer = this.keyring.signer(sealedAt);
    let prev = head.hash;
    return cutSegments(entries).map((run) => {
      const first = run[0]!.sequence;
      const sealed = sealSegment({
        stream: head.stream,
        first,
        prev,
        sealedAt,
        entries: run.map(({ text }) => text),
        contentKey: content.key,
        cek: content.cek,
        signer,
      });
      prev = sealed.hash;
      const { jws, value, hash, last } = sealed;
      return { stream: head.stream, sealDay, first, last, jws, value, hash };
    });
  }

  private async keep(
    tx: Transaction,
    sealed: readonly SealedStream[],
    strands: readonly Strand[],
    at: Date,
  ): Promise<void> {
    const entries = sealed.flatMap((stream) => stream.entries);
    await this.stores.strands.keep(tx, strands);
    await this.stores.segments.add(
      tx,
      sealed.flatMap(({ segments }) => segments),
    );
    await this.stores.segments.addEntries(
      tx,
      sealed.flatMap(({ entries: own, sealDay }) => own.map((entry) => keptEntry(entry, sealDay))),
    );
    await this.stores.sealed.raise(tx, entries);
    await this.stores.heads.keep(
      tx,
      sealed.map(({ head }) => head),
    );
    const uses = entries.flatMap(({ pending: { stream, personalKid }, sequence }) =>
      personalKid === null ? [] : [{ stream, kid: personalKid, sequence }],
    );
    await this.grants.make(tx, uses, at, new Date(0));
  }
}

/** Member by member: there are thousands in a run, and a spread copies what no row holds, the body above all. */
function keptEntry({ pending, sequence }: SealedEntry, sealDay: string): KeptEntry {
  return {
    sealDay,
    stream: pending.stream,
    sequence,
    strandId: pending.strandId,
    version: pending.version,
    entryId: pending.entryId,
    type: pending.type,
    section: pending.section,
    item: pending.item,
    personalKid: pending.personalKid,
    time: pending.time,
    state: 'sealed',
    code: null,
  };
}

function groupByStream(pending: readonly PendingEntry[]): Map<string, PendingEntry[]> {
  const groups = new Map<string, PendingEntry[]>();
  for (const one of pending) {
    const group = groups.get(one.stream);
    if (group) group.push(one);
    else groups.set(one.stream, [one]);
  }
  return groups;
}
