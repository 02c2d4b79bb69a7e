import { read } from './http';

/** The region's own time; `moved` in a demonstration. */
export interface RegionClock {
  now: string;
  moved: boolean;
}

export const getClock = (): Promise<RegionClock> => read<RegionClock>('/api/bureau/clock');
