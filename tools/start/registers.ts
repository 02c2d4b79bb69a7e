import { existsSync, openAsBlob } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type RegionClient, RegionRefused } from '../client/region-client';
import { say } from './progress';

/** The three registers an office hands in, in the order they are taken in: the home register answers for the others. */
const registers = [
  { name: 'hukou', zh: '户籍册', path: '/api/sending/imports?kind=hukou' },
  { name: 'departures', zh: '外出登记', path: '/api/sending/imports?kind=departures' },
  { name: 'arrivals', zh: '到达登记', path: '/api/receiving/imports?kind=arrivals' },
] as const;

export interface RegisterOffice {
  readonly code: string;
  /** Signed in: an account has one session, so an office's uploads share it. */
  readonly client: RegionClient;
}

export interface TakenIn {
  readonly rows: number;
  readonly accepted: number;
  readonly refused: number;
  readonly alreadyDone: number;
}

/**
 * Hands the register files of every region in over HTTP, as an office would: home registers first, then departures and
 * arrivals side by side. A region that dies in between is asked again; it goes on where it stopped, and a file it has
 * already taken in changes nothing.
 */
export async function takeInRegisters(
  folder: string,
  offices: readonly RegisterOffice[],
): Promise<void> {
  const takeIn = async (
    office: RegisterOffice,
    name: (typeof registers)[number]['name'],
  ): Promise<void> => {
    const register = registers.find((one) => one.name === name)!;
    const file = join(folder, `${office.code}-${name}.csv`);
    if (!existsSync(file)) return;
    const done = await handIn(office, register.path, file);
    say(
      `${office.code} ${register.zh} ${name}: ${done.rows} rows, ${done.accepted} taken in, ${done.refused} refused` +
        (done.alreadyDone > 0 ? `, ${done.alreadyDone} already there` : ''),
    );
  };
  await Promise.all(offices.map((office) => takeIn(office, 'hukou')));
  await Promise.all(
    offices.flatMap((office) => [takeIn(office, 'departures'), takeIn(office, 'arrivals')]),
  );
}

/** One a second: a region may be killed several times and begin anew each time. */
const attemptsMax = 240;

async function handIn(office: RegisterOffice, path: string, file: string): Promise<TakenIn> {
  for (let attempt = 1; ; attempt++)
    try {
      const content = await openAsBlob(file, { type: 'text/csv' });
      return await office.client.upload<TakenIn>(path, file.split('/').at(-1)!, content);
    } catch (error) {
      const lost =
        !(error instanceof RegionRefused) ||
        error.status >= 500 ||
        error.code === 'import.in-progress';
      if (!lost || attempt === attemptsMax) throw error;
      const { message, cause } = error as Error;
      say(
        `${office.code}: ${message} ${(cause as Error | undefined)?.message ?? ''}; the file is handed in again`,
      );
      await pause(1_000);
    }
}
