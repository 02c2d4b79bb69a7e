import { Injectable } from '@nestjs/common';
import { SealerBell } from '@ledger';
import type { Transaction } from '@platform/transaction';
import type { RegisterKind, WrittenRow } from '../register-kind';
import { RegisterRows } from '../registration.repository';
import type { RegistrationOutcome } from '../registration-outcome';
import {
  Imports,
  type CheckedRow,
  type ImportStep,
  type RefusedRow,
  type RegisterImport,
} from './imports.repository';
import { RowReader } from './register-row';

/** From so many rows on, sealing gives way: both want the same processor. */
const BULK_ROWS = 5_000;
const LANES = 2;

interface DueRow extends CheckedRow {
  readonly written: WrittenRow;
}

/** 导入: takes in what the check found good, a batch a transaction. */
@Injectable()
export class TakeInRegister {
  constructor(
    private readonly imports: Imports,
    private readonly rows: RegisterRows,
    private readonly bell: SealerBell,
  ) {}

  takeIn(job: RegisterImport, kind: RegisterKind): Promise<void> {
    const work = () => this.takeInAll(job, kind);
    return job.checked < BULK_ROWS ? work() : this.bell.whileBulk(work);
  }

  /** Side by side, so that one batch is made ready while the database writes another; no two hold the same person. */
  private async takeInAll(job: RegisterImport, kind: RegisterKind): Promise<void> {
    const reader = new RowReader(job.header!, job.fields!, kind);
    const lane = async (): Promise<void> => {
      const step = (waiting: boolean): Promise<boolean> =>
        this.imports.step(job.importId, waiting, (tx, rows) =>
          this.takeInBatch(
            tx,
            kind,
            job,
            rows.map((row): DueRow => ({ ...row, written: reader.read(row.cells)! })),
          ),
        );
      while ((await step(false)) || (await step(true)));
    };
    const lanes = await Promise.allSettled(Array.from({ length: LANES }, lane));
    for (const ended of lanes) if (ended.status === 'rejected') throw ended.reason;
  }

  private async takeInBatch(
    tx: Transaction,
    kind: RegisterKind,
    job: RegisterImport,
    rows: readonly DueRow[],
  ): Promise<ImportStep> {
    const outcomes = await this.ask(tx, kind, job, rows);
    const refused: RefusedRow[] = [];
    const kept: { digest: string; recordId: string }[] = [];
    let alreadyDone = 0;
    for (const { row, cells, digest } of rows) {
      const outcome = outcomes.get(row);
      if (!outcome || outcome.outcome === 'already-done') alreadyDone += 1;
      else if (outcome.outcome === 'registered') kept.push({ digest, recordId: outcome.recordId });
      else
        refused.push({
          row,
          cells,
          faults: outcome.faults.map(({ field, code }) => ({ field, code })),
        });
    }
    await this.rows.keep(tx, kept);
    return { accepted: kept.length, alreadyDone, refused };
  }

  /** What the side says of the rows not taken in before, by number; a row without an answer is already done. */
  private async ask(
    tx: Transaction,
    kind: RegisterKind,
    job: RegisterImport,
    rows: readonly DueRow[],
  ): Promise<Map<number, RegistrationOutcome>> {
    const done = async (of: readonly DueRow[]): Promise<(row: DueRow) => boolean> => {
      const found = await this.rows.find(
        tx,
        of.map(({ digest }) => digest),
      );
      return ({ digest }) => found.has(digest);
    };
    const doneBefore = await done(rows);
    const due = rows.filter((row) => !doneBefore(row));
    const answers = await kind.takeIn(
      tx,
      due.map(({ written }) => written),
      job,
    );
    const outcomes = new Map(due.map(({ row }, at) => [row, answers[at]!]));
    // The same row in another file at the same moment: the person's lock was waited for, and only now it can be seen.
    const refused = due.filter(({ row }) => outcomes.get(row)!.outcome === 'refused');
    const doneMeanwhile = await done(refused);
    for (const row of refused) if (doneMeanwhile(row)) outcomes.delete(row.row);
    return outcomes;
  }
}
