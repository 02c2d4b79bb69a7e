import notices from './data/holiday-notices.json';
import { addDays, type Day, startOfDay } from './day';

/**
 * What the State Council announces for one year 节假日安排: days off, and weekend days that are worked for them 调休上班.
 * Late in the year before; until then the year is unpublished and nothing but its weekends is known.
 */
export interface YearNotice {
  readonly year: number;
  readonly published: boolean;
  /** Title, number and day of the notice, and where its dates were read. */
  readonly source: string;
  readonly off: readonly Day[];
  readonly work: readonly Day[];
}

/** Days on which an office is closed for a reason of its own; both inclusive. */
export interface Closure {
  readonly from: Day;
  readonly to: Day;
  readonly reason: string;
}

/** What decides whether a day is a working day 工作日. Two regions count alike when they hold the same one. */
export interface WorkCalendar {
  readonly years: readonly YearNotice[];
  readonly closures: readonly Closure[];
}

/** What a day is; `work` and `made-up` (a weekend day that is worked) are working days. */
export type DayKind = 'work' | 'made-up' | 'weekend' | 'holiday' | 'closure';

/** The notices that come with the program, by year. */
export const yearNotices: readonly YearNotice[] = notices;

/** The calendar both regions hold by themselves: the notices, and these closures. */
export function workCalendar(closures: readonly Closure[] = []): WorkCalendar {
  return { years: yearNotices, closures };
}

/** What a day is and, when offices are closed for a reason of their own, that reason. */
export function kindOfDay(calendar: WorkCalendar, day: Day): { kind: DayKind; reason?: string } {
  const closure = calendar.closures.find(({ from, to }) => from <= day && day <= to);
  if (closure) return { kind: 'closure', reason: closure.reason };
  // A notice may speak of the last days of the year before: New Year 2023 began on 31 December 2022.
  if (calendar.years.some(({ work }) => work.includes(day))) return { kind: 'made-up' };
  if (calendar.years.some(({ off }) => off.includes(day))) return { kind: 'holiday' };
  return { kind: isWeekend(day) ? 'weekend' : 'work' };
}

export function isWorkingDay(calendar: WorkCalendar, day: Day): boolean {
  const { kind } = kindOfDay(calendar, day);
  return kind === 'work' || kind === 'made-up';
}

/** The n-th working day after a day; counting starts the day after, so 0 is the day itself. */
export function addWorkingDays(calendar: WorkCalendar, day: Day, n: number): Day {
  if (!Number.isSafeInteger(n) || n < 0) throw new RangeError('working days are counted from 0');
  let reached = day;
  for (let left = n; left > 0;) {
    reached = addDays(reached, 1);
    if (isWorkingDay(calendar, reached)) left -= 1;
  }
  return reached;
}

/** Whether the notice of the year a day lies in is known. */
export function isPublished(calendar: WorkCalendar, year: number): boolean {
  return calendar.years.some((notice) => notice.year === year && notice.published);
}

function isWeekend(day: Day): boolean {
  // 08:00 in Shanghai is midnight in UTC: the weekday there is the weekday here.
  const weekday = new Date(startOfDay(day).getTime() + 8 * 3_600_000).getUTCDay();
  return weekday === 0 || weekday === 6;
}
