import { Injectable } from '@nestjs/common';
import { Database, statements } from '@platform/database';
import { FieldCipher } from '@platform/field-cipher';
import type { Transaction } from '@platform/transaction';
import {
  type CheckedRow,
  type CheckStep,
  ImportMovedOn,
  Imports,
  type ImportState,
  type ImportStep,
  type RefusedRow,
  type RegisterImport,
} from '../import-register/imports.repository';
import type { ColumnFields } from '../import-register/register-header';
import type { RegisterFormat } from '../import-register/register-source';
import type { RegisterName } from '../register-kind';
import { IMPORT_COLUMNS, importOf, type ImportRow } from './import-rows';

interface RefusalRow {
  row_number: number;
  faults: { field: string; code: string }[];
  cells: Buffer;
}

@Injectable()
export class DatabaseImports extends Imports {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {
    super();
  }

  override async begin(file: { importId: string; fileName: string; at: Date }): Promise<void> {
    await this.database.read(
      `INSERT INTO registration.import (import_id, kind, file_digest, file_name, bytes, account, organisation, state,
         accepted, refused, already_done, started_at)
       VALUES ($1, '', '', $2, 0, '', '', 'receiving', 0, 0, 0, $3)`,
      [file.importId, file.fileName, file.at],
    );
  }

  override async discard(importId: string): Promise<void> {
    await this.database.read(`DELETE FROM registration.import WHERE import_id = $1`, [importId]);
  }

  override async accept(file: {
    importId: string;
    kind: RegisterName;
    format: RegisterFormat;
    atOnce: boolean;
    digest: Buffer;
    bytes: number;
    account: string;
    organisation: string;
  }): Promise<RegisterImport> {
    return this.database.run(async (tx) => {
      // Two hand-ins of one file wait for each other here, so that the second sees the first.
      await statements(tx)(`SELECT pg_advisory_xact_lock(hashtextextended($1, 7))`, [
        file.digest.toString('hex'),
      ]);
      const [former] = await statements(tx)<ImportRow>(
        `SELECT ${IMPORT_COLUMNS} FROM registration.import i
          WHERE i.kind = $1 AND i.organisation = $2 AND i.file_digest = $3 AND i.state NOT IN ('receiving', 'failed')`,
        [file.kind, file.organisation, file.digest],
      );
      if (former) {
        await statements(tx)(`DELETE FROM registration.import WHERE import_id = $1`, [
          file.importId,
        ]);
        return importOf(former);
      }
      const { importId, kind, format, atOnce, digest, bytes, account, organisation } = file;
      const [accepted] = await statements(tx)<ImportRow>(
        `UPDATE registration.import i
            SET kind = $2, format = $3, at_once = $4, file_digest = $5, bytes = $6, account = $7, organisation = $8,
                state = 'checking'
          WHERE i.import_id = $1 RETURNING ${IMPORT_COLUMNS}`,
        [importId, kind, format, atOnce, digest, bytes, account, organisation],
      );
      return importOf(accepted!);
    });
  }

  override async find(importId: string): Promise<RegisterImport | undefined> {
    const [row] = await this.database.read<ImportRow>(
      `SELECT ${IMPORT_COLUMNS} FROM registration.import i WHERE i.import_id = $1`,
      [importId],
    );
    return row && importOf(row);
  }

  override async keepHeader(
    importId: string,
    header: readonly string[],
    fields: ColumnFields | undefined,
  ): Promise<void> {
    await this.database.read(
      `UPDATE registration.import SET header = $2, fields = $3, state = CASE WHEN $3::text[] IS NULL THEN 'mapping' ELSE state END
        WHERE import_id = $1 AND state = 'checking' AND header IS NULL`,
      [importId, header, fields ?? null],
    );
  }

  override chooseColumns(importId: string, fields: ColumnFields): Promise<boolean> {
    return this.change(
      `UPDATE registration.import SET fields = $2, state = 'checking' WHERE import_id = $1 AND state = 'mapping'
       RETURNING import_id`,
      [importId, fields],
    );
  }

  override confirm(importId: string): Promise<boolean> {
    return this.change(
      `UPDATE registration.import SET state = 'running' WHERE import_id = $1 AND state = 'checked' RETURNING import_id`,
      [importId],
    );
  }

  override async refusedRowNumbers(importId: string): Promise<Set<number>> {
    const rows = await this.database.read<{ row_number: number }>(
      `SELECT r.row_number FROM registration.import_refusal r WHERE r.import_id = $1`,
      [importId],
    );
    return new Set(rows.map((row) => row.row_number));
  }

  override async checkStep(
    importId: string,
    checked: number,
    work: (tx: Transaction) => Promise<CheckStep>,
  ): Promise<void> {
    await this.database.run(async (tx) => {
      const [held] = await statements(tx)<{ checked_rows: number; state: ImportState }>(
        `SELECT i.checked_rows, i.state FROM registration.import i WHERE i.import_id = $1 FOR UPDATE`,
        [importId],
      );
      if (held?.checked_rows !== checked || held.state !== 'checking') throw new ImportMovedOn();
      const step = await work(tx);
      await this.keepRefusals(tx, importId, step.refused);
      await this.keepBatch(tx, importId, step.good);
      await statements(tx)(
        `UPDATE registration.import
            SET checked_rows = checked_rows + $2, already_done = already_done + $3, refused = refused + $4
          WHERE import_id = $1`,
        [importId, step.rows, step.alreadyDone, step.refused.length],
      );
    });
  }

  override async finishCheck(importId: string): Promise<void> {
    await this.database.run(async (tx) => {
      await statements(tx)(
        `UPDATE registration.import SET state = CASE WHEN at_once THEN 'running' ELSE 'checked' END
          WHERE import_id = $1 AND state = 'checking'`,
        [importId],
      );
      await this.forget(tx, 'import_chunk', importId);
    });
  }

  override async step(
    importId: string,
    waiting: boolean,
    work: (tx: Transaction, rows: readonly CheckedRow[]) => Promise<ImportStep>,
  ): Promise<boolean> {
    return this.database.run(async (tx) => {
      const [batch] = await statements(tx)<{ first_row: number; content: Buffer }>(
        `SELECT b.first_row, b.content FROM registration.import_batch b
          WHERE b.import_id = $1 ORDER BY b.first_row LIMIT 1 FOR UPDATE ${waiting ? '' : 'SKIP LOCKED'}`,
        [importId],
      );
      if (!batch) return false;
      const rows = JSON.parse(this.cipher.decrypt(batch.content)) as CheckedRow[];
      const step = await work(tx, rows);
      await this.keepRefusals(tx, importId, step.refused);
      await statements(tx)(
        `DELETE FROM registration.import_batch WHERE import_id = $1 AND first_row = $2`,
        [importId, batch.first_row],
      );
      // Last, since the other batches of the file wait for this row.
      await statements(tx)(
        `UPDATE registration.import
            SET accepted = accepted + $2, already_done = already_done + $3, refused = refused + $4
          WHERE import_id = $1`,
        [importId, step.accepted, step.alreadyDone, step.refused.length],
      );
      return true;
    });
  }

  override async finish(importId: string, at: Date): Promise<boolean> {
    const [left] = await this.database.read(
      `SELECT FROM registration.import_batch WHERE import_id = $1 LIMIT 1`,
      [importId],
    );
    if (!left) await this.end(importId, 'done', null, at);
    return !left;
  }

  override async fail(importId: string, code: string, at: Date): Promise<void> {
    await this.end(importId, 'failed', code, at);
  }

  override async unfinished(kinds: readonly RegisterName[]): Promise<RegisterImport[]> {
    const rows = await this.database.read<ImportRow>(
      `SELECT ${IMPORT_COLUMNS} FROM registration.import i
        WHERE i.state IN ('checking', 'running') AND i.kind = ANY ($1) ORDER BY i.import_id`,
      [kinds],
    );
    return rows.map(importOf);
  }

  override async discardLeft(before: { receiving: Date; waiting: Date }): Promise<void> {
    await this.database.read(
      `DELETE FROM registration.import
        WHERE state = 'receiving' AND started_at < $1 OR state IN ('mapping', 'checked') AND started_at < $2`,
      [before.receiving, before.waiting],
    );
  }

  override async list(query: {
    kinds: readonly RegisterName[];
    area: string;
    before?: string;
    size: number;
  }): Promise<{ items: RegisterImport[]; total: number }> {
    const shown = `i.state <> 'receiving' AND i.kind = ANY ($1) AND starts_with(i.organisation, $2)`;
    const rows = await this.database.read<ImportRow>(
      `SELECT ${IMPORT_COLUMNS} FROM registration.import i
        WHERE ${shown} AND ($3::text IS NULL OR i.import_id < $3) ORDER BY i.import_id DESC LIMIT $4`,
      [query.kinds, query.area, query.before ?? null, query.size],
    );
    const [count] = await this.database.read<{ total: number }>(
      `SELECT count(*)::int AS total FROM registration.import i WHERE ${shown}`,
      [query.kinds, query.area],
    );
    return { items: rows.map(importOf), total: count!.total };
  }

  override async refusals(query: {
    importId: string;
    after: number;
    size: number;
  }): Promise<RefusedRow[]> {
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

  private async change(sql: string, parameters: readonly unknown[]): Promise<boolean> {
    return this.database.run(async (tx) => (await statements(tx)(sql, parameters)).length > 0);
  }

  private async keepBatch(
    tx: Transaction,
    importId: string,
    rows: readonly CheckedRow[],
  ): Promise<void> {
    if (rows.length === 0) return;
    await statements(tx)(
      `INSERT INTO registration.import_batch (import_id, first_row, content) VALUES ($1, $2, $3)`,
      [importId, rows[0]!.row, this.cipher.encrypt(JSON.stringify(rows))],
    );
  }

  private async keepRefusals(
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

  private async end(
    importId: string,
    state: ImportState,
    code: string | null,
    at: Date,
  ): Promise<void> {
    await this.database.run(async (tx) => {
      await statements(tx)(
        `UPDATE registration.import SET state = $2, code = $3, finished_at = $4
          WHERE import_id = $1 AND state IN ('checking', 'running')`,
        [importId, state, code, at],
      );
      await this.forget(tx, 'import_chunk', importId);
      await this.forget(tx, 'import_batch', importId);
    });
  }

  private async forget(
    tx: Transaction,
    table: 'import_chunk' | 'import_batch',
    importId: string,
  ): Promise<void> {
    await statements(tx)(`DELETE FROM registration.${table} WHERE import_id = $1`, [importId]);
  }
}
