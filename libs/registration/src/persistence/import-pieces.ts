import { Injectable } from '@nestjs/common';
import { Database, statements } from '@platform/database';
import { FieldCipher } from '@platform/field-cipher';
import type { Transaction } from '@platform/transaction';
import type { CheckedRow, RefusedRow } from '../import-register/imports.repository';

interface RefusalRow {
  row_number: number;
  faults: { field: string; code: string }[];
  cells: Buffer;
}

/** Rows of one file that wait to be taken in together. */
export interface WaitingBatch {
  readonly firstRow: number;
  readonly rows: readonly CheckedRow[];
}

/** What an import holds of its file: the batches found good that wait, and the rows refused; encrypted. */
@Injectable()
export class ImportPieces {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {}

  async keepBatch(tx: Transaction, importId: string, rows: readonly CheckedRow[]): Promise<void> {
    if (rows.length === 0) return;
    await statements(tx)(
      `INSERT INTO registration.import_batch (import_id, first_row, content) VALUES ($1, $2, $3)`,
      [importId, rows[0]!.row, this.cipher.encrypt(JSON.stringify(rows))],
    );
  }

  /** The first batch, locked; those somebody else has locked are passed over unless they are waited for. */
  async nextBatch(
    tx: Transaction,
    importId: string,
    waiting: boolean,
  ): Promise<WaitingBatch | undefined> {
    const [batch] = await statements(tx)<{ first_row: number; content: Buffer }>(
      `SELECT b.first_row, b.content FROM registration.import_batch b
        WHERE b.import_id = $1 ORDER BY b.first_row LIMIT 1 FOR UPDATE ${waiting ? '' : 'SKIP LOCKED'}`,
      [importId],
    );
    if (!batch) return undefined;
    const rows = JSON.parse(this.cipher.decrypt(batch.content)) as CheckedRow[];
    return { firstRow: batch.first_row, rows };
  }

  async dropBatch(tx: Transaction, importId: string, firstRow: number): Promise<void> {
    await statements(tx)(
      `DELETE FROM registration.import_batch WHERE import_id = $1 AND first_row = $2`,
      [importId, firstRow],
    );
  }

  async isBatchLeft(importId: string): Promise<boolean> {
    const left = await this.database.read(
      `SELECT FROM registration.import_batch WHERE import_id = $1 LIMIT 1`,
      [importId],
    );
    return left.length > 0;
  }

  async keepRefusals(
    tx: Transaction,
    importId: string,
    refused: readonly RefusedRow[],
  ): Promise<void> {
    if (refused.length === 0) return;
    await statements(tx)(
      `INSERT INTO registration.import_refusal (import_id, row_number, faults, cells)
       SELECT $1, * FROM unnest($2::int[], $3::jsonb[], $4::bytea[])`,
      [
        importId,
        refused.map(({ row }) => row),
        refused.map(({ faults }) => JSON.stringify(faults)),
        refused.map(({ cells }) => this.cipher.encrypt(JSON.stringify(cells))),
      ],
    );
  }

  async refusedRowNumbers(importId: string): Promise<Set<number>> {
    const rows = await this.database.read<{ row_number: number }>(
      `SELECT r.row_number FROM registration.import_refusal r WHERE r.import_id = $1`,
      [importId],
    );
    return new Set(rows.map((row) => row.row_number));
  }

  async refusals(query: { importId: string; after: number; size: number }): Promise<RefusedRow[]> {
    const rows = await this.database.read<RefusalRow>(
      `SELECT r.row_number, r.faults, r.cells FROM registration.import_refusal r
        WHERE r.import_id = $1 AND r.row_number > $2 ORDER BY r.row_number LIMIT $3`,
      [query.importId, query.after, query.size],
    );
    return rows.map((row) => ({
      row: row.row_number,
      faults: row.faults,
      cells: JSON.parse(this.cipher.decrypt(row.cells)) as string[],
    }));
  }

  /** The file as it was handed in, once nobody reads it any more. */
  async forgetFile(tx: Transaction, importId: string): Promise<void> {
    await statements(tx)(`DELETE FROM registration.import_chunk WHERE import_id = $1`, [importId]);
  }

  async forgetBatches(tx: Transaction, importId: string): Promise<void> {
    await statements(tx)(`DELETE FROM registration.import_batch WHERE import_id = $1`, [importId]);
  }
}
