import { Injectable } from '@nestjs/common';
import { statements } from '@platform/database';
import type { Transaction } from '@platform/transaction';
import { LeaseStore } from './shard-lease';
import { OutboxStore } from './outbox.store';
import { SegmentStore } from './segment.store';
import { StrandStore } from './strand.store';
import { StreamHeadStore } from './stream-head.store';

/** Rows of `ledger.strand_sealed`: how far each own strand is sealed. */
@Injectable()
export class SealedStrandStore {
  async raise(
    tx: Transaction,
    entries: readonly {
      readonly pending: { readonly strandId: string; readonly version: number };
      readonly sequence: number;
    }[],
  ): Promise<void> {
    const newest = new Map<string, { version: number; sequence: number }>();
    for (const { pending, sequence } of entries)
      newest.set(pending.strandId, { version: pending.version, sequence });
    await statements(tx)(
      `INSERT INTO ledger.strand_sealed (strand_id, version, sequence)
       SELECT * FROM unnest($1::text[], $2::int[], $3::bigint[])
       ON CONFLICT (strand_id) DO UPDATE
         SET version = excluded.version, sequence = excluded.sequence`,
      [
        [...newest.keys()],
        [...newest.values()].map(({ version }) => version),
        [...newest.values()].map(({ sequence }) => sequence),
      ],
    );
  }
}

/** The tables one seal transaction writes. */
@Injectable()
export class SealingStores {
  constructor(
    readonly leases: LeaseStore,
    readonly outbox: OutboxStore,
    readonly heads: StreamHeadStore,
    readonly segments: SegmentStore,
    readonly strands: StrandStore,
    readonly sealed: SealedStrandStore,
  ) {}
}
