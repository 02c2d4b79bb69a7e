import type { Day } from '@calendar';
import type { RegionDatabase } from '../network/settle';
import type { Act, PlannedDay } from './act';
import { Actor } from './actor';
import { agreedRecords } from './known-records';
import { type Office, Offices } from './offices';
import { planOf } from './plan';
import { type Progress, ProgressFile } from './progress-file';

/** The six months that `npm start` shows. */
export const sixMonths = { from: '2026-03-02', to: '2026-08-31' } as const;

/** What it drives: `RegionNetwork` fulfils it. */
export interface DrivenNetwork {
  readonly regions: readonly Office[];
  databases(): readonly RegionDatabase[];
  now(): Date;
  moveClock(at: Date): Promise<void>;
  settle(options?: { readonly lookMs: number }): Promise<void>;
}

export interface DemonstrationRequest {
  readonly seed: number;
  readonly from: Day;
  readonly to: Day;
  /** Cases from one region to another beside those in hand on the last day; 14 unless given. */
  readonly casesPerDirection?: number;
  /** Told when a day is done. */
  readonly onDay?: (day: Day) => void | Promise<void>;
  /** Where it is kept how far it has come: begun again, it goes on from there. */
  readonly progressFile?: string;
}

export interface Demonstrated {
  readonly cases: number;
  readonly acts: number;
  /** Acts refused because the other side was quicker, by code. */
  readonly crossed: Readonly<Record<string, number>>;
  /** Where the time went, in milliseconds. */
  readonly spent: Readonly<Spent>;
}

interface Spent {
  moving: number;
  acting: number;
  settling: number;
}

/**
 * Drives a network through the days of a plan over the public HTTP interface: the clock of all regions is moved to the
 * day, then everybody does what the plan says, the regions side by side. Stopped at any moment and begun again it goes on
 * where it was, and nothing is done twice.
 */
export async function runDemonstration(
  network: DrivenNetwork,
  request: DemonstrationRequest,
): Promise<Demonstrated> {
  const file = new ProgressFile(request.progressFile);
  const offices = new Offices(network.regions);
  const regions = network.regions.map(({ code }) => code);
  const progress = file.read() ?? (await begun(offices, regions, request));
  file.keep(progress);
  const plan = planOf({ ...request, regions, records: progress.records });
  const actor = new Actor(offices, progress);
  const spent: Spent = { moving: 0, acting: 0, settling: 0 };
  for (const day of plan) {
    if (progress.done !== undefined && day.day <= progress.done) continue;
    await live(network, actor, day, spent);
    progress.done = day.day;
    if (day.acts.length > 0) file.keep(progress);
    await request.onDay?.(day.day);
  }
  file.keep(progress);
  return {
    cases: plan.flatMap(({ acts }) => acts).filter(({ deed }) => deed.do === 'open').length,
    acts: plan.reduce((sum, { acts }) => sum + acts.length, 0),
    crossed: progress.crossed,
    spent,
  };
}

async function begun(
  offices: Offices,
  regions: readonly string[],
  { seed, from, to }: DemonstrationRequest,
): Promise<Progress> {
  const records = await agreedRecords(offices, regions);
  return { seed, from, to, records, ids: {}, crossed: {} };
}

/** What was begun again after hours has gone on ticking: then the day is late, and the clock is left as it is. */
async function live(
  network: DrivenNetwork,
  actor: Actor,
  { at, acts }: PlannedDay,
  spent: Spent,
): Promise<void> {
  const begun = performance.now();
  if (at > network.now()) await network.moveClock(at);
  const moved = performance.now();
  spent.moving += moved - begun;
  if (acts.length === 0) return;
  const regions = [...new Set(acts.map(({ region }) => region))];
  const ofRegion = (region: string): Act[] => acts.filter((act) => act.region === region);
  await Promise.all(regions.map((region) => work(actor, ofRegion(region))));
  const acted = performance.now();
  spent.acting += acted - moved;
  await network.settle({ lookMs });
  spent.settling += performance.now() - acted;
}

/** What belongs together is done in its order; otherwise an office does several things at a time. */
async function work(actor: Actor, acts: readonly Act[]): Promise<void> {
  const lanes = new Map<string, Act[]>();
  for (const act of acts) lanes.set(act.lane, [...(lanes.get(act.lane) ?? []), act]);
  const waiting = [...lanes.values()];
  const hand = async (): Promise<void> => {
    for (let lane = waiting.shift(); lane; lane = waiting.shift())
      for (const act of lane) await actor.perform(act);
  };
  await Promise.all(Array.from({ length: handsAtOnce }, hand));
}

const handsAtOnce = 8;
/** A day is over within some hundred milliseconds: how often it is looked whether everything has arrived. */
const lookMs = 25;
