const UNIT_MS = [7 * 86_400_000, 86_400_000, 3_600_000, 60_000, 1000];
const DURATION = /^([+-]?)P(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** Milliseconds of `-90000` or of an ISO 8601 duration of weeks to seconds (`-P30D`, `PT1H30M`); undefined for anything else. */
export function durationMs(text: string): number | undefined {
  if (/^[+-]?\d{1,15}$/.test(text)) return Number(text);
  const [, sign, ...parts] = DURATION.exec(text) ?? [];
  if (parts.every((part) => part === undefined)) return undefined;
  const sum = parts.reduce((total, part, index) => total + Number(part ?? 0) * UNIT_MS[index]!, 0);
  return sign === '-' ? -sum : sum;
}
