import { openClock } from '@platform/clock';
import { readClockConfig } from '@platform/config';

/** Now by the clock of regions that are started with the same `CLOCK`: keys made a day too late are not valid for them. */
export function present(): Date {
  return openClock(readClockConfig()).now();
}
