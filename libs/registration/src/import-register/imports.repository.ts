import type { Transaction } from '@platform/transaction';
import type { RegisterName } from '../register-kind';
import type { ColumnFields } from './register-header';
import type { RegisterFormat } from './register-source';

/**
 * `receiving` (bytes are coming) → `checking` → `checked` (waits for the clerk) → `running` → `done`; `mapping` where a
 * clerk has to say which column is which; `failed` where the file can be taken in by nobody.
 */
export type ImportState =
  'receiving' | 'mapping' | 'checking' | 'checked' | 'running' | 'done' | 'failed';

/** 批量导入: one register file handed in, and how far it was taken in. */
export interface RegisterImport {
  readonly importId: string;
  readonly kind: RegisterName;
  readonly format: RegisterFormat;
  readonly fileName: string;
  readonly account: string;
  readonly organisation: string;
  readonly state: ImportState;
  /** Nobody is asked: what was checked is taken in. */
  readonly atOnce: boolean;
  readonly code?: string;
  /** Header row as written; kept when the check begins. */
  readonly header?: readonly string[];
  readonly fields?: ColumnFields;
  readonly bytes: number;
  /** Rows checked so far. */
  readonly checked: number;
  readonly accepted: number;
  readonly refused: number;
  readonly alreadyDone: number;
  readonly startedAt: Date;
  readonly finishedAt?: Date;
}

export interface RefusedRow {
  readonly row: number;
  readonly cells: readonly string[];
  readonly faults: readonly { readonly field: string; readonly code: string }[];
}

/** A row found good by the check, to be taken in. */
export interface CheckedRow {
  readonly row: number;
  readonly cells: readonly string[];
  /** Keyed digest of what it says. */
  readonly digest: string;
}

/** What the check found in the next rows of the file. */
export interface CheckStep {
  readonly rows: number;
  readonly good: readonly CheckedRow[];
  readonly alreadyDone: number;
  readonly refused: readonly RefusedRow[];
}

/** What one transaction did with the rows it took in. */
export interface ImportStep {
  readonly accepted: number;
  readonly alreadyDone: number;
  readonly refused: readonly RefusedRow[];
}

/** Someone else took these rows in meanwhile; read the state again and go on from there. */
export class ImportMovedOn extends Error {}

/** Files handed in, their rows refused, and the progress; the file itself is encrypted and gone once it is done. */
export abstract class Imports {
  /** Begins a file whose bytes are still coming. */
  abstract begin(file: {
    readonly importId: string;
    readonly fileName: string;
    readonly at: Date;
  }): Promise<void>;
  abstract discard(importId: string): Promise<void>;
  /**
   * The file is whole. The same bytes of the same kind from the same organisation are one import: the former one is
   * given back and this one forgotten.
   */
  abstract accept(file: {
    readonly importId: string;
    readonly kind: RegisterName;
    readonly format: RegisterFormat;
    readonly atOnce: boolean;
    readonly digest: Buffer;
    readonly bytes: number;
    readonly account: string;
    readonly organisation: string;
  }): Promise<RegisterImport>;
  abstract find(importId: string): Promise<RegisterImport | undefined>;
  /** What the columns are, before the first row is checked; without `fields` the import waits for a clerk to say. */
  abstract keepHeader(
    importId: string,
    header: readonly string[],
    fields: ColumnFields | undefined,
  ): Promise<void>;
  /** A clerk has said which column is which; false unless that was waited for. */
  abstract chooseColumns(importId: string, fields: ColumnFields): Promise<boolean>;
  /** A clerk has confirmed what was checked; false unless that was waited for. */
  abstract confirm(importId: string): Promise<boolean>;
  abstract refusedRowNumbers(importId: string): Promise<Set<number>>;
  /** One transaction of the check: refuses with `ImportMovedOn` unless `checked` rows were checked so far. */
  abstract checkStep(
    importId: string,
    checked: number,
    work: (tx: Transaction) => Promise<CheckStep>,
  ): Promise<void>;
  /** Every row was checked. The file itself is no longer needed. */
  abstract finishCheck(importId: string): Promise<void>;
  /**
   * One transaction: takes a batch that nobody else has in hand, and forgets it with the work that was done for it, so
   * that a process killed anywhere does no row twice and leaves none out. False when none is left to take; `waiting`
   * waits for one in other hands, which may be given back.
   */
  abstract step(
    importId: string,
    waiting: boolean,
    work: (tx: Transaction, rows: readonly CheckedRow[]) => Promise<ImportStep>,
  ): Promise<boolean>;
  /** False while a batch is left. */
  abstract finish(importId: string, at: Date): Promise<boolean>;
  /** False when it is no longer in that state, and has not failed. */
  abstract fail(importId: string, state: ImportState, code: string, at: Date): Promise<boolean>;
  /** Imports of these kinds that nobody is waited for and that are not finished, oldest first. */
  abstract unfinished(kinds: readonly RegisterName[]): Promise<RegisterImport[]>;
  /** Forgets files whose bytes stopped coming, and checked ones that nobody confirmed, begun before these moments. */
  abstract discardLeft(before: { readonly receiving: Date; readonly waiting: Date }): Promise<void>;
  abstract list(query: {
    readonly kinds: readonly RegisterName[];
    /** Prefix of the organisations whose imports are shown. */
    readonly area: string;
    readonly before?: string;
    readonly size: number;
  }): Promise<{ readonly items: RegisterImport[]; readonly total: number }>;
  abstract refusals(query: {
    readonly importId: string;
    readonly after: number;
    readonly size: number;
  }): Promise<RefusedRow[]>;
}

/** All pieces of a file but its last have so many bytes, so that any place in it is found. */
export const CHUNK_BYTES = 256 * 1024;

/** The bytes of a file until it was checked, encrypted. */
export abstract class ImportContent {
  abstract keepChunk(importId: string, number: number, content: Buffer): Promise<void>;
  abstract read(importId: string, from: number, length: number): Promise<Buffer>;
}

/** Columns of layouts other than the template's, said once by a clerk and known again by their header. */
export abstract class ImportLayouts {
  abstract find(
    organisation: string,
    kind: RegisterName,
    fingerprint: Buffer,
  ): Promise<ColumnFields | undefined>;
  abstract keep(layout: {
    readonly organisation: string;
    readonly kind: RegisterName;
    readonly fingerprint: Buffer;
    readonly fields: ColumnFields;
    readonly account: string;
    readonly at: Date;
  }): Promise<void>;
}
