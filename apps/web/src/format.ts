const zone = 'Asia/Shanghai';
const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

function read(instant: string | Date): Record<string, string> | undefined {
  const date = typeof instant === 'string' ? new Date(instant) : instant;
  if (Number.isNaN(date.getTime())) return undefined;
  return Object.fromEntries(parts.formatToParts(date).map(({ type, value }) => [type, value]));
}

/** Day of an instant in China, `YYYY-MM-DD`. */
export function dayOf(instant: string | Date): string {
  const p = read(instant);
  return p ? `${p.year}-${p.month}-${p.day}` : '';
}

/** `YYYY-MM-DD HH:mm` in China, whatever zone the visitor's machine is set to. */
export function momentOf(instant: string | Date | null | undefined): string {
  const p = instant ? read(instant) : undefined;
  return p ? `${p.year}-${p.month}-${p.day} ${p.hour}:${p.minute}` : '';
}

/** `2026年3月2日 09:00`, `2 March 2026, 09:00`: an instant in China, as it is said in words. */
export function longMomentOf(instant: string, language: string): string {
  const words = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
    timeZone: zone,
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return words.format(new Date(instant)).replace(' at ', ', ');
}

/** `HH:mm` on the day of `now`, otherwise with month and day, in another year with the year. */
export function shortMomentOf(instant: string | null | undefined, now: Date): string {
  const full = momentOf(instant);
  if (!full) return '';
  const today = dayOf(now);
  if (full.startsWith(today)) return full.slice(11);
  return full.slice(0, 4) === today.slice(0, 4) ? full.slice(5) : full;
}

/** Completed years on `today`, both `YYYY-MM-DD`. */
export function ageOn(birthDate: string, today: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(birthDate)) return undefined;
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
