import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '@platform/clock';
import { DomainError } from '@platform/domain-error';
import type { RegisterKind, RegisterName } from '../register-kind';
import { HeaderRefused, ImportNotWaiting } from '../registration.errors';
import { CheckRegister } from './check-register';
import { ImportLayouts, ImportMovedOn, Imports, type RegisterImport } from './imports.repository';
import {
  chosenFaults,
  type ColumnFields,
  layoutFields,
  layoutFingerprint,
} from './register-header';
import type { RegisterFormat } from './register-source';
import { TakeInRegister } from './take-in-register';

export interface HandedInFile {
  readonly importId: string;
  readonly kind: RegisterName;
  readonly format: RegisterFormat;
  /** Nobody is asked between check and import. */
  readonly atOnce: boolean;
  readonly digest: Buffer;
  readonly bytes: number;
  readonly account: string;
  readonly organisation: string;
}

const WORKED_ON: readonly RegisterImport['state'][] = ['checking', 'running'];

/**
 * Takes a register in: checked row by row, then, at once or when a clerk has confirmed, 500 rows a transaction, progress
 * committed with the rows. The same file again gives the former result; a row that was taken in before is already done;
 * a refused row is kept, encrypted, to be corrected.
 */
@Injectable()
export class ImportRegisterHandler {
  private readonly kinds = new Map<RegisterName, RegisterKind>();
  private readonly running = new Map<string, Promise<RegisterImport>>();
  private readonly log = new Logger(ImportRegisterHandler.name);

  constructor(
    private readonly imports: Imports,
    private readonly layouts: ImportLayouts,
    private readonly checking: CheckRegister,
    private readonly takingIn: TakeInRegister,
    private readonly clock: Clock,
  ) {}

  /** Called by the sides at start: who takes in which register. */
  serve(kind: RegisterKind): void {
    this.kinds.set(kind.name, kind);
  }

  kindOf(name: RegisterName): RegisterKind | undefined {
    return this.kinds.get(name);
  }

  servedKinds(): RegisterName[] {
    return [...this.kinds.keys()];
  }

  /** To its end. Errors: `import.unreadable`, `import.header`, those of a workbook. */
  async execute(file: HandedInFile): Promise<RegisterImport> {
    const accepted = await this.imports.accept(file);
    if (accepted.state === 'checked') await this.imports.confirm(accepted.importId);
    return this.run(accepted.importId);
  }

  /** 上传: the check goes on by itself; the import it becomes is given back at once. */
  async hand(file: HandedInFile): Promise<RegisterImport> {
    const accepted = await this.imports.accept(file);
    this.goOn(accepted);
    return accepted;
  }

  /** A clerk says which column is which; remembered for this organisation and layout. Errors: `import.header`. */
  async chooseColumns(held: RegisterImport, fields: ColumnFields, account: string): Promise<void> {
    const { importId, kind, organisation, header } = held;
    if (held.state !== 'mapping' || !header || fields.length !== header.length)
      throw new ImportNotWaiting({ importId });
    const faults = chosenFaults(fields, this.kinds.get(kind)!);
    if (faults.length > 0) throw new HeaderRefused({}, faults);
    if (!(await this.imports.chooseColumns(importId, fields)))
      throw new ImportNotWaiting({ importId });
    await this.layouts.keep({
      organisation,
      kind,
      fingerprint: layoutFingerprint(header),
      fields: layoutFields(header, fields),
      account,
      at: this.clock.now(),
    });
    this.goOn((await this.imports.find(importId))!);
  }

  /** 确认: what was checked is taken in, by itself. */
  async confirm({ importId }: RegisterImport): Promise<void> {
    const confirmed = await this.imports.confirm(importId);
    const held = (await this.imports.find(importId))!;
    if (!confirmed && held.state !== 'running' && held.state !== 'done')
      throw new ImportNotWaiting({ importId });
    this.goOn(held);
  }

  /** Goes on with an import where it stopped; asked twice at once, it runs once. */
  run(importId: string): Promise<RegisterImport> {
    const running = this.running.get(importId);
    if (running) return running;
    const run = this.runToItsWait(importId).finally(() => this.running.delete(importId));
    this.running.set(importId, run);
    return run;
  }

  private goOn({ importId, state }: RegisterImport): void {
    if (!WORKED_ON.includes(state)) return;
    this.run(importId).catch((error: unknown) => {
      // A refusal is kept with the import and was logged; anything else is gone on with after a restart.
      if (!(error instanceof DomainError))
        // Its message may quote a row; where it was thrown does not.
        this.log.error({ importId, at: placeOf(error) }, 'an import stopped');
    });
  }

  /** Until it waits for somebody, or is done. */
  private async runToItsWait(importId: string): Promise<RegisterImport> {
    const begunMs = performance.now();
    for (;;) {
      const job = (await this.imports.find(importId))!;
      if (!WORKED_ON.includes(job.state)) return job;
      try {
        await this.workOn(job, begunMs);
      } catch (error) {
        if (await this.isElsewhere(job, error)) continue;
        if (error instanceof DomainError)
          this.log.warn({ importId, kind: job.kind, code: error.code }, 'a register was refused');
        throw error;
      }
    }
  }

  private async workOn(job: RegisterImport, begunMs: number): Promise<void> {
    const { importId } = job;
    const kind = this.kinds.get(job.kind)!;
    if (job.state === 'checking') return this.checking.check(job, kind);
    do await this.takingIn.takeIn(job, kind);
    while (!(await this.imports.finish(importId, this.clock.now())));
    this.tell((await this.imports.find(importId))!, begunMs);
  }

  /** Another process has gone on with it meanwhile: the file may be gone under our hands. Otherwise a refusal fails it. */
  private async isElsewhere({ importId, state }: RegisterImport, error: unknown): Promise<boolean> {
    if (error instanceof ImportMovedOn) return true;
    if (error instanceof DomainError)
      return !(await this.imports.fail(importId, state, error.code, this.clock.now()));
    const held = await this.imports.find(importId);
    return held !== undefined && held.state !== state;
  }

  private tell(done: RegisterImport, begunMs: number): void {
    const { importId, kind, accepted, refused, alreadyDone, checked } = done;
    const ms = Math.round(performance.now() - begunMs);
    this.log.log(
      { importId, kind, rows: checked, accepted, refused, alreadyDone, ms },
      'a register was taken in',
    );
  }
}

function placeOf(error: unknown): string | undefined {
  return (error as Error).stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 5)
    .join('');
}
