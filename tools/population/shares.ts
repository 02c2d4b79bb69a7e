import { readFileSync } from 'node:fs';

/** What can be wrong with a row of an arrivals or departures register; a row has at most one fault. */
export const rowFaults = [
  'check-digit',
  'placeholder-number',
  'swapped-or-similar-character',
  'homophone',
  'birth-date-moved',
  'double-row',
  'abolished-division',
  'required-field-empty',
  'optional-field-empty',
] as const;
export type RowFault = (typeof rowFaults)[number];

/** Faults whose row is refused; the others are kept as written, with a mark where the rules say so. */
export const refusing: ReadonlySet<RowFault> = new Set<RowFault>([
  'check-digit',
  'placeholder-number',
  'double-row',
  'required-field-empty',
]);

/** Shares from 0 to 1: the first two and the last two of all people, row faults of the rows of either register. */
export type Shares = Readonly<
  Record<'arrival-only' | 'departure-only' | 'name-outside-bmp' | 'name-of-four' | RowFault, number>
>;

/** The default of issue 3, item 3. */
export const defaultShares: Shares = {
  'arrival-only': 0.08,
  'departure-only': 0.06,
  'check-digit': 0.01,
  'placeholder-number': 0.005,
  'swapped-or-similar-character': 0.015,
  homophone: 0.005,
  'birth-date-moved': 0.005,
  'double-row': 0.01,
  'abolished-division': 0.01,
  'required-field-empty': 0.005,
  'optional-field-empty': 0.02,
  'name-outside-bmp': 0.003,
  'name-of-four': 0.01,
};

/** Everybody on both sides and every row right; rare names are no fault and stay. */
export const noFaults: Shares = {
  ...(Object.fromEntries(Object.keys(defaultShares).map((name) => [name, 0])) as Shares),
  'name-outside-bmp': defaultShares['name-outside-bmp'],
  'name-of-four': defaultShares['name-of-four'],
};

export class FaultyShares extends Error {}

/** Shares of `--faults`: `default`, `none`, or a JSON file whose members replace those of `none`. */
export function readShares(faults: string): Shares {
  if (faults === 'default') return defaultShares;
  if (faults === 'none') return noFaults;
  let given: unknown;
  try {
    given = JSON.parse(readFileSync(faults, 'utf8'));
  } catch (error) {
    throw new FaultyShares(`--faults ${faults}: ${(error as Error).message}`);
  }
  return completeShares(given);
}

/** Shares with 0 for every fault left out. Throws `FaultyShares` at an unknown name or a number that is no share. */
export function completeShares(given: unknown): Shares {
  if (typeof given !== 'object' || given === null) throw new FaultyShares('shares: not an object');
  for (const [name, share] of Object.entries(given)) {
    if (!Object.hasOwn(defaultShares, name))
      throw new FaultyShares(`"${name}" is none of ${Object.keys(defaultShares).join(', ')}`);
    if (typeof share !== 'number' || !(share >= 0 && share <= 1))
      throw new FaultyShares(`"${name}" must be a number from 0 to 1`);
  }
  const shares: Shares = { ...noFaults, ...given };
  const alternatives = [
    rowFaults.map((fault) => shares[fault]),
    [shares['arrival-only'], shares['departure-only']],
    [shares['name-outside-bmp'], shares['name-of-four']],
  ];
  if (alternatives.some((group) => group.reduce((sum, share) => sum + share, 0) > 1 + 1e-9))
    throw new FaultyShares('shares that exclude each other add up to more than 1');
  return shares;
}

/** Picks what a number from 0 to 1 falls on when the names lie side by side, each as long as its share. */
export function fallsOn<Name extends keyof Shares>(
  fraction: number,
  shares: Shares,
  names: readonly Name[],
): Name | undefined {
  let end = 0;
  return names.find((name) => fraction < (end += shares[name]));
}
