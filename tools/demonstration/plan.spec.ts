import { isWorkingDay, workCalendar } from '@calendar';
import type { Act } from './act';
import { type KnownRecord, planOf } from './plan';
import { sixMonths } from './run-demonstration';

const regions = ['610300', '410100', '620921', '451203'];
const records: KnownRecord[] = regions.flatMap((region) =>
  regions
    .filter((partner) => partner !== region)
    .flatMap((partner) =>
      (['sending', 'receiving'] as const).flatMap((side) =>
        Array.from({ length: 60 }, (_, n) => ({
          ...{ region, partner, side },
          recordId: `${region}-${partner}-${side}-${n}`,
        })),
      ),
    ),
);
const request = { seed: 1, regions, records, ...sixMonths };
const plan = planOf(request);
const acts = plan.flatMap((day) => day.acts);

describe('the plan of the demonstration', () => {
  it('is the same for the same seed, and another one for another', () => {
    expect(planOf(request)).toEqual(plan);
    expect(planOf({ ...request, seed: 2 })).not.toEqual(plan);
  });

  it('has every day once, its moments in order, and acts on working days only', () => {
    expect(plan).toHaveLength(183);
    expect([plan[0]!.day, plan.at(-1)!.day]).toEqual([sixMonths.from, sixMonths.to]);
    for (const [n, { at }] of plan.entries())
      if (n > 0) expect(at.getTime()).toBeGreaterThan(plan[n - 1]!.at.getTime());
    const calendar = workCalendar();
    for (const { day } of plan.filter((one) => one.acts.length > 0))
      expect(isWorkingDay(calendar, day)).toBe(true);
  });

  it('names each act once, for that is what keeps it from being done twice', () => {
    expect(new Set(acts.map(({ id }) => id)).size).toBe(acts.length);
  });

  it('asks first and speaks of it on the same or a later day', () => {
    const known = new Set<string>();
    const unheardOf: string[] = [];
    for (const { deed } of acts) {
      if ('ref' in deed && ['open', 'follow', 'site', 'report', 'propose'].includes(deed.do))
        known.add(deed.ref);
      else if ('ref' in deed && !known.has(deed.ref)) unheardOf.push(deed.ref);
    }
    expect(unheardOf).toEqual([]);
  });

  it('opens 180 to 300 cases of every kind, each act of the table at least once', () => {
    const opened = acts.flatMap(({ deed }) => (deed.do === 'open' ? [deed.question] : []));
    expect(opened.length).toBeGreaterThan(180);
    expect(opened.length).toBeLessThan(300);
    expect(new Set(opened.map(({ kind, urgency }) => `${kind} ${urgency ?? ''}`.trim()))).toEqual(
      new Set([
        ...['verification urgent', 'verification normal', 'notice'],
        ...['correspondence', 'objection', 'dispute'],
      ]),
    );
    const worked = new Set(acts.flatMap(({ deed }) => (deed.do === 'work' ? [deed.act] : [])));
    for (const act of [
      ...['acknowledge', 'ask-clarification', 'clarify', 'extend', 'forward', 'misaddressed'],
      ...['answer', 'correct', 'invalidate', 'review', 'hand-up', 'remind', 'withdraw'],
      ...['accept', 'return', 'reopen', 'close'],
    ])
      expect(worked).toContain(act);
    expect(acts.some(({ deed }) => deed.do === 'hand-down')).toBe(true);
  });

  it('keeps each case in one lane, so that an office does things in their order', () => {
    const lanes = new Map<string, Set<string>>();
    for (const { deed, lane } of acts as readonly Act[])
      if (deed.do === 'open' || deed.do === 'work')
        lanes.set(deed.ref, (lanes.get(deed.ref) ?? new Set()).add(lane));
    for (const lane of lanes.values()) expect(lane.size).toBe(1);
  });

  it('works with two regions, and with fewer records and cases than it would like', () => {
    const two = planOf({
      ...request,
      regions: regions.slice(0, 2),
      records: records.slice(0, 7),
      casesPerDirection: 10,
      from: '2026-03-02',
      to: '2026-03-20',
    });
    expect(two).toHaveLength(19);
    expect(two.flatMap((day) => day.acts).length).toBeGreaterThan(20);
  });
});
