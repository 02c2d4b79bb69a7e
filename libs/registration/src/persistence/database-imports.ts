import { Injectable } from '@nestjs/common';
import { Database, statements } from '@platform/database';
import { FieldCipher } from '@platform/field-cipher';
import type { Transaction } from '@platform/transaction';
import {
  ImportMovedOn,
  Imports,
  type ImportState,
  type ImportStep,
  type RefusedRow,
  type RegisterImport,
} from '../import-register/imports.repository';
import type { RegisterName } from '../register-kind';

const COLUMNS = `
  i.import_id, i.kind, i.file_name, i.account, i.organisation, i.state, i.code, i.header, i.next_row, i.accepted,
  i.refused, i.already_done, i.started_at, i.finished_at`;

interface ImportRow {
  import_id: string;
  kind: RegisterName;
  file_name: string;
  account: string;
  organisation: string;
  state: ImportState;
  code: string | null;
  header: string[] | null;
  next_row: number;
  accepted: number;
  refused: number;
  already_done: number;
  started_at: Date;
  finished_at: Date | null;
}
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
         next_row, accepted, refused, already_done, started_at)
       VALUES ($1, '', '', $2, 0, '', '', 'receiving', 1, 0, 0, 0, $3)`,
      [file.importId, file.fileName, file.at],
    );
  }

  override async keepChunk(importId: string, number: number, content: Buffer): Promise<void> {
    await this.database.read(
      `INSERT INTO registration.import_chunk (import_id, number, content) VALUES ($1, $2, $3)`,
      [importId, number, this.cipher.encrypt(content.toString('base64'))],
    );
  }

  override async discard(importId: string): Promise<void> {
    await this.database.read(`DELETE FROM registration.import WHERE import_id = $1`, [importId]);
  }

  override async accept(file: {
    importId: string;
    kind: RegisterName;
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
        `SELECT ${COLUMNS} FROM registration.import i
          WHERE i.kind = $1 AND i.organisation = $2 AND i.file_digest = $3 AND i.state IN ('running', 'done')`,
        [file.kind, file.organisation, file.digest],
      );
      if (former) {
        await statements(tx)(`DELETE FROM registration.import WHERE import_id = $1`, [
          file.importId,
        ]);
        return importOf(former);
      }
      const [accepted] = await statements(tx)<ImportRow>(
        `UPDATE registration.import i
            SET kind = $2, file_digest = $3, bytes = $4, account = $5, organisation = $6, state = 'running'
          WHERE i.import_id = $1 RETURNING ${COLUMNS}`,
        [file.importId, file.kind, file.digest, file.bytes, file.account, file.organisation],
      );
      return importOf(accepted!);
    });
  }

  override async find(importId: string): Promise<RegisterImport | undefined> {
    const [row] = await this.database.read<ImportRow>(
      `SELECT ${COLUMNS} FROM registration.import i WHERE i.import_id = $1`,
      [importId],
    );
    return row && importOf(row);
  }

  override async *chunks(importId: string): AsyncIterable<Buffer> {
    for (let number = 0; ; number++) {
      const [chunk] = await this.database.read<{ content: Buffer }>(
        `SELECT c.content FROM registration.import_chunk c WHERE c.import_id = $1 AND c.number = $2`,
        [importId, number],
      );
      if (!chunk) return;
      yield Buffer.from(this.cipher.decrypt(chunk.content), 'base64');
    }
  }

  override async refusedRowNumbers(importId: string): Promise<Set<number>> {
    const rows = await this.database.read<{ row_number: number }>(
      `SELECT r.row_number FROM registration.import_refusal r WHERE r.import_id = $1`,
      [importId],
    );
    return new Set(rows.map((row) => row.row_number));
  }

  override async step(
    importId: string,
    nextRow: number,
    work: (tx: Transaction) => Promise<ImportStep>,
  ): Promise<void> {
    await this.database.run(async (tx) => {
      const [held] = await statements(tx)<{ next_row: number; state: ImportState }>(
        `SELECT i.next_row, i.state FROM registration.import i WHERE i.import_id = $1 FOR UPDATE`,
        [importId],
      );
      if (held?.next_row !== nextRow || held.state !== 'running') throw new ImportMovedOn();
      const step = await work(tx);
      await this.keepRefusals(tx, importId, step.refused);
      await statements(tx)(
        `UPDATE registration.import
            SET next_row = next_row + $2, accepted = accepted + $3, already_done = already_done + $4,
                refused = refused + $5, header = $6
          WHERE import_id = $1`,
        [importId, step.rows, step.accepted, step.alreadyDone, step.refused.length, step.header],
      );
    });
  }

  override async finish(importId: string, at: Date): Promise<void> {
    await this.end(importId, 'done', null, at);
  }

  override async fail(importId: string, code: string, at: Date): Promise<void> {
    await this.end(importId, 'failed', code, at);
  }

  override async unfinished(kinds: readonly RegisterName[]): Promise<RegisterImport[]> {
    const rows = await this.database.read<ImportRow>(
      `SELECT ${COLUMNS} FROM registration.import i
        WHERE i.state = 'running' AND i.kind = ANY ($1) ORDER BY i.import_id`,
      [kinds],
    );
    return rows.map(importOf);
  }

  override async discardBrokenOff(before: Date): Promise<void> {
    await this.database.read(
      `DELETE FROM registration.import WHERE state = 'receiving' AND started_at < $1`,
      [before],
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
      `SELECT ${COLUMNS} FROM registration.import i
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
          WHERE import_id = $1 AND state = 'running'`,
        [importId, state, code, at],
      );
      await statements(tx)(`DELETE FROM registration.import_chunk WHERE import_id = $1`, [
        importId,
      ]);
    });
  }
}

function importOf(row: ImportRow): RegisterImport {
  return {
    importId: row.import_id,
    kind: row.kind,
    fileName: row.file_name,
    account: row.account,
    organisation: row.organisation,
    state: row.state,
    code: row.code ?? undefined,
    header: row.header ?? undefined,
    nextRow: row.next_row,
    accepted: row.accepted,
    refused: row.refused,
    alreadyDone: row.already_done,
    startedAt: row.started_at,
    finishedAt: row.finished_at ?? undefined,
  };
}
