import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';

const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

export interface Machine {
  readonly cpus: number;
  readonly model: string;
  readonly memoryGb: number;
  readonly node: string;
}

export function thisMachine(): Machine {
  return {
    cpus: cpus().length,
    model: cpus()[0]?.model ?? '',
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    node: process.version,
  };
}

/** The `pid` of a JSON file that says which process it is about. */
export function pidIn(file: string): number {
  return (JSON.parse(readFileSync(file, 'utf8')) as { pid: number }).pid;
}

/** Resident memory of a process in MB: now, and the most it ever had. */
export function memoryMb(pid: number): { now: number; most: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const mb = (name: string): number =>
    Math.round(Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) / 1024);
  return { now: mb('VmRSS'), most: mb('VmHWM') };
}

/** Seconds of processor time by role; `other` is everybody else on the machine, of whom a quiet run has next to none. */
export type CpuSeconds = Readonly<Record<string, number>>;

/** What the roles have used from the call of this function to the call of its answer. */
export function measureCpu(roles: Readonly<Record<string, number>>): () => CpuSeconds {
  const before = usage(roles);
  return () => {
    const after = usage(roles);
    return Object.fromEntries(
      Object.keys(after).map((role) => [role, round(after[role]! - before[role]!)]),
    );
  };
}

function usage(roles: Readonly<Record<string, number>>): Record<string, number> {
  const ours: Record<string, number> = {};
  for (const [role, pid] of Object.entries(roles))
    ours[role] = pid === process.pid ? (stat(pid)?.seconds ?? 0) : withChildren(pid);
  const sum = Object.values(ours).reduce((total, seconds) => total + seconds, 0);
  return { ...ours, other: busy() - sum };
}

/** PostgreSQL is a family: sessions that ended count for the postmaster that waited for them. */
function withChildren(pid: number): number {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => stat(Number(name)))
    .filter((one) => one?.parent === pid);
  const own = stat(pid);
  return (
    (own ? own.seconds + own.endedChildren : 0) +
    children.reduce((sum, child) => sum + (child?.seconds ?? 0), 0)
  );
}

function stat(pid: number): { parent: number; seconds: number; endedChildren: number } | undefined {
  let line: string;
  try {
    line = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined;
  }
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  const seconds = (from: number): number =>
    (Number(fields[from]) + Number(fields[from + 1])) / ticksPerSecond;
  return { parent: Number(fields[1]), seconds: seconds(11), endedChildren: seconds(13) };
}

function busy(): number {
  const [, ...times] = readFileSync('/proc/stat', 'utf8').split('\n')[0]!.trim().split(/\s+/);
  const [user, nice, system, , , irq, softirq, steal] = times.map(Number);
  return (user! + nice! + system! + irq! + softirq! + steal!) / ticksPerSecond;
}

export function round(value: number, digits = 2): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}
