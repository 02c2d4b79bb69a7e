import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';

/** Grants kept beside the entries that first use their keys. */
@Injectable()
export class GrantQuery {
  constructor(private readonly database: Database) {}

  /** Compact JWS of the grants of entries `first…last` of an own stream. */
  async between(stream: string, first: number, last: number): Promise<string[]> {
    const rows = await this.database.readOften<{ jws: string }>(
      `SELECT jws FROM ledger.grant_message
        WHERE stream = $1 AND sequence BETWEEN $2 AND $3 ORDER BY sequence`,
      [stream, first, last],
    );
    return rows.map(({ jws }) => jws);
  }

  /** Uses of person keys that the newest receipts of a service's streams list as `key-wanted`; some at a time. */
  async wanted(service: string): Promise<{ stream: string; kid: string; sequence: number }[]> {
    return this.database.readOften(
      `SELECT e.stream, e.personal_kid AS kid, e.sequence::float8 AS sequence
         FROM ledger.open_listed o
         JOIN ledger.stream_head h ON h.stream = o.stream AND h.service = $1
         JOIN LATERAL (SELECT seal_day FROM ledger.segment_hash s
                        WHERE s.stream = o.stream AND s.first <= o.sequence
                        ORDER BY s.first DESC LIMIT 1) d ON true
         JOIN ledger.entry e
           ON e.seal_day = d.seal_day AND e.stream = o.stream AND e.sequence = o.sequence
        WHERE o.code = 'key-wanted' AND e.personal_kid IS NOT NULL
        ORDER BY o.stream, o.sequence LIMIT 500`,
      [service],
    );
  }
}
