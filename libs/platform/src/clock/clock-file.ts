import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** How far a moved clock is from the machine's, and since when by the machine's. */
export interface ClockOffset {
  readonly offsetMs: number;
  /** Machine's milliseconds since 1970; processes that read the file before it all jump in the same moment. */
  readonly from: number;
}

const LINE = /^([+-]?\d{1,15})(?: (\d{1,15}))?\s*$/;

/** `-22896000000`, or with the moment from which it holds `-22896000000 1795337000000`; undefined for anything else. */
export function readClockFile(path: string): ClockOffset | undefined {
  const [, offset, from] = LINE.exec(readFileSync(path, 'utf8')) ?? [];
  return offset === undefined ? undefined : { offsetMs: Number(offset), from: Number(from ?? 0) };
}

/** Whole or not at all: a reader never sees half a line. */
export function writeClockFile(path: string, { offsetMs, from }: ClockOffset): void {
  writeFileSync(`${path}.new`, `${offsetMs} ${from}\n`);
  renameSync(`${path}.new`, path);
}
