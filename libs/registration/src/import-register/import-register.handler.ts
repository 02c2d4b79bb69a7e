import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '@platform/clock';
import type { Transaction } from '@platform/transaction';
import { DomainError } from '@platform/domain-error';
import type { RegisterKind, RegisterName, WrittenRow } from '../register-kind';
import { fault, FileBrokenOff, FileUnreadable } from '../registration.errors';
import { RegisterRows } from '../registration.repository';
import type { RegistrationOutcome } from '../registration-outcome';
import {
  ImportMovedOn,
  Imports,
  type ImportStep,
  type RefusedRow,
  type RegisterImport,
} from './imports.repository';
import { readCells, readHeader, readRow } from './register-file';

const ROWS_PER_TRANSACTION = 500;

export interface HandedInFile {
  readonly importId: string;
  readonly kind: RegisterName;
  readonly digest: Buffer;
  readonly bytes: number;
  readonly account: string;
  readonly organisation: string;
}

interface NumberedRow {
  readonly row: number;
  readonly cells: readonly string[];
  readonly written: WrittenRow | undefined;
}

/**
 * Takes a register in, 500 rows a transaction, progress committed with the rows. The same file again gives the former
 * result; a row that was taken in before is already done; a refused row is kept, encrypted, to be corrected.
 */
@Injectable()
export class ImportRegisterHandler {
  private readonly kinds = new Map<RegisterName, RegisterKind>();
  private readonly running = new Map<string, Promise<RegisterImport>>();
  private readonly log = new Logger(ImportRegisterHandler.name);

  constructor(
    private readonly imports: Imports,
    private readonly rows: RegisterRows,
    private readonly clock: Clock,
  ) {}

  /** Called by the sides at start: who takes in which register. */
  serve(kind: RegisterKind): void {
    this.kinds.set(kind.name, kind);
  }

  servedKinds(): RegisterName[] {
    return [...this.kinds.keys()];
  }

  /** Errors: `import.unreadable`, `import.header`, `import.broken-off`. */
  async execute(file: HandedInFile): Promise<RegisterImport> {
    const accepted = await this.imports.accept(file);
    return accepted.state === 'running' ? this.run(accepted.importId) : accepted;
  }

  /** Goes on with an import where it stopped; asked twice at once, it runs once. */
  run(importId: string): Promise<RegisterImport> {
    const running = this.running.get(importId);
    if (running) return running;
    const run = this.takeInAll(importId).finally(() => this.running.delete(importId));
    this.running.set(importId, run);
    return run;
  }

  private async takeInAll(importId: string): Promise<RegisterImport> {
    for (;;)
      try {
        const job = (await this.imports.find(importId))!;
        if (job.state !== 'running') return job;
        const begunMs = performance.now();
        await this.takeInFrom(job);
        await this.imports.finish(importId, this.clock.now());
        this.tell((await this.imports.find(importId))!, begunMs);
      } catch (error) {
        if (error instanceof ImportMovedOn) continue;
        // Another process may have finished it meanwhile, and the file is gone under our hands.
        const held = await this.imports.find(importId);
        if (held && held.state !== 'running') return held;
        if (error instanceof DomainError) {
          await this.imports.fail(importId, error.code, this.clock.now());
          this.log.warn({ importId, kind: held?.kind, code: error.code }, 'a register was refused');
        }
        throw error;
      }
  }

  private tell(done: RegisterImport, begunMs: number): void {
    const { importId, kind, accepted, refused, alreadyDone, nextRow } = done;
    const ms = Math.round(performance.now() - begunMs);
    this.log.log(
      { importId, kind, rows: nextRow - 1, accepted, refused, alreadyDone, ms },
      'a register was taken in',
    );
  }

  private async takeInFrom(job: RegisterImport): Promise<void> {
    const kind = this.kinds.get(job.kind)!;
    const refusedBefore = await this.imports.refusedRowNumbers(job.importId);
    const seen = new Set<string>();
    let header: readonly string[] | undefined;
    let fields: (string | undefined)[] = [];
    let row = 0;
    let batch: NumberedRow[] = [];
    const takeIn = async (): Promise<void> => {
      const first = batch[0];
      if (!first) return;
      const rows = batch;
      batch = [];
      const taken: string[] = [];
      await this.imports.step(job.importId, first.row, async (tx) => {
        taken.length = 0; // the transaction may be tried again
        return this.takeInBatch(tx, kind, job, header!, rows, seen, taken);
      });
      for (const person of taken) seen.add(person);
    };
    try {
      for await (const cells of readCells(this.imports.chunks(job.importId))) {
        if (!header) {
          fields = readHeader(cells, kind);
          header = cells;
          continue;
        }
        row += 1;
        const written = readRow(cells, fields);
        if (row < job.nextRow) {
          const person = written && kind.personKey(written);
          if (person && !refusedBefore.has(row)) seen.add(person);
          continue;
        }
        batch.push({ row, cells, written });
        if (batch.length === ROWS_PER_TRANSACTION) await takeIn();
      }
    } catch (error) {
      if (!header || !(error instanceof FileUnreadable)) throw error;
      await takeIn();
      throw new FileBrokenOff({ rows: row });
    }
    if (!header) throw new FileUnreadable();
    await takeIn();
  }

  private async takeInBatch(
    tx: Transaction,
    kind: RegisterKind,
    job: RegisterImport,
    header: readonly string[],
    rows: readonly NumberedRow[],
    seen: ReadonlySet<string>,
    taken: string[],
  ): Promise<ImportStep> {
    const digests = new Map(
      rows.map(({ row, written }) => [row, this.rows.digest(kind.name, written ?? {})]),
    );
    const isDouble = ({ written }: NumberedRow): boolean => {
      const person = written && kind.personKey(written);
      return person !== undefined && seen.has(person);
    };
    const outcomes = await this.ask(
      tx,
      kind,
      job,
      rows.filter((row) => row.written && !isDouble(row)),
      digests,
    );

    const refused: RefusedRow[] = [];
    const kept: { digest: string; recordId: string }[] = [];
    const takenHere = new Set<string>();
    let alreadyDone = 0;
    for (const row of rows) {
      const person = row.written && kind.personKey(row.written);
      const double = person !== undefined && (seen.has(person) || takenHere.has(person));
      const outcome = outcomeOf(row, outcomes.get(row.row), double);
      if (outcome.outcome === 'refused') {
        const faults = outcome.faults.map(({ field, code }) => ({ field, code }));
        refused.push({ row: row.row, cells: row.cells, faults });
        continue;
      }
      if (person) takenHere.add(person);
      if (outcome.outcome === 'already-done') alreadyDone += 1;
      else kept.push({ digest: digests.get(row.row)!, recordId: outcome.recordId });
    }
    taken.push(...takenHere);
    await this.rows.keep(tx, kept);
    return { rows: rows.length, accepted: kept.length, alreadyDone, refused, header };
  }

  /** What the side says of the rows not taken in before, by number; a row without an answer is already done. */
  private async ask(
    tx: Transaction,
    kind: RegisterKind,
    job: RegisterImport,
    rows: readonly NumberedRow[],
    digests: ReadonlyMap<number, string>,
  ): Promise<Map<number, RegistrationOutcome>> {
    const done = async (of: readonly NumberedRow[]): Promise<(row: NumberedRow) => boolean> => {
      const found = await this.rows.find(
        tx,
        of.map(({ row }) => digests.get(row)!),
      );
      return ({ row }) => found.has(digests.get(row)!);
    };
    const doneBefore = await done(rows);
    const due = rows.filter((row) => !doneBefore(row));
    const answers = await kind.takeIn(
      tx,
      due.map(({ written }) => written!),
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

/** A second row of a person that stands in the file already is refused as double, whatever else would be said of it. */
function outcomeOf(
  row: NumberedRow,
  answered: RegistrationOutcome | undefined,
  double: boolean,
): RegistrationOutcome {
  if (!row.written) return { outcome: 'refused', faults: [fault('', 'row.columns')] };
  if (double) return { outcome: 'refused', faults: [fault('', 'row.double')] };
  return answered ?? { outcome: 'already-done' };
}
