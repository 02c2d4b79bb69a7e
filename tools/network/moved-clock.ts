import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { readClockFile, writeClockFile } from '@platform/clock';

/** Time for every process to have read the file before the clock jumps, so that all jump in the same moment. */
const LEAD_MS = 20;

/** The clock that all processes of a network share: a file with how far it is from the machine's. */
export class MovedClock {
  private offsetMs: number;

  /** Begins at `from`; where the file is already there, the clock has gone on ticking meanwhile. */
  constructor(
    private readonly file: string,
    from: Date,
  ) {
    if (!existsSync(file)) writeClockFile(file, { offsetMs: from.getTime() - Date.now(), from: 0 });
    const kept = readClockFile(file);
    if (!kept) throw new Error(`no clock stands in ${file}`);
    this.offsetMs = kept.offsetMs;
  }

  now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }

  /** Returns when every process shows that time; one that is away is waited for. A time that has passed is refused. */
  async moveTo(at: Date, urls: readonly string[], withinMs = 60_000): Promise<void> {
    if (at < this.now())
      throw new Error(`the clock shows ${this.now().toISOString()}: it never goes back`);
    const from = Date.now() + LEAD_MS;
    const offsetMs = Math.max(this.offsetMs, at.getTime() - from);
    writeClockFile(this.file, { offsetMs, from });
    await pause(LEAD_MS);
    this.offsetMs = offsetMs;
    const deadline = Date.now() + withinMs;
    await Promise.all(urls.map((url) => untilShown(url, at, deadline)));
  }
}

async function untilShown(url: string, at: Date, deadline: number): Promise<void> {
  for (;;) {
    const shown = await fetch(`${url}/api/bureau/clock`)
      .then(async (answer) => ((await answer.json()) as { now: string }).now)
      .catch(() => undefined);
    if (shown !== undefined && new Date(shown) >= at) return;
    if (Date.now() > deadline)
      throw new Error(`${url} does not show ${at.toISOString()} but ${shown ?? 'nothing'}`);
    await pause(10);
  }
}
