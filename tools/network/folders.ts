import { join } from 'node:path';

/** Where a network on one machine keeps what its regions need to start. */
export const keysFolder = (folder: string, region: string): string =>
  join(folder, 'regions', region, 'keys');
export const directoryFile = (folder: string): string => join(folder, 'directory.json');
export const agreementsFolder = (folder: string): string => join(folder, 'agreements');
export const clockFile = (folder: string): string => join(folder, 'clock');
