import { Injectable } from '@nestjs/common';
import { Clock } from '@platform/clock';
import { Database, statements } from '@platform/database';
import { FieldCipher } from '@platform/field-cipher';
import type { Transaction } from '@platform/transaction';
import { type Reading, ReadLog } from '../read-log';
import { RecentReadings } from '../recent-readings';

interface Waiting {
  readonly reading: Reading;
  readonly at: Date;
  readonly written: () => void;
  readonly failed: (error: unknown) => void;
}
export interface ReadLogHead {
  readonly number: string;
  readonly hash: Buffer;
}

/** The keyed hash of a row: over the hash before it and its own body, so that no row can be changed, moved or left out. */
export function readLogHash(cipher: FieldCipher, before: Buffer, body: string): Buffer {
  return cipher.index(`read-log\n${before.toString('base64url')}\n${body}`);
}

/**
 * One chain for the region's three processes, so its head row is locked while rows are added. Readings that come while
 * a transaction runs go into the next one together: a hundred clerks cost a few transactions, not a hundred in a row.
 */
@Injectable()
export class DatabaseReadLog extends ReadLog {
  private waiting: Waiting[] = [];
  private writing = false;
  private readonly recent = new RecentReadings();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly cipher: FieldCipher,
  ) {
    super();
  }

  write(reading: Reading): Promise<void> {
    const at = this.clock.now();
    if (this.recent.isRepetition(reading, at)) return Promise.resolve();
    return new Promise((written, failed) => {
      this.waiting.push({ reading, at, written, failed });
      if (!this.writing) void this.writeWaiting();
    });
  }

  private async writeWaiting(): Promise<void> {
    this.writing = true;
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, 500);
      try {
        await this.database.run((tx) => this.append(tx, batch));
        for (const { reading, at, written } of batch) {
          this.recent.keep(reading, at);
          written();
        }
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    this.writing = false;
  }

  private async append(tx: Transaction, batch: readonly Waiting[]): Promise<void> {
    const sql = statements(tx);
    const [head] = await sql<ReadLogHead>(
      'SELECT number, hash FROM identity.read_log_head WHERE one FOR UPDATE',
    );
    if (!head) throw new Error('the log of reads has lost its head row');
    let { hash } = head;
    const rows = batch.map(({ reading, at }, index) => {
      const number = (BigInt(head.number) + BigInt(index + 1)).toString();
      const { screen: _, ...account } = reading.account;
      const body = JSON.stringify({ number, at: at.toISOString(), ...reading, account });
      hash = readLogHash(this.cipher, hash, body);
      return { number, at, reading, body, hash };
    });
    // Arrays of arrays are rectangular in PostgreSQL: the ids travel as JSON.
    await sql(
      `INSERT INTO identity.read_log (number, at, account_id, kind, subjects, body, hash)
       SELECT number, at, account_id, kind,
              ARRAY(SELECT jsonb_array_elements_text(subjects::jsonb)), body, hash
       FROM unnest($1::bigint[], $2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bytea[])
            AS row (number, at, account_id, kind, subjects, body, hash)`,
      [
        rows.map((row) => row.number),
        rows.map((row) => row.at),
        rows.map((row) => row.reading.account.id),
        rows.map((row) => row.reading.kind),
        rows.map((row) => JSON.stringify(row.reading.subjects)),
        rows.map((row) => row.body),
        rows.map((row) => row.hash),
      ],
    );
    await sql('UPDATE identity.read_log_head SET number = $1, hash = $2 WHERE one', [
      rows.at(-1)!.number,
      hash,
    ]);
  }
}
