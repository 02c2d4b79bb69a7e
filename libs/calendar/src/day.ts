/** A day of the calendar in China, YYYY-MM-DD. */
export type Day = string;

// China has one zone, UTC+8, without summer time since 1992. What the system stamps is later than that; for the
// summers of 1986 to 1991 the hour around midnight would be counted to the day before.
const offsetMs = 8 * 3_600_000;
const dayMs = 24 * 3_600_000;

/** The day in Asia/Shanghai that an instant falls on, as YYYY-MM-DD. */
export function dayIn(at: Date): Day {
  const count = Math.floor((at.getTime() + offsetMs) / dayMs);
  if (count !== lastAsked.count)
    lastAsked = { count, day: new Date(count * dayMs).toISOString().slice(0, 10) };
  return lastAsked.day;
}

/** Whoever asks for the day of thousands of entries asks for one day, mostly; writing it out takes a microsecond. */
let lastAsked: { readonly count: number; readonly day: Day } = { count: 0, day: '1970-01-01' };

/** First instant of a day in Asia/Shanghai. Throws RangeError when the day does not exist. */
export function startOfDay(day: Day): Date {
  const start = new Date(`${day}T00:00:00.000+08:00`);
  if (Number.isNaN(start.getTime()) || dayIn(start) !== day) throw new RangeError('no such day');
  return start;
}

/** First instant after a day in Asia/Shanghai: days are half-open, `at < endOfDay(day)` is still that day. */
export function endOfDay(day: Day): Date {
  return new Date(startOfDay(day).getTime() + dayMs);
}

/** The day some days later, or earlier when negative. */
export function addDays(day: Day, days: number): Day {
  return dayIn(new Date(startOfDay(day).getTime() + days * dayMs));
}

/** How many days a day is after another one; negative when it is before. */
export function daysAfter(earlier: Day, later: Day): number {
  return (startOfDay(later).getTime() - startOfDay(earlier).getTime()) / dayMs;
}

/** Whether a text is a day that exists, written YYYY-MM-DD. */
export function isDay(text: string): boolean {
  // Counted, not read by `Date`: a register asks it a million times.
  if (!/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(text)) return false;
  const day = Number(text.slice(8));
  return day <= 28 || day <= daysOf(Number(text.slice(0, 4)), Number(text.slice(5, 7)));
}

function daysOf(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** Completed years of life 周岁 on a day; negative before birth. Born on 29 February: the year is full on 1 March. */
export function age(birthDate: Day, on: Day): number {
  const years = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return on.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
