import { WireFault } from './wire-fault';

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** RFC 3339 UTC with exactly three decimals and `Z`, of a moment that exists. */
export function isTime(text: unknown): text is string {
  if (typeof text !== 'string' || !TIME.test(text)) return false;
  const at = new Date(text);
  // The 30th of February is rolled over by the Date, and an hour 24 too.
  return !Number.isNaN(at.getTime()) && at.toISOString() === text;
}

export function parseTime(text: string): Date {
  if (!isTime(text)) throw new WireFault('time', 'not RFC 3339 UTC with three decimals');
  return new Date(text);
}

export function timeText(at: Date): string {
  return at.toISOString();
}

/** The UTC day of a time, `2026-03-01`; content keys live that long. */
export function utcDayOf(time: string): string {
  return time.slice(0, 10);
}
