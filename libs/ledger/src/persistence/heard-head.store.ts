import { Injectable } from '@nestjs/common';
import { statements } from '@platform/database';
import type { Transaction } from '@platform/transaction';
import type { HeardHead, ProvedHead } from '../control/proved-time';

/** Rows of `ledger.heard_head`, which the lock of its stream's position guards, and of `ledger.proved_head`. */
@Injectable()
export class HeardHeadStore {
  /** What was heard of these streams, by stream. */
  async heard(
    tx: Transaction,
    streams: readonly string[],
  ): Promise<Map<string, readonly HeardHead[]>> {
    const rows = await statements(tx)<{ stream: string; heads: HeardHead[] }>(
      'SELECT stream, heads FROM ledger.heard_head WHERE stream = ANY ($1)',
      [streams],
    );
    return new Map(rows.map(({ stream, heads }) => [stream, heads]));
  }

  async keepHeard(tx: Transaction, stream: string, heads: readonly HeardHead[]): Promise<void> {
    await statements(tx)(
      `INSERT INTO ledger.heard_head (stream, heads) VALUES ($1, $2)
       ON CONFLICT (stream) DO UPDATE SET heads = excluded.heads`,
      [stream, JSON.stringify(heads)],
    );
  }

  /** Heads said to prove a later seal, own and partners' streams alike. */
  async proved(
    tx: Transaction,
    streams: readonly string[],
  ): Promise<Map<string, readonly ProvedHead[]>> {
    const rows = await statements(tx)<ProvedHead & { stream: string }>(
      `SELECT stream, last::float8 AS last, at FROM ledger.proved_head WHERE stream = ANY ($1)`,
      [streams],
    );
    const byStream = new Map<string, ProvedHead[]>();
    for (const { stream, last, at } of rows)
      byStream.set(stream, [...(byStream.get(stream) ?? []), { last, at }]);
    return byStream;
  }

  async prove(
    tx: Transaction,
    heads: readonly (ProvedHead & { readonly stream: string })[],
  ): Promise<void> {
    await statements(tx)(
      `INSERT INTO ledger.proved_head (stream, last, at)
       SELECT * FROM unnest($1::text[], $2::bigint[], $3::timestamptz[]) ON CONFLICT DO NOTHING`,
      [heads.map(({ stream }) => stream), heads.map(({ last }) => last), heads.map(({ at }) => at)],
    );
  }
}
