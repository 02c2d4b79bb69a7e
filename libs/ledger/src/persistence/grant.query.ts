import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';

/** Grants kept beside the entries that first use their keys. */
@Injectable()
export class GrantQuery {
  constructor(private readonly database: Database) {}

  /** Compact JWS of the grants of entries `first…last` of an own stream. */
  async between(stream: string, first: number, last: number): Promise<string[]> {
    const rows = await this.database.read<{ jws: string }>(
      `SELECT jws FROM ledger.grant_message
        WHERE stream = $1 AND sequence BETWEEN $2 AND $3 ORDER BY sequence`,
      [stream, first, last],
    );
    return rows.map(({ jws }) => jws);
  }
}
