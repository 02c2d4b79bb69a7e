import { Injectable } from '@nestjs/common';
import type { Transaction } from '@platform/transaction';
import type { RegisterKind, WrittenRow } from '../register-kind';
import { fault } from '../registration.errors';
import { RegisterRows } from '../registration.repository';
import {
  type CheckStep,
  ImportContent,
  ImportLayouts,
  Imports,
  type RegisterImport,
} from './imports.repository';
import {
  type ColumnFields,
  layoutFingerprint,
  refuseHeader,
  rememberedFields,
  templateFields,
} from './register-header';
import { RowReader } from './register-row';
import { openRegister, type SourceRow } from './register-source';

const ROWS_PER_STEP = 500;

interface NumberedRow extends SourceRow {
  readonly row: number;
  readonly written: WrittenRow | undefined;
}

/** 校验: reads every row of a file and judges it, taking nothing in. */
@Injectable()
export class CheckRegister {
  constructor(
    private readonly imports: Imports,
    private readonly content: ImportContent,
    private readonly layouts: ImportLayouts,
    private readonly rows: RegisterRows,
  ) {}

  /** Errors: `import.unreadable`, `import.header`, those of a workbook. */
  async check(job: RegisterImport, kind: RegisterKind): Promise<void> {
    const { importId, bytes } = job;
    const file = {
      size: bytes,
      read: (from: number, length: number) => this.content.read(importId, from, length),
    };
    const source = await openRegister(file, job.format, kind);
    const fields = await this.fieldsOf(job, source.header, kind);
    if (!job.header) await this.imports.keepHeader(importId, source.header, fields);
    if (!fields) return;
    const reader = new RowReader(source.header, fields, kind);
    await this.checkRows(job, kind, reader, source.rows);
    await this.imports.finishCheck(importId);
  }

  /** The columns of a file; undefined when only a clerk can say, and one can be asked. */
  private async fieldsOf(
    job: RegisterImport,
    header: readonly string[],
    kind: RegisterKind,
  ): Promise<ColumnFields | undefined> {
    if (job.fields) return job.fields;
    const known = templateFields(header, kind);
    if (known) return known;
    const layout = await this.layouts.find(job.organisation, job.kind, layoutFingerprint(header));
    if (layout) return rememberedFields(header, layout);
    return job.atOnce ? refuseHeader(header, kind) : undefined;
  }

  private async checkRows(
    job: RegisterImport,
    kind: RegisterKind,
    reader: RowReader,
    pieces: AsyncIterable<readonly SourceRow[]>,
  ): Promise<void> {
    const refusedBefore = await this.imports.refusedRowNumbers(job.importId);
    const seen = new Set<string>();
    let row = 0;
    let batch: NumberedRow[] = [];
    const step = async (): Promise<void> => {
      const first = batch[0];
      if (!first) return;
      const rows = batch;
      batch = [];
      const good = new Set<string>();
      await this.imports.checkStep(job.importId, first.row - 1, async (tx) => {
        good.clear(); // the transaction may be tried again
        return this.judge(tx, kind, job, { reader, rows, seen, good });
      });
      for (const person of good) seen.add(person);
    };
    for await (const piece of pieces)
      for (const one of piece) {
        if (reader.isExample(one.cells)) continue;
        row += 1;
        const written = reader.read(one.cells);
        if (row <= job.checked) {
          const person = written && kind.personKey(written);
          if (person && !refusedBefore.has(row)) seen.add(person);
          continue;
        }
        batch.push({ ...one, row, written });
        if (batch.length === ROWS_PER_STEP) await step();
      }
    await step();
  }

  private async judge(
    tx: Transaction,
    kind: RegisterKind,
    job: RegisterImport,
    { reader, rows, seen, good }: Batch,
  ): Promise<CheckStep> {
    const readable = rows.filter(({ faults, written }) => !faults && written);
    const judged = await kind.judge(
      tx,
      readable.map(({ written }) => written!),
      job,
    );
    const judgement = new Map(readable.map(({ row }, at) => [row, judged[at]]));
    const digests = new Map(
      readable.map(({ row, written }) => [row, this.rows.digest(kind.name, written!)]),
    );
    // Asked after the judgement: whoever is known by then because of this very row has left its digest.
    const done = await this.rows.find(tx, [...digests.values()]);
    const step: Mutable<CheckStep> = { rows: rows.length, good: [], alreadyDone: 0, refused: [] };
    for (const { row, cells, faults: formal, written } of rows) {
      const person = written && kind.personKey(written);
      const double = person !== undefined && (seen.has(person) || good.has(person));
      const faults = formal
        ? formal.map(({ column, code }) => fault(reader.fieldOf(column), code))
        : !written
          ? [fault('', 'row.columns')]
          : double
            ? [fault('', 'row.double')]
            : judgement.get(row);
      const digest = digests.get(row) ?? '';
      const isDone = !double && done.has(digest);
      if (faults && !isDone) {
        step.refused.push({
          row,
          cells,
          faults: faults.map(({ field, code }) => ({ field, code })),
        });
        continue;
      }
      if (person) good.add(person);
      if (isDone) step.alreadyDone += 1;
      else step.good.push({ row, cells, digest });
    }
    return step;
  }
}

interface Batch {
  readonly reader: RowReader;
  readonly rows: readonly NumberedRow[];
  /** People who stand in earlier rows. */
  readonly seen: ReadonlySet<string>;
  /** People of these rows, filled here. */
  readonly good: Set<string>;
}

type Mutable<T> = {
  -readonly [Name in keyof T]: T[Name] extends readonly (infer One)[] ? One[] : T[Name];
};
