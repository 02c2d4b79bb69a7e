import { cpus } from 'node:os';
import { round, type CpuSeconds } from './machine';

/** (a) the bare loop, (c) gate to joint record, (d) outbox to joint record. */
export type Loop = 'a' | 'c' | 'd';

/** One repetition of one loop. */
export interface Measured {
  readonly loop: Loop;
  readonly events: number;
  readonly seconds: number;
  readonly perSecond: number;
  /** Processor time by process, in microseconds an event. */
  readonly cpuUs: Readonly<Record<string, number>>;
  /** Cores that others used meanwhile. */
  readonly otherCores: number;
}

export function measured(loop: Loop, events: number, ms: number, cpu: CpuSeconds): Measured {
  const { other = 0, ...ours } = cpu;
  const seconds = ms / 1000;
  return {
    loop,
    events,
    seconds: round(seconds),
    perSecond: Math.round(events / seconds),
    cpuUs: Object.fromEntries(
      Object.entries(ours).map(([role, used]) => [role, round((used * 1e6) / events, 1)]),
    ),
    otherCores: round(Math.min(cpus().length, Math.max(0, other / seconds))),
  };
}

export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

export function spreadOf(values: readonly number[], digits = 0): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const median =
    sorted.length % 2 === 1
      ? sorted[Math.floor(middle)]!
      : (sorted[middle - 1]! + sorted[middle]!) / 2;
  return {
    median: round(median, digits),
    least: round(sorted[0]!, digits),
    most: round(sorted.at(-1)!, digits),
  };
}

/** The value below which so large a share of the values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]!;
}
