import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Day } from '@calendar';
import type { KnownRecord } from './plan';

/** What a demonstration that was stopped goes on from. Ids only, nothing personal. */
export interface Progress {
  readonly seed: number;
  readonly from: Day;
  readonly to: Day;
  readonly records: readonly KnownRecord[];
  /** The last day that is done. */
  done?: Day;
  /** Ids by what the plan calls them: cases, proposals, sites, reports. */
  readonly ids: Record<string, string>;
  /** Coded refusals because the other side was quicker. */
  readonly crossed: Record<string, number>;
}

/** Kept after every day, whole or not at all; without a file it is kept in memory only. */
export class ProgressFile {
  constructor(private readonly path: string | undefined) {}

  read(): Progress | undefined {
    if (!this.path || !existsSync(this.path)) return undefined;
    return JSON.parse(readFileSync(this.path, 'utf8')) as Progress;
  }

  keep(progress: Progress): void {
    if (!this.path) return;
    writeFileSync(`${this.path}.new`, JSON.stringify(progress));
    renameSync(`${this.path}.new`, this.path);
  }
}
