import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CitizenNumbers } from './citizen-number';
import { makeMigrant, type Migrant } from './migrant';
import { allCounties, placeOf } from './places';
import { Random } from './random';
import { registerFile, type Encoding } from './register-file';
import {
  arrivalRow,
  columns,
  departureRow,
  hukouRow,
  registerKinds,
  type ArrivalRow,
  type DepartureRow,
  type HukouRow,
  type RegisterKind,
} from './register-rows';
import { writeRows, type WrittenRow } from './row-fault';
import {
  completeShares,
  defaultShares,
  fallsOn,
  noFaults,
  rowFaults,
  type RowFault,
  type Shares,
} from './shares';
import { countsOf, expectedOf, refusedRowsOf, type FaultyRow, type Truth } from './truth';

export interface PopulationRequest {
  /** A whole number; the same request gives the same bytes. */
  readonly seed: number;
  /** Migrants in all, spread evenly over the ordered pairs of regions. */
  readonly people: number;
  /** Two or more division codes of regions with townships. */
  readonly regions: readonly string[];
  /** Folder for `CODE-hukou.csv`, `CODE-arrivals.csv`, `CODE-departures.csv` and `truth.json`; made when missing. */
  readonly out: string;
  readonly faults?: 'default' | 'none' | Partial<Shares>;
  readonly encoding?: Encoding;
  /** Registers to write; with only one of arrivals and departures everybody is in that one. */
  readonly registers?: readonly RegisterKind[];
}

/** A row in its register, with the person and what the row number will be told to. */
interface Placed<Row> extends WrittenRow<Row> {
  readonly person: number;
}

interface Registers {
  readonly hukou: Map<string, Placed<HukouRow>[]>;
  readonly arrivals: Map<string, Placed<ArrivalRow>[]>;
  readonly departures: Map<string, Placed<DepartureRow>[]>;
}

interface PersonRows {
  readonly home: string;
  readonly residence: string;
  hukouRow?: number;
  arrivalRow?: number;
  departureRow?: number;
  readonly faults: FaultyRow[];
}

/**
 * Writes the registers of a population as offices hand them in, and `truth.json` with what must come of them.
 * Throws RangeError at regions that cannot be used and FaultyShares at shares that cannot be.
 */
export async function generatePopulation(request: PopulationRequest): Promise<Truth> {
  const kinds = request.registers ?? registerKinds;
  const encoding = request.encoding ?? 'utf8';
  const shares = sharesOf(request.faults ?? 'default');
  const { registers, persons } = makeRegisters(request, shares, kinds);
  await mkdir(request.out, { recursive: true });
  const files: string[] = [];
  for (const kind of kinds)
    for (const [region, placed] of registers[kind]) {
      const file = `${region}-${kind}.csv`;
      files.push(file);
      numberRows(kind, placed, persons);
      const rows = placed.map(({ row }): Readonly<Record<string, string>> => row);
      await writeFile(join(request.out, file), registerFile(columns[kind], rows, encoding));
    }
  const truePersons = persons.map((person) => ({ ...person, expected: expectedOf(person) }));
  const truth: Truth = {
    seed: request.seed,
    people: persons.length,
    regions: [...request.regions],
    registers: [...kinds],
    encoding,
    shares,
    counts: countsOf(truePersons),
    refusedRows: refusedRowsOf(truePersons, files),
    persons: truePersons,
  };
  await writeFile(join(request.out, 'truth.json'), truthFile(truth));
  return truth;
}

function sharesOf(faults: 'default' | 'none' | Partial<Shares>): Shares {
  if (faults === 'default') return defaultShares;
  return faults === 'none' ? noFaults : completeShares(faults);
}

function makeRegisters(request: PopulationRequest, shares: Shares, kinds: readonly RegisterKind[]) {
  const pairs = orderedPairs(request.regions);
  const numbers = new CitizenNumbers();
  const counties = allCounties();
  const empty = <Row>() =>
    new Map<string, Placed<Row>[]>(request.regions.map((code) => [code, []]));
  const registers: Registers = { hukou: empty(), arrivals: empty(), departures: empty() };
  const persons: PersonRows[] = [];
  for (let at = 0; at < request.people; at++) {
    const { home, residence } = pairs[at % pairs.length]!;
    const random = new Random(request.seed, 'person', at);
    const nameKind = nameKindOf(random.fraction(), shares);
    const migrant = makeMigrant(random, { home, residence, nameKind, numbers, counties });
    persons.push({ home: home.region, residence: residence.region, faults: [] });
    place(registers, migrant, at, new Random(request.seed, 'rows', at), shares, kinds);
  }
  sortRegisters(registers);
  return { registers, persons };
}

function orderedPairs(regions: readonly string[]) {
  const places = [...new Set(regions)].map(placeOf);
  if (places.length < 2) throw new RangeError('a population needs at least two regions');
  return places.flatMap((home) =>
    places.filter((residence) => residence !== home).map((residence) => ({ home, residence })),
  );
}

function nameKindOf(fraction: number, shares: Shares) {
  const kind = fallsOn(fraction, shares, ['name-outside-bmp', 'name-of-four']);
  if (kind === undefined) return 'usual';
  return kind === 'name-of-four' ? 'four-characters' : 'outside-bmp';
}

/** Every random number is drawn whatever is written, so that a register does not depend on the others asked for. */
function place(
  registers: Registers,
  migrant: Migrant,
  person: number,
  random: Random,
  shares: Shares,
  kinds: readonly RegisterKind[],
): void {
  const both = kinds.includes('arrivals') && kinds.includes('departures');
  const only = fallsOn(random.fraction(), shares, ['arrival-only', 'departure-only']);
  const [inArrivals, inDepartures] = [random.fraction(), random.fraction()];
  const arrival = arrivalRow(random, migrant);
  const departure = departureRow(random, migrant);
  registers.hukou.get(migrant.home.region)!.push({ person, row: hukouRow(migrant) });
  const faultAt = (fraction: number) => fallsOn<RowFault>(fraction, shares, rowFaults);
  const arrivals = writeRows(random, migrant, arrival, faultAt(inArrivals));
  const departures = writeRows(random, migrant, departure, faultAt(inDepartures));
  if (!both || only !== 'departure-only')
    for (const row of arrivals)
      registers.arrivals.get(migrant.residence.region)!.push({ ...row, person });
  if (!both || only !== 'arrival-only')
    for (const row of departures)
      registers.departures.get(migrant.home.region)!.push({ ...row, person });
}

/** Offices write day by day; the home register goes by place. A double always comes after the row it repeats. */
function sortRegisters({ hukou, arrivals, departures }: Registers): void {
  const by = <Row>(key: (row: Row) => string) => {
    return (one: Placed<Row>, other: Placed<Row>) => {
      const [a, b] = [key(one.row), key(other.row)];
      return a < b ? -1 : a > b ? 1 : 0;
    };
  };
  for (const rows of hukou.values()) rows.sort(by((row) => row.homeDivision + row.idNumber));
  for (const rows of arrivals.values()) rows.sort(by((row) => row.registeredOn));
  for (const rows of departures.values()) rows.sort(by((row) => row.registeredOn));
}

function numberRows(
  kind: RegisterKind,
  placed: readonly Placed<unknown>[],
  persons: readonly PersonRows[],
): void {
  placed.forEach(({ person, fault }, at) => {
    const row = at + 1;
    const rows = persons[person]!;
    if (kind === 'hukou') rows.hukouRow = row;
    else if (fault !== 'double-row')
      rows[kind === 'arrivals' ? 'arrivalRow' : 'departureRow'] = row;
    if (kind !== 'hukou' && fault) rows.faults.push({ register: kind, row, fault });
  });
}

/** One line per person, so that a difference of two populations can be read. */
function truthFile({ persons, ...head }: Truth): string {
  const lines = persons.map((person) => JSON.stringify(person));
  const spread = JSON.stringify(head, null, 1).slice(0, -2);
  const open = spread.replace(/\[[\d,\s]+\]/g, (numbers) => numbers.replace(/\s+/g, ''));
  return `${open},\n "persons": [\n${lines.join(',\n')}\n ]\n}\n`;
}
