import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { statfs } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { ServerNotStarted } from './server-not-started';

const diskFreeMinMb = 300;
const stopWaitMs = 30_000;
const logBytesMax = 8 * 1024 * 1024;

/** What is written beside a running server, so that the next start finds one left behind. */
export interface PidFile {
  readonly pid: number;
  /** The process that started it, and when that one began: pids come again. */
  readonly owner: number;
  readonly ownerBegan: string;
  readonly ports: readonly number[];
}

export interface ServerCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly logFile: string;
  readonly env?: Record<string, string>;
  readonly account?: { readonly uid: number; readonly gid: number };
}

/** A server started here; it lives in a process group of its own, so that Ctrl-C reaches us first. */
export class ServerProcess {
  private readonly logStart: number;
  private readonly child: ChildProcess;
  private failure: Error | undefined;
  private readonly stopAtExit = () => this.kill('SIGINT');

  constructor(private readonly server: ServerCommand) {
    if (existsSync(server.logFile) && statSync(server.logFile).size > logBytesMax)
      rmSync(server.logFile);
    this.logStart = existsSync(server.logFile) ? statSync(server.logFile).size : 0;
    const log = openSync(server.logFile, 'a');
    this.child = spawn(server.command, server.args, {
      cwd: server.cwd,
      env: server.env,
      uid: server.account?.uid,
      gid: server.account?.gid,
      detached: true,
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    this.child.once('error', (error) => (this.failure = error));
    this.child.unref();
    process.once('exit', this.stopAtExit);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get hasEnded(): boolean {
    return (
      this.failure !== undefined || this.child.exitCode !== null || this.child.signalCode !== null
    );
  }

  /** What it has said since this start. */
  said(): string {
    const text = readFileSync(this.server.logFile).subarray(this.logStart).toString('utf8');
    return this.failure === undefined ? text : `${text}\n${this.failure.message}`;
  }

  /** Polls until it is ready; false when it ended or the time is up. */
  async waitUntil(ready: () => boolean, timeMaxMs: number): Promise<boolean> {
    const until = performance.now() + timeMaxMs;
    while (!ready()) {
      if (this.hasEnded || performance.now() > until) return false;
      await pause(20);
    }
    return true;
  }

  async stop(signal: NodeJS.Signals): Promise<void> {
    process.removeListener('exit', this.stopAtExit);
    if (!this.hasEnded) await stopProcess(this.pid, signal, () => this.hasEnded);
  }

  private kill(signal: NodeJS.Signals): void {
    if (!this.hasEnded) this.child.kill(signal);
  }
}

/** Ends a process by its id: asks, waits, then SIGKILL. */
export async function stopProcess(
  pid: number,
  signal: NodeJS.Signals,
  ended: () => boolean = () => !isAlive(pid),
): Promise<void> {
  const until = performance.now() + stopWaitMs;
  send(pid, signal);
  while (!ended()) {
    if (performance.now() > until) send(pid, 'SIGKILL');
    await pause(20);
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // it has ended meanwhile
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
}

interface ProcessDescription {
  readonly began: string;
  readonly command: string;
}

/** Start moment and command line of a process, or undefined when there is none. */
export function describeProcess(pid: number): ProcessDescription | undefined {
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return undefined;
  return existsSync('/proc/self/stat') ? readProc(pid) : askPs(pid);
}

/** Linux; exact, and there where small images have no `ps`. */
function readProc(pid: number): ProcessDescription | undefined {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : { began: fields[19]!, command };
  } catch {
    return undefined;
  }
}

function askPs(pid: number): ProcessDescription | undefined {
  try {
    const line = execFileSync('ps', ['-ww', '-o', 'stat=,lstart=,args=', '-p', String(pid)], {
      encoding: 'utf8',
      env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' },
    });
    const [, state, began, command] = /^(\S+)\s+(\S+ +\S+ +\d+ [\d:]+ \d+) (.*)$/.exec(
      line.trim(),
    )!;
    return state!.startsWith('Z') ? undefined : { began: began!, command: command! };
  } catch {
    return undefined;
  }
}

export function writePidFile(path: string, pid: number, ports: readonly number[]): void {
  const file: PidFile = {
    pid,
    owner: process.pid,
    ownerBegan: describeProcess(process.pid)?.began ?? '',
    ports,
  };
  writeFileSync(path, JSON.stringify(file));
}

export function readPidFile(path: string): PidFile | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as PidFile;
  } catch {
    return undefined;
  }
}

/**
 * Clears the way for a start on the same data: a server left behind by a process that is gone is stopped;
 * one whose owner still runs is not ours to stop.
 */
export async function stopOrphan(
  folder: string,
  pid: number,
  belongsHere: (command: string) => boolean,
  pidFile: PidFile | undefined,
  signal: NodeJS.Signals,
): Promise<boolean> {
  const running = describeProcess(pid);
  if (running === undefined || !belongsHere(running.command)) return false;
  if (pidFile !== undefined && pidFile.pid === pid && pidFile.owner !== process.pid) {
    const owner = describeProcess(pidFile.owner);
    if (owner !== undefined && owner.began === pidFile.ownerBegan) {
      throw new ServerNotStarted('folder.in-use', {
        zh: `数据目录 ${folder} 正被另一个运行中的程序（进程 ${pidFile.owner}）使用。请先停止它。`,
        en: `The data in ${folder} are in use by another run (process ${pidFile.owner}). Stop it first.`,
      });
    }
  }
  await stopProcess(pid, signal, () => describeProcess(pid) === undefined);
  return true;
}

export function removePidFile(path: string): void {
  rmSync(path, { force: true });
}

export async function assertDiskSpace(folder: string): Promise<void> {
  const disk = await statfs(folder);
  const freeMb = (disk.bavail * disk.bsize) / 1024 / 1024;
  if (freeMb < diskFreeMinMb) throw diskFull(folder);
}

export function diskFull(folder: string): ServerNotStarted {
  return new ServerNotStarted('disk.full', {
    zh: `磁盘空间不足：${folder} 所在磁盘剩余不到 ${diskFreeMinMb} MB。请先清理磁盘。`,
    en: `The disk is full: less than ${diskFreeMinMb} MB are free for ${folder}. Make room first.`,
  });
}
