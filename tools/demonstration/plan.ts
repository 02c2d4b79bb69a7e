import { addDays, type Day, isWorkingDay, startOfDay, workCalendar } from '@calendar';
import type { ServiceName } from '@contracts';
import { Random } from '../population/random';
import type { Act, PlannedDay } from './act';
import { agreementActs, type CalendarAct } from './agreement-plan';
import { type CaseStory, isDispute, isLetter, storyMix } from './case-stories';
import { doorActs } from './door-plan';
import { type StandingCase, standingCases } from './last-days';
import { type DatedAct, type Ends, exchangeDayFrom, StoryPen } from './story-pen';

/** A joint record as the region that holds one half of it lists it. */
export interface KnownRecord {
  readonly recordId: string;
  readonly region: string;
  readonly partner: string;
  /** The half that is this region's own. */
  readonly side: 'sending' | 'receiving';
}

export interface PlanRequest {
  readonly seed: number;
  readonly regions: readonly string[];
  readonly records: readonly KnownRecord[];
  readonly from: Day;
  readonly to: Day;
  /** Cases from one region to another beside those still in hand on the last day. */
  readonly casesPerDirection?: number;
}

const minuteMs = 60_000;
const residentsWhoMove = 12;

/** Everything that happens, day by day: the same request gives the same plan. Days off are there too, without acts. */
export function planOf(request: PlanRequest): PlannedDay[] {
  const { seed, from, to } = request;
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  const calendar = workCalendar();
  const workdays = days.filter((day) => isWorkingDay(calendar, day));
  const last = workdays.length - 1;
  const onWorkdayFrom = (acts: readonly CalendarAct[]): DatedAct[] =>
    acts.flatMap(({ day, act }) => {
      const workday = workdays.findIndex((one) => one >= day);
      return workday < 0 ? [] : [{ workday, act }];
    });
  const dated: DatedAct[] = [
    ...caseActs(request, workdays),
    ...onWorkdayFrom(agreementActs(request.regions, from, to)),
    ...onWorkdayFrom(officeActs(request)).map(({ workday, act }) => ({
      workday: exchangeDayFrom(workday, last),
      act,
    })),
  ];
  const acts = new Map<Day, Act[]>(days.map((day) => [day, []]));
  for (const { workday, act } of dated) acts.get(workdays[workday]!)!.push(act);
  return days.map((day, n) => ({
    day,
    at: momentOf(new Random(seed, 'moment', n), day),
    acts: acts.get(day)!,
  }));
}

/** Some time of the office hours. */
function momentOf(random: Random, day: Day): Date {
  const minutes = 9 * 60 + random.between(1, 7 * 60);
  return new Date(startOfDay(day).getTime() + minutes * minuteMs);
}

function officeActs({ seed, regions, records, from, to }: PlanRequest): CalendarAct[] {
  return [
    ...absences(regions, to),
    ...regions.flatMap((region) => {
      const living = records.filter((one) => one.region === region && one.side === 'receiving');
      // The last of the list: the first ones are asked about.
      const residents = living.slice(-residentsWhoMove).map(({ recordId }) => recordId);
      return doorActs({ seed, region, from, to, residents });
    }),
  ];
}

/** In the middle of the time, and at its end, when the deputy has the work of two. */
function absences(regions: readonly string[], to: Day): CalendarAct[] {
  return regions.flatMap((region) =>
    ([75, 4] as const).map((before, n) => ({
      day: addDays(to, -before),
      act: {
        ...{ id: `absence-${region}.${n}`, region, lane: `absence-${region}` },
        by: n === 0 ? ('township' as const) : ('county' as const),
        deed: {
          do: 'absence',
          deputy: n === 0 ? 'county' : 'desk',
          from: addDays(to, 1 - before),
          to: addDays(to, 12 - before),
        } as const,
      },
    })),
  );
}

/** Gives each case a record of its own as long as there are enough. */
class Records {
  private readonly used = new Map<string, number>();

  constructor(private readonly records: readonly KnownRecord[]) {}

  next({ asking, answering, service }: Ends): string | undefined {
    const key = `${asking} ${answering} ${service}`;
    const fitting = this.records.filter(
      ({ region, partner, side }) => region === asking && partner === answering && side === service,
    );
    const at = this.used.get(key) ?? 0;
    this.used.set(key, at + 1);
    return fitting[at % fitting.length]?.recordId;
  }
}

function caseActs(request: PlanRequest, workdays: readonly Day[]): DatedAct[] {
  const records = new Records(request.records);
  const pens = [...standing(request, workdays, records), ...ordinary(request, workdays, records)];
  return pens
    .filter(({ acts }) => acts[0] !== undefined && acts[0].workday >= 1)
    .flatMap(({ acts }) => acts.filter(({ workday }) => workday < workdays.length));
}

function ordinary(request: PlanRequest, workdays: readonly Day[], records: Records): StoryPen[] {
  const { seed, regions, casesPerDirection = 14 } = request;
  const pens: StoryPen[] = [];
  const ways = directions(regions);
  for (const [way, [asking, answering]] of ways.entries()) {
    const random = new Random(seed, `cases ${asking} ${answering}`);
    const stories = shuffled(random, mixOf(casesPerDirection, way / ways.length));
    let disputed: StoryPen | undefined;
    for (const [n, story] of stories.entries()) {
      const workday = 1 + Math.floor(((workdays.length - 1) * n) / stories.length);
      const service = serviceOf(story, random, disputed);
      const ends = { asking, answering, service, third: thirdOf(regions, asking, answering, n) };
      const pen = new StoryPen(refOf(regions, ends, n), ends, workday, random, workdays);
      const recordId = service === 'bureau' ? undefined : records.next(ends);
      if (service !== 'bureau' && !isDispute(story) && recordId === undefined) continue;
      if (isDispute(story) && !disputed) continue;
      const about = { ...(recordId && { recordId }), ...(disputed && { disputed: disputed.ref }) };
      story(pen, about);
      pens.push(pen);
      // Disputed is what was asked first: it has an answer by then.
      if (!isLetter(story) && !isDispute(story)) disputed ??= pen;
    }
  }
  return pens;
}

function serviceOf(story: CaseStory, random: Random, disputed?: StoryPen): ServiceName {
  if (isLetter(story)) return 'bureau';
  if (isDispute(story) && disputed) return disputed.ends.service;
  return random.chance(0.5) ? 'receiving' : 'sending';
}

function standing(request: PlanRequest, workdays: readonly Day[], records: Records): StoryPen[] {
  const { seed, regions } = request;
  const partners = regions.length - 1;
  return regions.flatMap((answering, i) =>
    standingCases.flatMap((one: StandingCase, n) => {
      const asking = regions[(i + 1 + (n % partners)) % regions.length]!;
      const service: ServiceName = n % 2 === 0 ? 'receiving' : 'sending';
      const ends = { asking, answering, service, third: answering };
      const random = new Random(seed, `standing ${answering}`, n);
      const pen = new StoryPen(
        `s${i}${n}`,
        ends,
        workdays.length - 1 - one.before,
        random,
        workdays,
      );
      const recordId = records.next(ends);
      if (recordId === undefined) return [];
      one.tell(pen, { recordId });
      return [pen];
    }),
  );
}

function directions(regions: readonly string[]): [string, string][] {
  return regions.flatMap((one) =>
    regions.filter((other) => other !== one).map((other): [string, string] => [one, other]),
  );
}

/** So many stories, each kind in its share; which of the rare ones are among few depends on where it is begun, from 0 to 1. */
function mixOf(count: number, begin: number): CaseStory[] {
  const all = storyMix.flatMap(([story, share]) => Array.from({ length: share }, () => story));
  return Array.from(
    { length: count },
    (_, n) => all[Math.floor(((n + begin) * all.length) / count)]!,
  );
}

function shuffled<T>(random: Random, values: readonly T[]): T[] {
  const mixed = [...values];
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = random.between(0, at);
    [mixed[at], mixed[other]] = [mixed[other]!, mixed[at]!];
  }
  return mixed;
}

/** Of two regions none is left: the asking one stands for it. */
function thirdOf(regions: readonly string[], asking: string, answering: string, n: number): string {
  const others = regions.filter((region) => region !== asking && region !== answering);
  return others[n % others.length] ?? asking;
}

function refOf(regions: readonly string[], { asking, answering }: Ends, n: number): string {
  return `c${regions.indexOf(asking)}${regions.indexOf(answering)}${String(n).padStart(2, '0')}`;
}
