import { Injectable } from '@nestjs/common';
import { type Column, onCommit, statements } from '@platform/database';
import type { Transaction } from '@platform/transaction';
import { SealerBell } from '../seal/sealer-bell';
import { insertRows } from './insert-rows';

/** An own entry that is not sealed yet; it carries everything the sealer needs. */
export interface PendingEntry {
  readonly service: string;
  readonly shard: number;
  readonly stream: string;
  readonly strandId: string;
  readonly version: number;
  readonly entryId: string;
  readonly type: string;
  readonly section: string;
  readonly item: string | null;
  readonly time: Date;
  readonly agreement: string;
  readonly personalKid: string | null;
  /** RFC 8785 form of the entry, without `sequence`. */
  readonly body: string;
}

const columns: readonly Column<PendingEntry>[] = [
  ['service', 'text', (row) => row.service],
  ['shard', 'smallint', (row) => row.shard],
  ['stream', 'text', (row) => row.stream],
  ['strand_id', 'text', (row) => row.strandId],
  ['version', 'int', (row) => row.version],
  ['entry_id', 'text', (row) => row.entryId],
  ['type', 'text', (row) => row.type],
  ['section', 'text', (row) => row.section],
  ['item', 'text', (row) => row.item],
  ['time', 'timestamptz', (row) => row.time],
  ['agreement', 'text', (row) => row.agreement],
  ['personal_kid', 'text', (row) => row.personalKid],
  ['body', 'text', (row) => row.body],
];

type Claimed = Omit<PendingEntry, 'service' | 'shard'> & { readonly id: number };

/** Rows of `ledger.outbox_pending`. */
@Injectable()
export class OutboxStore {
  constructor(private readonly bell: SealerBell) {}

  async add(tx: Transaction, entries: readonly PendingEntry[]): Promise<void> {
    await insertRows(tx, 'ledger.outbox_pending', columns, entries);
    const services = new Map<string, number>();
    for (const { service } of entries) services.set(service, (services.get(service) ?? 0) + 1);
    onCommit(tx, () => services.forEach((count, service) => this.bell.ring(service, count)));
  }

  /**
   * Takes the oldest pending entries of a shard out. Claiming by deletion, without a cursor: ids are given before
   * commit, so whoever reads on from the last id loses what commits late.
   */
  async claim(
    tx: Transaction,
    service: string,
    shard: number,
    limit: number,
    without: readonly string[] = [],
  ): Promise<PendingEntry[]> {
    // An array instead of IN, and sorted here: PostgreSQL would carry every body through a hash and a sort.
    const claimed = await statements(tx)<Claimed>(
      `DELETE FROM ledger.outbox_pending WHERE id = ANY(ARRAY(
         SELECT id FROM ledger.outbox_pending
          WHERE service = $1 AND shard = $2 AND stream <> ALL($4::text[])
            AND stream NOT IN (SELECT stream FROM ledger.stream_head WHERE state = 'blocked')
          ORDER BY id LIMIT $3))
       RETURNING id::float8 AS id, stream, strand_id AS "strandId", version, entry_id AS "entryId",
                 type, section, item, time, agreement, personal_kid AS "personalKid", body`,
      [service, shard, limit, without],
    );
    return claimed
      .sort((one, other) => one.id - other.id)
      .map((entry) => Object.assign(entry, { service, shard }));
  }
}
