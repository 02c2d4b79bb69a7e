import { Injectable } from '@nestjs/common';
import { Database, statements } from '@platform/database';
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
import { ImportPieces } from './import-pieces';
import { IMPORT_COLUMNS, importOf, type ImportRow } from './import-rows';

@Injectable()
export class DatabaseImports extends Imports {
  constructor(
    private readonly database: Database,
    private readonly pieces: ImportPieces,
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

  override refusedRowNumbers(importId: string): Promise<Set<number>> {
    return this.pieces.refusedRowNumbers(importId);
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
      await this.pieces.keepRefusals(tx, importId, step.refused);
      await this.pieces.keepBatch(tx, importId, step.good);
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
      await this.pieces.forgetFile(tx, importId);
    });
  }

  override async step(
    importId: string,
    waiting: boolean,
    work: (tx: Transaction, rows: readonly CheckedRow[]) => Promise<ImportStep>,
  ): Promise<boolean> {
    return this.database.run(async (tx) => {
      const batch = await this.pieces.nextBatch(tx, importId, waiting);
      if (!batch) return false;
      const step = await work(tx, batch.rows);
      await this.pieces.keepRefusals(tx, importId, step.refused);
      await this.pieces.dropBatch(tx, importId, batch.firstRow);
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
    const left = await this.pieces.isBatchLeft(importId);
    if (!left) await this.end(importId, 'running', { state: 'done', code: null, at });
    return !left;
  }

  override fail(importId: string, state: ImportState, code: string, at: Date): Promise<boolean> {
    return this.end(importId, state, { state: 'failed', code, at });
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

  override refusals(query: {
    importId: string;
    after: number;
    size: number;
  }): Promise<RefusedRow[]> {
    return this.pieces.refusals(query);
  }

  private async change(sql: string, parameters: readonly unknown[]): Promise<boolean> {
    return this.database.run(async (tx) => (await statements(tx)(sql, parameters)).length > 0);
  }

  private async end(
    importId: string,
    from: ImportState,
    { state, code, at }: { state: ImportState; code: string | null; at: Date },
  ): Promise<boolean> {
    return this.database.run(async (tx) => {
      const ended = await statements(tx)(
        `UPDATE registration.import SET state = $3, code = $4, finished_at = $5
          WHERE import_id = $1 AND state = $2 RETURNING import_id`,
        [importId, from, state, code, at],
      );
      if (ended.length === 0) return false;
      await this.pieces.forgetFile(tx, importId);
      await this.pieces.forgetBatches(tx, importId);
      return true;
    });
  }
}
