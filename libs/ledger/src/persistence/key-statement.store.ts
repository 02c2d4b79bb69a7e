import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';

/** Rows of `ledger.key_statement`: what partners have stated since the start file was written. */
@Injectable()
export class KeyStatementStore {
  constructor(private readonly database: Database) {}

  /** A region's whole chain, oldest first; a statement that stands there stays. */
  async keep(region: string, statements: readonly string[]): Promise<void> {
    await this.database.read(
      `INSERT INTO ledger.key_statement (region, n, jws)
       SELECT $1, s.n, s.jws FROM unnest($2::text[]) WITH ORDINALITY AS s (jws, n)
       ON CONFLICT DO NOTHING`,
      [region, statements],
    );
  }

  /** Every kept chain by region, oldest statement first. */
  async all(): Promise<ReadonlyMap<string, readonly string[]>> {
    const rows = await this.database.read<{ region: string; chain: string[] }>(
      `SELECT region, array_agg(jws ORDER BY n) AS chain FROM ledger.key_statement GROUP BY region`,
    );
    return new Map(rows.map(({ region, chain }) => [region, chain]));
  }
}
