import { useMemo } from 'react';
import { CHANNELS } from '../api/sites';
import { useCodes } from './useCodes';

/** The six reporting channels 六种模式, to choose from; of the code table without what is no channel of a site. */
export function useChannels(): { value: string; label: string }[] {
  const { options } = useCodes();
  return useMemo(
    () => options('channel').filter(({ value }) => (CHANNELS as readonly string[]).includes(value)),
    [options],
  );
}
