import { Injectable } from '@nestjs/common';
import { Database, statements } from '@platform/database';
import type { Transaction } from '@platform/transaction';

/** Shards of a service's streams; each is sealed and published by one process at a time. */
export const shardsPerService = 4;

export interface Lease {
  readonly service: string;
  readonly shard: number;
  /** Raised whenever the lease changes hands; what a stalled holder still does under the old one is refused. */
  readonly epoch: number;
}

/** Rows of `ledger.shard_lease`; the only place that runs on the database's clock, so that no process's clock decides. */
@Injectable()
export class LeaseStore {
  constructor(private readonly database: Database) {}

  /** Takes every shard of the service whose lease has run out. */
  async take(service: string, holder: string, leaseMs: number): Promise<Lease[]> {
    return this.database.run(async (tx) => {
      await statements(tx)(
        `INSERT INTO ledger.shard_lease (service, shard, epoch, until, holder)
         SELECT $1, shard, 0, '-infinity', '' FROM generate_series(0, $2 - 1) AS shard
         ON CONFLICT DO NOTHING`,
        [service, shardsPerService],
      );
      return statements(tx)<Lease>(
        `UPDATE ledger.shard_lease
            SET epoch = epoch + 1, holder = $2, until = clock_timestamp() + $3 * interval '1 ms'
          WHERE (service, shard) IN (
            SELECT service, shard FROM ledger.shard_lease
             WHERE service = $1 AND until < clock_timestamp()
             ORDER BY shard FOR UPDATE SKIP LOCKED)
          RETURNING service, shard, epoch::float8 AS epoch`,
        [service, holder, leaseMs],
      );
    });
  }

  /** Prolongs leases still held; answers those. */
  async renew(leases: readonly Lease[], leaseMs: number): Promise<Lease[]> {
    return this.change(
      leases,
      `UPDATE ledger.shard_lease l SET until = clock_timestamp() + $4 * interval '1 ms'
         FROM unnest($1::text[], $2::smallint[], $3::bigint[]) AS mine(service, shard, epoch)
        WHERE l.service = mine.service AND l.shard = mine.shard AND l.epoch = mine.epoch
        RETURNING l.service, l.shard, l.epoch::float8 AS epoch`,
      [leaseMs],
    );
  }

  /** Gives leases back at a shutdown, so that nobody waits for them to run out. */
  async release(leases: readonly Lease[]): Promise<void> {
    await this.change(
      leases,
      `UPDATE ledger.shard_lease l SET until = '-infinity'
         FROM unnest($1::text[], $2::smallint[], $3::bigint[]) AS mine(service, shard, epoch)
        WHERE l.service = mine.service AND l.shard = mine.shard AND l.epoch = mine.epoch
        RETURNING l.service, l.shard, l.epoch::float8 AS epoch`,
      [],
    );
  }

  /**
   * First statement of every seal transaction: holds the lease's row until commit, so that no other process can take the
   * shard meanwhile. False when it is no longer ours. A process that stalls inside the transaction is cut off by the
   * database after five seconds.
   */
  async fence(tx: Transaction, lease: Lease): Promise<boolean> {
    const rows = await statements(tx)(
      `SELECT set_config('idle_in_transaction_session_timeout', '5s', true)
         FROM (SELECT 1 FROM ledger.shard_lease
                WHERE service = $1 AND shard = $2 AND epoch = $3 AND until > clock_timestamp()
                  FOR UPDATE) AS held`,
      [lease.service, lease.shard, lease.epoch],
    );
    return rows.length > 0;
  }

  private change(
    leases: readonly Lease[],
    sql: string,
    more: readonly unknown[],
  ): Promise<Lease[]> {
    if (leases.length === 0) return Promise.resolve([]);
    const columns = [
      leases.map(({ service }) => service),
      leases.map(({ shard }) => shard),
      leases.map(({ epoch }) => epoch),
    ];
    return this.database.run((tx) => statements(tx)<Lease>(sql, [...columns, ...more]));
  }
}
