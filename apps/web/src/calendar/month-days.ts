import type { CalendarYear, SkippedDay } from '../api/calendar';

const two = (n: number): string => String(n).padStart(2, '0');
const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

/** Weeks of a month from Monday on; empty places stay undefined. */
export function weeksOf(year: number, month: number): (string | undefined)[][] {
  const count = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const days: (string | undefined)[] = Array.from(
    { length: count },
    (_, index) => `${year}-${two(month)}-${two(index + 1)}`,
  );
  const before = weekdayOf(days[0]!) - 1;
  const places = [...Array<undefined>(before).fill(undefined), ...days];
  while (places.length % 7 !== 0) places.push(undefined);
  return Array.from({ length: places.length / 7 }, (_, week) =>
    places.slice(week * 7, week * 7 + 7),
  );
}

export type DayMark = 'holiday' | 'madeUp' | 'closure' | 'office' | 'cutOff';

export interface MarkedDay {
  readonly marks: readonly DayMark[];
  readonly reasons: readonly string[];
  readonly free: boolean;
}

/** What is to be seen on a day: the national notice first, then what is agreed, then what the office announced. */
export function markedDay(day: string, { days, cutOffDays, closures }: CalendarYear): MarkedDay {
  const special = days.find((one) => one.day === day);
  const closed = closures.filter(({ from, to }) => from <= day && day <= to);
  const marks: DayMark[] = [
    ...(special ? [special.kind === 'made-up' ? ('madeUp' as const) : special.kind] : []),
    ...(closed.length > 0 ? (['office'] as const) : []),
    ...(isCutOff(day, cutOffDays) ? (['cutOff'] as const) : []),
  ];
  const weekend = weekdayOf(day) > 5;
  return {
    marks,
    reasons: [special?.reason, ...closed.map(({ reason }) => reason)].filter(
      (reason): reason is string => reason !== undefined,
    ),
    free: special ? special.kind !== 'made-up' : weekend,
  };
}

/** The 31st of a month that has none is its last day. */
function isCutOff(day: string, cutOffDays: readonly number[]): boolean {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return cutOffDays.some((cutOff) => Math.min(cutOff, last) === date);
}

export interface SkippedRange {
  readonly from: string;
  readonly to: string;
  readonly days: number;
  readonly why: SkippedDay['why'];
  readonly reason?: string;
}

/** Days passed over for one reason, one after the other, as one range. */
export function rangesOf(skipped: readonly SkippedDay[]): SkippedRange[] {
  const ranges: SkippedRange[] = [];
  for (const { day, why, reason } of skipped) {
    const last = ranges.at(-1);
    const joins = last?.why === why && last.reason === reason && dayAfter(last.to) === day;
    if (joins) ranges[ranges.length - 1] = { ...last, to: day, days: last.days + 1 };
    else ranges.push({ from: day, to: day, days: 1, why, ...(reason !== undefined && { reason }) });
  }
  return ranges;
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
