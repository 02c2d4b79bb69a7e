import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export interface RegionProcessOptions {
  /** `610300`, or `610300-sending` when the services run apart. */
  readonly name: string;
  /** Compiled entry below `dist/apps`. */
  readonly program: string;
  readonly url: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly logFile: string;
  readonly pidFile: string;
  /** Told when a process ended on its own, or one of an earlier run was stopped. */
  readonly onEnd?: (line: string) => void;
}

const stopWithinMs = 10_000;

/**
 * Left to itself, V8 lets the heap grow with the machine's memory; a region needs about 90 MB of it. Source maps would be
 * 20 MB more, nearly all of them of packages: the traces of a service name the compiled lines.
 */
const nodeFlags = ['--max-old-space-size=160', '--max-semi-space-size=16'];

/** A service process of the network: started, watched, started again when it dies, stopped with the network. */
export class RegionProcess {
  private child?: ChildProcess;
  private stopping = false;

  constructor(readonly options: RegionProcessOptions) {}

  start(): void {
    this.stopOrphan();
    this.spawn();
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  async untilReady(withinMs = 120_000): Promise<void> {
    const deadline = Date.now() + withinMs;
    for (let last = ''; ; await pause(100)) {
      try {
        const answer = await fetch(`${this.options.url}/readyz`);
        if (answer.ok) return;
        last = await answer.text();
      } catch (error) {
        last = String((error as Error).cause ?? error);
      }
      if (Date.now() > deadline)
        throw new Error(
          `${this.options.name} is not ready after ${withinMs / 1000} s: ${last}\n${this.lastWords()}`,
        );
      if (this.child?.exitCode === configurationFault)
        throw new Error(`${this.options.name} did not start:\n${this.lastWords()}`);
    }
  }

  async stop(): Promise<void> {
    this.stopping = true;
    const child = this.child;
    if (child && child.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
      await gone;
      clearTimeout(timer);
    }
    rmSync(this.options.pidFile, { force: true });
  }

  private spawn(): void {
    const { program, environment, logFile, pidFile } = this.options;
    for (const file of [logFile, pidFile]) mkdirSync(dirname(file), { recursive: true });
    const log = openSync(logFile, 'a');
    // The channel ends with this process: a service whose starter was killed stops by itself.
    this.child = spawn(process.execPath, [...nodeFlags, join('dist', 'apps', program)], {
      env: { ...inherited(), ...environment },
      stdio: ['ignore', log, log, 'ipc'],
    });
    closeSync(log);
    if (this.child.pid !== undefined) writeFileSync(pidFile, String(this.child.pid));
    this.child.once('exit', (code, signal) => {
      if (this.stopping || code === configurationFault) return;
      this.options.onEnd?.(
        `${this.options.name}: the process ended (${signal ?? code}); it is started again`,
      );
      setTimeout(() => !this.stopping && this.spawn(), 300);
    });
  }

  private stopOrphan(): void {
    if (!existsSync(this.options.pidFile)) return;
    const pid = Number(readFileSync(this.options.pidFile, 'utf8'));
    if (isOurProgram(pid, this.options.program)) {
      this.options.onEnd?.(
        `${this.options.name}: a process of an earlier run is stopped (pid ${pid})`,
      );
      process.kill(pid, 'SIGKILL');
    }
    rmSync(this.options.pidFile, { force: true });
  }

  private lastWords(): string {
    return readFileSync(this.options.logFile, 'utf8').split('\n').slice(-15).join('\n');
  }
}

/** Exit status of a service whose configuration is faulty; starting it again would not help. */
const configurationFault = 78;

/** A pid may have been given to another program since; only ours is stopped. */
function isOurProgram(pid: number, program: string): boolean {
  if (!Number.isInteger(pid) || pid <= 1) return false;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(program);
  } catch {
    return false;
  }
}

function inherited(): Record<string, string> {
  const kept = ['PATH', 'HOME', 'LANG', 'TZ', 'NODE_OPTIONS', 'TMPDIR'];
  return Object.fromEntries(
    kept.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
  );
}
