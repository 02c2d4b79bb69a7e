import { Injectable } from '@nestjs/common';
import { statements } from '@platform/database';
import type { Transaction } from '@platform/transaction';

/** Rows kept per hour; what comes beyond is only counted, so that nobody can fill the disk. */
export const quarantineRowsMax = 10_000;
/** Of the first so many of an hour the raw bytes are kept. */
export const quarantineRawMax = 100;

export interface QuarantinedMessage {
  readonly service: string;
  readonly stream?: string;
  readonly hash: string;
  readonly reason: string;
  readonly size: number;
  readonly raw: Buffer;
}

/** Rows of `ledger.quarantine` and the count per hour. */
@Injectable()
export class QuarantineStore {
  async add(tx: Transaction, messages: readonly QuarantinedMessage[], at: Date): Promise<void> {
    const [counted] = await statements(tx)<{ before: number }>(
      `INSERT INTO ledger.quarantine_hour AS h (hour, messages)
       VALUES (date_trunc('hour', $1::timestamptz), $2)
       ON CONFLICT (hour) DO UPDATE SET messages = h.messages + excluded.messages
       RETURNING (messages - $2)::float8 AS before`,
      [at, messages.length],
    );
    const { before } = counted!;
    for (const [i, message] of messages.slice(0, Math.max(0, quarantineRowsMax - before)).entries())
      await statements(tx)(
        `INSERT INTO ledger.quarantine (received_at, service, stream, hash, reason, size, raw)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [
          at,
          message.service,
          message.stream ?? null,
          message.hash,
          message.reason.slice(0, 200),
          message.size,
          before + i < quarantineRawMax ? message.raw : null,
        ],
      );
  }
}
