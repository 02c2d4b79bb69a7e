import type { Machine } from './machine';
import { spreadOf, type Loop, type Measured, type Spread } from './measured';
import type { BenchOptions } from './options';
import type { ProductFigures } from './product';
import type { WatchedSteps } from './watch';

export interface Results {
  readonly at: string;
  readonly machine: Machine;
  readonly options: Omit<BenchOptions, 'out' | 'profiles'>;
  readonly data?: {
    readonly persons: number;
    readonly entries: number;
    readonly streams: number;
    /** Mean of an entry of (c) and (d) in clear, and of an event of (a). */
    readonly entryBytes: number;
    readonly bareBytes: number;
    readonly segments: number;
    readonly grants: number;
    readonly sealedBytesPerEntry: number;
    readonly appendedPerSecond: number;
  };
  readonly runs: readonly Measured[];
  readonly steps: readonly WatchedSteps[];
  readonly product?: ProductFigures;
  readonly cases?: ProductFigures;
}

const titles: Readonly<Record<Loop, string>> = {
  a: '(a) bare eachBatch + one unnest insert, two unique indexes',
  c: '(c) gate to joint record, everything on',
  d: '(d) outbox to joint record, everything on',
};
/** The floors of issue 3; the goals are in the design, section 9. */
const floors = [
  { loop: 'c', share: 0.25 },
  { loop: 'd', share: 0.15 },
] as const;

/** Ratios of one repetition are paired: both runs had the same machine. */
export function ratios(runs: readonly Measured[], loop: Loop): number[] {
  const of = (wanted: Loop): number[] =>
    runs.filter((run) => run.loop === wanted).map(({ perSecond }) => perSecond);
  const bare = of('a');
  return of(loop).map((perSecond, i) => perSecond / bare[i]!);
}

export function floorsHold({ runs, product, cases }: Results): boolean {
  const ratiosHold =
    runs.length === 0 ||
    floors.every(({ loop, share }) => spreadOf(ratios(runs, loop), 3).median >= share);
  const limits = [product, cases].flatMap((figures) => figures?.limits ?? []);
  return ratiosHold && limits.every(({ holds }) => holds);
}

export function printResults(results: Results): void {
  const { at, machine, data, runs, steps, product, cases } = results;
  const { cpus, model, memoryGb, node } = machine;
  console.log(`\n${at} · ${cpus} × ${model} · ${memoryGb} GB · Node ${node}`);
  if (data)
    console.log(
      `${data.entries} entries of ${data.persons} persons in ${data.streams} streams: ${data.entryBytes} B each ` +
        `((a): ${data.bareBytes} B), ${data.segments} segments, ${data.grants} grants, ` +
        `${data.sealedBytesPerEntry} B sealed; written at ${data.appendedPerSecond}/s`,
    );
  if (runs.length > 0) printRuns(runs);
  for (const watched of steps) printSteps(watched);
  if (product) printFigures('product', product);
  if (cases) printFigures('cases', cases);
}

function printRuns(runs: readonly Measured[]): void {
  console.log('\n| what | n | median (range) /s | µs CPU an event, median | others, cores |');
  console.log('| --- | --- | --- | --- | --- |');
  for (const loop of ['a', 'c', 'd'] as const) {
    const own = runs.filter((run) => run.loop === loop);
    const rates = spreadOf(own.map(({ perSecond }) => perSecond));
    const others = spreadOf(
      own.map(({ otherCores }) => otherCores),
      2,
    );
    console.log(
      `| ${titles[loop]} | ${own.length} | ${text(rates)} | ${cpuText(own)} | ${text(others)} |`,
    );
  }
  console.log('\n| ratio, paired | median (range) | floor | |');
  console.log('| --- | --- | --- | --- |');
  for (const { loop, share } of floors) {
    const ratio = spreadOf(ratios(runs, loop), 3);
    console.log(`| ${loop}/a | ${text(ratio)} | ≥ ${share} | ${verdict(ratio.median >= share)} |`);
  }
}

function cpuText(runs: readonly Measured[]): string {
  const roles = Object.keys(runs[0]!.cpuUs);
  const median = (role: string): number =>
    spreadOf(
      runs.map(({ cpuUs }) => cpuUs[role]!),
      1,
    ).median;
  const sum = roles.filter((role) => role !== 'bench').reduce((all, role) => all + median(role), 0);
  return `${sum.toFixed(0)}: ${roles.map((role) => `${role} ${median(role)}`).join(', ')}`;
}

function printSteps({ loop, role, steps }: WatchedSteps): void {
  const total = steps.reduce((sum, { node, sql }) => sum + node + sql, 0);
  console.log(`\n(${loop}) ${role}: ${total.toFixed(0)} µs an entry; dearest: ${dearest(steps)}`);
  console.log('\n| step | node µs | SQL µs |');
  console.log('| --- | --- | --- |');
  for (const { step, node, sql } of steps)
    if (node + sql >= 0.1) console.log(`| ${step} | ${node} | ${sql} |`);
}

/** The three dearest steps; what belongs to no step is none. */
export function dearest(steps: WatchedSteps['steps']): string {
  return steps
    .filter(({ step }) => step !== 'other')
    .slice(0, 3)
    .map(({ step, node, sql }) => `${step} ${(node + sql).toFixed(1)} µs`)
    .join(', ');
}

function printFigures(part: string, { limits, told }: ProductFigures): void {
  console.log(`\n| ${part} | | limit | |`);
  console.log('| --- | --- | --- | --- |');
  for (const { what, value, unit, limit, holds } of limits)
    console.log(`| ${what} | ${value} ${unit} | < ${limit} ${unit} | ${verdict(holds)} |`);
  for (const { what, value, unit } of told) console.log(`| ${what} | ${value} ${unit} | | |`);
}

const verdict = (holds: boolean): string => (holds ? 'pass' : 'FAIL');
const text = ({ median, least, most }: Spread): string => `${median} (${least}–${most})`;
