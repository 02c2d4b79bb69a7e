import { createReadStream, existsSync, openAsBlob } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { RegionClient, RegionRefused, type SignIn } from '../client/region-client';
import { say } from './progress';

/** The three registers an office hands in, in the order they are taken in: the home register answers for the others. */
const registers = [
  { name: 'hukou', zh: '户籍册', path: '/api/sending/imports?kind=hukou' },
  { name: 'departures', zh: '外出登记', path: '/api/sending/imports?kind=departures' },
  { name: 'arrivals', zh: '到达登记', path: '/api/receiving/imports?kind=arrivals' },
] as const;

export interface RegisterOffice {
  readonly code: string;
  readonly url: string;
  readonly account: SignIn;
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

const attemptsMax = 60;

async function handIn(office: RegisterOffice, path: string, file: string): Promise<TakenIn> {
  for (let attempt = 1; ; attempt++)
    try {
      const client = await new RegionClient(office.url).signIn(office.account);
      const content = await openAsBlob(file, { type: 'text/csv' });
      return await client.upload<TakenIn>(path, file.split('/').at(-1)!, content);
    } catch (error) {
      const lost =
        !(error instanceof RegionRefused) ||
        error.status >= 500 ||
        error.code === 'import.in-progress';
      if (!lost || attempt === attemptsMax) throw error;
      say(`${office.code}: ${String((error as Error).message)}; the file is handed in again`);
      await pause(1_000);
    }
}

/** Distinct persons in the register files: distinct ID numbers of valid form, over all files. */
export async function countPeople(folder: string, regions: readonly string[]): Promise<number> {
  const numbers = new Set<string>();
  for (const region of regions)
    for (const { name } of registers) {
      const file = join(folder, `${region}-${name}.csv`);
      if (existsSync(file)) await collectNumbers(file, numbers);
    }
  return numbers.size;
}

async function collectNumbers(file: string, into: Set<string>): Promise<void> {
  // Digits are the same bytes in UTF-8 and GB18030: no need to know the encoding.
  for await (const line of createInterface({ input: createReadStream(file, 'latin1') }))
    for (const cell of line.split(','))
      if (/^"?\d{17}[\dXx]"?$/.test(cell) && hasCheckDigit(cell.replaceAll('"', '')))
        into.add(cell.replaceAll('"', '').toUpperCase());
}

/** GB 11643-1999: sum of digit × 2^(18−i) modulo 11. Placeholders such as eighteen zeros are no person. */
function hasCheckDigit(number: string): boolean {
  if (/^0{6}/.test(number)) return false;
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += Number(number[i]) * (2 ** (17 - i) % 11);
  return '10X98765432'[sum % 11] === number[17]!.toUpperCase();
}
