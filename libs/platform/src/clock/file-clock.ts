import { statSync } from 'node:fs';
import { Clock } from './clock';
import { type ClockOffset, readClockFile } from './clock-file';

const LOOK_MS = 5;

/**
 * The machine's clock, moved by the offset that stands in a file and may be changed while the region runs (`CLOCK` as
 * `file:PATH`): so the processes of several regions go on to another day together. It goes on ticking and never back; what
 * cannot be read is as if nothing had been written.
 */
export class FileClock extends Clock {
  private offsetMs: number;
  private seen: string | undefined;
  private next: ClockOffset | undefined;
  private readonly looking: NodeJS.Timeout;

  constructor(private readonly path: string) {
    super();
    this.seen = this.mark();
    const offset = readClockFile(path);
    if (!offset) throw new Error(`CLOCK: no offset in milliseconds stands in ${path}`);
    this.offsetMs = offset.offsetMs;
    this.looking = setInterval(() => this.look(), LOOK_MS).unref();
  }

  now(): Date {
    const machine = Date.now();
    if (this.next && machine >= this.next.from) this.jump(this.next);
    return new Date(machine + this.offsetMs);
  }

  unmoved(): Date {
    return new Date();
  }

  override get moved(): boolean {
    return this.offsetMs !== 0;
  }

  /** The last of a process: until then its workers ask for the time. */
  onApplicationShutdown(): void {
    clearInterval(this.looking);
  }

  private look(): void {
    this.now();
    const mark = this.mark();
    if (mark === undefined || mark === this.seen) return;
    this.seen = mark;
    const read = readClockFile(this.path);
    if (!read || read.offsetMs <= this.offsetMs) return;
    this.next = read;
    setTimeout(() => this.now(), Math.max(0, read.from - Date.now())).unref();
  }

  private jump({ offsetMs }: ClockOffset): void {
    this.next = undefined;
    this.offsetMs = offsetMs;
    this.jumped();
  }

  private mark(): string | undefined {
    const found = statSync(this.path, { throwIfNoEntry: false });
    return found && `${found.ino} ${found.mtimeMs} ${found.size}`;
  }
}
