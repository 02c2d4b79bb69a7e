import { Injectable } from '@nestjs/common';
import { arrayLiteral, type Column, rowSource, statements } from '@platform/database';
import { FieldCipher } from '@platform/field-cipher';
import type { Transaction } from '@platform/transaction';
import { RegisterRows } from '../registration.repository';

interface TakenIn {
  readonly digest: string;
  readonly recordId: string;
}

const bytes = (digest: string): Buffer => Buffer.from(digest, 'base64url');
const columns: readonly Column<TakenIn>[] = [
  ['digest', 'bytea', ({ digest }) => bytes(digest)],
  ['record_id', 'text', ({ recordId }) => recordId],
];

@Injectable()
export class DatabaseRegisterRows extends RegisterRows {
  constructor(private readonly cipher: FieldCipher) {
    super();
  }

  override digest(kind: string, row: Readonly<Record<string, string | undefined>>): string {
    const cells: [string, string][] = [];
    for (const field of Object.keys(row).sort()) {
      const value = row[field];
      if (value !== undefined && value !== '') cells.push([field, value]);
    }
    return this.cipher.keyedDigest(JSON.stringify([kind, cells])).toString('base64url');
  }

  override async find(tx: Transaction, digests: readonly string[]): Promise<Map<string, string>> {
    if (digests.length === 0) return new Map();
    const rows = await statements(tx)<{ digest: Buffer; record_id: string }>(
      `SELECT r.digest, r.record_id FROM registration.register_row r WHERE r.digest = ANY ($1::bytea[])`,
      [arrayLiteral(digests.map(bytes))],
    );
    return new Map(rows.map((row) => [row.digest.toString('base64url'), row.record_id]));
  }

  override async keep(tx: Transaction, rows: readonly TakenIn[]): Promise<void> {
    if (rows.length === 0) return;
    const { from, values, parameters } = rowSource(columns, rows);
    await statements(tx)(
      `INSERT INTO registration.register_row (digest, record_id) SELECT ${values.join(', ')} FROM ${from}
       ON CONFLICT (digest) DO UPDATE SET record_id = excluded.record_id`,
      parameters,
    );
  }
}
