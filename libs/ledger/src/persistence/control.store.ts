import { Injectable } from '@nestjs/common';
import { statements } from '@platform/database';
import type { Transaction } from '@platform/transaction';

/** Rows of `ledger.control_seen`, `control_sent` and `resend_served`. */
@Injectable()
export class ControlStore {
  /** Whether a partner's message is newer than the last of its kind and subject; remembers it if so. */
  async isNewer(tx: Transaction, kind: string, subject: string, at: string): Promise<boolean> {
    const rows = await statements(tx)(
      `INSERT INTO ledger.control_seen AS s (kind, subject, at) VALUES ($1, $2, $3)
       ON CONFLICT (kind, subject) DO UPDATE SET at = excluded.at WHERE s.at < excluded.at
       RETURNING kind`,
      [kind, subject, at],
    );
    return rows.length > 0;
  }

  /** A moment for each own message: now, or one millisecond after the last one if the clock went back. */
  async moments(
    tx: Transaction,
    kind: string,
    subjects: readonly string[],
    at: Date,
  ): Promise<Map<string, Date>> {
    if (subjects.length === 0) return new Map();
    const rows = await statements(tx)<{ subject: string; at: Date }>(
      `INSERT INTO ledger.control_sent AS s (kind, subject, at)
       SELECT $1, subject, $3 FROM unnest($2::text[]) AS subject ORDER BY subject
       ON CONFLICT (kind, subject)
         DO UPDATE SET at = GREATEST(excluded.at, s.at + interval '1 ms')
       RETURNING subject, at`,
      [kind, [...new Set(subjects)], at],
    );
    return new Map(rows.map((row) => [row.subject, row.at]));
  }

  /** Whether a range of an own stream may be served now: at most once in `everyMs`. */
  async mayServe(
    tx: Transaction,
    stream: string,
    from: number,
    at: Date,
    everyMs: number,
  ): Promise<boolean> {
    const rows = await statements(tx)(
      `INSERT INTO ledger.resend_served AS s (stream, from_number, at) VALUES ($1, $2, $3)
       ON CONFLICT (stream, from_number) DO UPDATE SET at = excluded.at
         WHERE s.at <= excluded.at - $4::bigint * interval '1 ms' OR s.at > excluded.at
       RETURNING stream`,
      [stream, from, at, everyMs],
    );
    // What was served long enough ago may be served again: its row says nothing any more.
    if (rows.length > 0)
      await statements(tx)(
        `DELETE FROM ledger.resend_served
          WHERE stream = $1 AND at <= $2::timestamptz - $3::bigint * interval '1 ms'`,
        [stream, at, everyMs],
      );
    return rows.length > 0;
  }
}
