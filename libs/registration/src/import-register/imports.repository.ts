import type { Transaction } from '@platform/transaction';
import type { RegisterName } from '../register-kind';

export type ImportState = 'receiving' | 'running' | 'done' | 'failed';

/** 批量导入: one register file handed in, and how far it was taken in. */
export interface RegisterImport {
  readonly importId: string;
  readonly kind: RegisterName;
  readonly fileName: string;
  readonly account: string;
  readonly organisation: string;
  readonly state: ImportState;
  readonly code?: string;
  /** Header row as written; kept with the first rows. */
  readonly header?: readonly string[];
  /** Number of the next row to take in, from 1. */
  readonly nextRow: number;
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

/** What one transaction did with the rows it took in. */
export interface ImportStep {
  readonly rows: number;
  readonly accepted: number;
  readonly alreadyDone: number;
  readonly refused: readonly RefusedRow[];
  readonly header: readonly string[];
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
  abstract keepChunk(importId: string, number: number, content: Buffer): Promise<void>;
  abstract discard(importId: string): Promise<void>;
  /**
   * The file is whole. The same bytes of the same kind from the same organisation are one import: the former one is
   * given back and this one forgotten.
   */
  abstract accept(file: {
    readonly importId: string;
    readonly kind: RegisterName;
    readonly digest: Buffer;
    readonly bytes: number;
    readonly account: string;
    readonly organisation: string;
  }): Promise<RegisterImport>;
  abstract find(importId: string): Promise<RegisterImport | undefined>;
  abstract chunks(importId: string): AsyncIterable<Buffer>;
  abstract refusedRowNumbers(importId: string): Promise<Set<number>>;
  /**
   * One transaction: holds the import's row, refuses with `ImportMovedOn` unless `nextRow` is still due, runs the work
   * and raises the progress with it, so that a process killed anywhere does no row twice and leaves none out.
   */
  abstract step(
    importId: string,
    nextRow: number,
    work: (tx: Transaction) => Promise<ImportStep>,
  ): Promise<void>;
  abstract finish(importId: string, at: Date): Promise<void>;
  abstract fail(importId: string, code: string, at: Date): Promise<void>;
  /** Imports of these kinds that were not finished, oldest first. */
  abstract unfinished(kinds: readonly RegisterName[]): Promise<RegisterImport[]>;
  /** Forgets files whose bytes stopped coming before a moment. */
  abstract discardBrokenOff(before: Date): Promise<void>;
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
