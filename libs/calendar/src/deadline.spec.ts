import fc from 'fast-check';
import { type DeadlineRule, dueDate, extensionRefusal, type Suspension } from './deadline';
import { rulePacks } from './rule-packs';
import { type WorkCalendar, workCalendar, yearNotices } from './work-calendar';

const calendar = workCalendar();
const at = (text: string): Date => new Date(`${text}+08:00`);
const working = (days: number, shift?: boolean): DeadlineRule => ({
  code: 'TEST',
  days,
  unit: 'working',
  source: '测试',
  ...(shift !== undefined && { shift }),
});
const inCalendarDays = (days: number): DeadlineRule => ({ ...working(days), unit: 'calendar' });

describe('a deadline', () => {
  it('is counted from the day after the start, whatever the hour', () => {
    for (const start of ['2026-03-02T00:00:00', '2026-03-02T23:59:59'])
      expect(dueDate({ start: at(start), rule: working(1), calendar }).day).toBe('2026-03-03');
  });
  it('of no days is due on the day itself, also on a day off', () => {
    expect(dueDate({ start: at('2026-02-17T09:00:00'), rule: working(0), calendar }).day).toBe(
      '2026-02-17',
    );
  });
  it('passes over days on which both have agreed to be closed', () => {
    const closed = workCalendar([{ from: '2026-03-03', to: '2026-03-04', reason: '搬迁' }]);
    const due = dueDate({ start: at('2026-03-02T09:00:00'), rule: working(1), calendar: closed });
    expect(due.day).toBe('2026-03-05');
    expect(due.explanation.skipped[0]).toEqual({
      day: '2026-03-03',
      why: 'closure',
      reason: '搬迁',
    });
  });
  it('refuses a number of days that is none', () => {
    for (const days of [-1, 1.5, Number.NaN, 1e9])
      expect(() =>
        dueDate({ start: at('2026-03-02T09:00:00'), rule: working(days), calendar }),
      ).toThrow(RangeError);
  });
});

describe('an extension', () => {
  it('counts on from the day it was due', () => {
    const due = dueDate({
      start: at('2026-03-02T09:00:00'),
      rule: working(3),
      calendar,
      extension: { days: 2 },
    });
    expect(due.day).toBe('2026-03-09');
    expect(due.explanation.extended).toEqual({ days: 2, from: '2026-03-05' });
  });
  it('is given once, with a reason, for no longer than the deadline itself', () => {
    const rule = working(15);
    expect(extensionRefusal({ days: 15, reason: '入户未遇' }, rule, false)).toBeUndefined();
    expect(extensionRefusal({ days: 5, reason: '入户未遇' }, rule, true)).toBe(
      'deadline.extended-already',
    );
    expect(extensionRefusal({ days: 5, reason: '  ' }, rule, false)).toBe(
      'deadline.extension-reason',
    );
    for (const days of [0, 16, 1.5])
      expect(extensionRefusal({ days, reason: '入户未遇' }, rule, false)).toBe(
        'deadline.extension-days',
      );
  });
});

describe('while the other side clarifies', () => {
  const suspended = (suspensions: Suspension[]): ReturnType<typeof dueDate> =>
    dueDate({ start: at('2026-03-02T09:00:00'), rule: inCalendarDays(7), calendar, suspensions });

  it('the days after the question, to the day of its answer, do not count', () => {
    const due = suspended([{ from: at('2026-03-04T10:00:00'), to: at('2026-03-06T10:00:00') }]);
    expect(due.day).toBe('2026-03-11');
    expect(due.explanation.suspended).toEqual({ days: 2 });
  });
  it('a question answered on the same day costs nobody a day', () => {
    const due = suspended([{ from: at('2026-03-04T10:00:00'), to: at('2026-03-04T16:00:00') }]);
    expect(due.day).toBe('2026-03-09');
  });
  it('two suspensions that overlap are counted once', () => {
    const due = suspended([
      { from: at('2026-03-04T10:00:00'), to: at('2026-03-06T10:00:00') },
      { from: at('2026-03-05T10:00:00'), to: at('2026-03-06T11:00:00') },
    ]);
    expect(due.day).toBe('2026-03-11');
  });
  it('nothing falls due before the answer', () => {
    const due = suspended([{ from: at('2026-03-04T10:00:00') }]);
    expect(due.paused).toBe(true);
    expect(due.day).toBe('9999-12-31');
  });
  it('a question asked after the due day changes nothing', () => {
    const due = suspended([{ from: at('2026-03-10T10:00:00') }]);
    expect([due.paused, due.day]).toEqual([false, '2026-03-09']);
  });
});

describe('an unpublished year', () => {
  const across = (rule: DeadlineRule): unknown =>
    dueDate({ start: at('2026-12-28T09:00:00'), rule, calendar }).warnings;

  it('is warned of where working days are counted into it', () => {
    expect(across(working(10))).toEqual([{ code: 'calendar.unpublished', year: 2027 }]);
    expect(across(working(2))).toEqual([]);
  });
  it('is not warned of where its table decides nothing', () => {
    expect(across(inCalendarDays(10))).toEqual([]);
    expect(across({ ...inCalendarDays(10), shift: true })).toHaveLength(1);
  });
});

describe('the rule packs', () => {
  it('name each rule once, with its source', () => {
    for (const rules of Object.values(rulePacks)) {
      expect(new Set(rules.map(({ code }) => code)).size).toBe(rules.length);
      expect(rules.every(({ source }) => source !== '')).toBe(true);
    }
  });
});

describe('the notices', () => {
  it('make no day both off and worked, and work only weekends', () => {
    for (const { off, work } of yearNotices) {
      expect(work.filter((day) => off.includes(day))).toEqual([]);
      for (const day of work) expect([0, 6]).toContain(new Date(`${day}T00:00:00Z`).getUTCDay());
    }
  });
});

/**
 * An independent counter: every day of some years as a number with one verdict, put into a list; the due day is found
 * by its position in the list, never by walking on from the start.
 */
function bruteForce(asked: BruteCase): string {
  const dayMs = 86_400_000;
  const number = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayMs;
  const text = (n: number): string => new Date(n * dayMs).toISOString().slice(0, 10);
  const shanghai = (instant: Date): number => Math.floor((instant.getTime() / 3_600_000 + 8) / 24);

  const off = new Set(asked.calendar.years.flatMap((year) => year.off.map(number)));
  const work = new Set(asked.calendar.years.flatMap((year) => year.work.map(number)));
  for (const { from, to } of asked.calendar.closures)
    for (let n = number(from); n <= number(to); n += 1) {
      work.delete(n);
      off.add(n);
    }
  const isOpen = (n: number): boolean =>
    // 1 January 1970, day 0, was a Thursday
    work.has(n) || (!off.has(n) && (n + 4) % 7 !== 0 && (n + 4) % 7 !== 6);
  const stands = new Set<number>();
  for (const { from, to } of asked.suspensions)
    for (let n = shanghai(from) + 1; n <= shanghai(to); n += 1) stands.add(n);

  const start = shanghai(asked.start);
  const days = Array.from({ length: 1_500 }, (_, index) => start + 1 + index).filter(
    (n) => !stands.has(n) && (asked.rule.unit === 'calendar' || isOpen(n)),
  );
  const total = asked.rule.days + (asked.extension?.days ?? 0);
  const reached = total === 0 ? start : days[total - 1]!;
  if (!asked.rule.shift) return text(reached);
  return text(Array.from({ length: 1_000 }, (_, index) => reached + index).find(isOpen)!);
}

interface BruteCase {
  readonly start: Date;
  readonly rule: DeadlineRule;
  readonly calendar: WorkCalendar;
  readonly extension?: { readonly days: number };
  readonly suspensions: readonly { readonly from: Date; readonly to: Date }[];
}

const instant = fc.date({
  min: new Date('2023-01-01T00:00:00Z'),
  max: new Date('2027-11-30T00:00:00Z'),
  noInvalidDate: true,
});
const day = instant.map((date) => date.toISOString().slice(0, 10));
const span = (unitMs: number) => (from: Date, length: number) => ({
  from,
  to: new Date(from.getTime() + length * unitMs),
});
const closures = fc.array(
  fc.tuple(instant, fc.nat(20)).map(([from, length]) => {
    const { to } = span(86_400_000)(from, length);
    return {
      from: from.toISOString().slice(0, 10),
      to: to.toISOString().slice(0, 10),
      reason: '停办',
    };
  }),
  { maxLength: 4 },
);
const calendars = fc.oneof(
  closures.map(workCalendar),
  fc.record({
    years: fc.tuple(fc.uniqueArray(day, { maxLength: 60 }), fc.nat(60)).map(([days, cut]) => [
      {
        year: 2026,
        published: true,
        source: '任意',
        off: days.slice(0, cut),
        work: days.slice(cut),
      },
    ]),
    closures,
  }),
);

describe('1,000 random cases', () => {
  it('agree with a counter that shares nothing with this one', () => {
    const cases = fc.record({
      start: instant,
      rule: fc.oneof(
        fc.constantFrom(...Object.values(rulePacks).flat()),
        fc.record({
          code: fc.constant('ANY'),
          days: fc.nat(90),
          unit: fc.constantFrom('working' as const, 'calendar' as const),
          source: fc.constant('任意'),
          shift: fc.boolean(),
        }),
      ),
      calendar: calendars,
      extension: fc.option(fc.record({ days: fc.nat(30) }), { nil: undefined }),
      suspensions: fc.array(
        fc.tuple(instant, fc.nat(400)).map(([from, hours]) => span(3_600_000)(from, hours)),
        { maxLength: 3 },
      ),
      near: fc.boolean(),
    });
    fc.assert(
      fc.property(cases, fc.nat(20), ({ near, extension, ...one }, offset) => {
        // Suspensions anywhere in five years seldom meet the deadline: half of them are put right behind its start.
        const suspensions = near
          ? one.suspensions.map(({ from, to }) =>
              span(1)(
                new Date(one.start.getTime() + offset * 43_200_000),
                to.getTime() - from.getTime(),
              ),
            )
          : one.suspensions;
        const asked = { ...one, suspensions, ...(extension && { extension }) };
        expect(dueDate(asked).day).toBe(bruteForce(asked));
      }),
      { numRuns: 1_000 },
    );
  });
});
