import { type Clock, SystemClock } from './clock';
import { FileClock } from './file-clock';

/** The clock of a process, as `CLOCK` says: the machine's, moved by milliseconds or by what stands in a file. */
export function openClock(given: { readonly offsetMs: number; readonly file?: string }): Clock {
  return given.file === undefined ? new SystemClock(given.offsetMs) : new FileClock(given.file);
}
