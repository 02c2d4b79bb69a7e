import { addDays } from '@calendar';
import type { CitizenNumbers } from './citizen-number';
import type { Sex } from './given-names';
import { makeName, type GeneratedName, type NameKind } from './person-name';
import { communityOf, countyCodeOn, hukouAddress, residenceAddress, type Place } from './places';
import { weightedChoice, type Random } from './random';

/** The last day that a generated register speaks of; nothing in it lies later. */
export const registersAsOf = '2025-12-31';

/** One person as both offices would write it down without a mistake. */
export interface Migrant {
  readonly home: Place;
  readonly residence: Place;
  readonly name: GeneratedName;
  readonly idNumber: string;
  readonly sex: Sex;
  readonly ethnicGroup: string;
  readonly birthDate: string;
  /** Township, 9 digits. */
  readonly homeTownship: string;
  readonly hukouAddress: string;
  readonly residenceTownship: string;
  readonly address: string;
  readonly dwelling: string;
  readonly reason: string;
  readonly leftOn: string;
  readonly arrivedOn: string;
  readonly departureRegisteredOn: string;
  readonly arrivalRegisteredOn: string;
  readonly phone: string;
  readonly villagePhone: string;
  readonly channel: string;
  readonly homeOrganisation: string;
  readonly residenceOrganisation: string;
}

/** Ages of migrants in years, skewed to working age as in the 2020 census; steps and weights are our estimate. */
const ages = weightedChoice([
  [[0, 5], 4],
  [[6, 14], 6],
  [[15, 19], 6],
  [[20, 24], 12],
  [[25, 34], 29],
  [[35, 44], 20],
  [[45, 54], 14],
  [[55, 64], 6],
  [[65, 85], 3],
] as [readonly [number, number], number][]);

/** Ethnic groups (GB/T 3304) by province of the home; shares are general knowledge, rounded. */
const ethnicGroups: Readonly<Record<string, ReturnType<typeof weightedChoice<string>>>> = {
  '45': weightedChoice([
    ['08', 62],
    ['01', 28],
    ['13', 5],
    ['32', 3],
    ['36', 2],
  ]),
  '62': weightedChoice([
    ['01', 960],
    ['03', 25],
    ['02', 5],
    ['17', 5],
    ['04', 5],
  ]),
};
const elsewhere = weightedChoice([
  ['01', 984],
  ['03', 11],
  ['11', 3],
  ['02', 2],
] as [string, number][]);

const reasonsOfAdults = weightedChoice([
  ['01', 64],
  ['03', 13],
  ['06', 6],
  ['08', 5],
  ['04', 4],
  ['05', 3],
  ['09', 3],
  ['99', 2],
] as [string, number][]);
const dwellings = weightedChoice([
  ['02', 62],
  ['05', 14],
  ['01', 11],
  ['04', 4],
  ['03', 4],
  ['06', 3],
  ['07', 1],
  ['99', 1],
] as [string, number][]);
/** Six reporting sources (domain.md 2); the sixth is the place of origin and reports no arrivals. */
const channels = weightedChoice([
  ['3', 38],
  ['2', 22],
  ['5', 18],
  ['1', 15],
  ['4', 7],
] as [string, number][]);

const mobilePrefixes =
  '131 132 135 136 137 138 139 150 151 152 155 158 159 176 177 178 180 181 182 183 185 186 187 188 189 199'.split(
    ' ',
  );
/** Trunk prefixes of the regions of the source documents. */
const trunkPrefixes: Readonly<Record<string, string>> = {
  '4101': '0371',
  '4512': '0778',
  '6103': '0917',
  '6209': '0937',
};

export interface Origin {
  readonly home: Place;
  readonly residence: Place;
  readonly nameKind: NameKind;
  readonly numbers: CitizenNumbers;
  /** Counties that people born elsewhere were registered in first. */
  readonly counties: readonly string[];
}

export function makeMigrant(random: Random, origin: Origin): Migrant {
  const { home, residence } = origin;
  const sex: Sex = random.chance(0.52) ? '1' : '2';
  const [youngest, oldest] = random.weighted(ages);
  const years = random.between(youngest, oldest);
  const birthDate = addDays(registersAsOf, -Math.floor(years * 365.2425) - random.between(40, 364));
  const homeTownship = random.of(home.townships);
  const residenceTownship = random.of(residence.townships);
  const dwelling = random.weighted(dwellings);
  const journey = makeJourney(random, birthDate);
  return {
    home,
    residence,
    name: makeName(random, origin.nameKind, sex, Number(birthDate.slice(0, 4))),
    idNumber: makeNumber(random, origin, homeTownship, birthDate, sex),
    sex,
    ethnicGroup: random.weighted(ethnicGroups[home.region.slice(0, 2)] ?? elsewhere),
    birthDate,
    homeTownship,
    hukouAddress: hukouAddress(random, homeTownship),
    residenceTownship,
    address: residenceAddress(random, residenceTownship, dwelling),
    dwelling,
    reason: reasonAt(random, years),
    ...journey,
    phone: random.of(mobilePrefixes) + digits(random, 8),
    villagePhone: `${trunkPrefixes[home.region.slice(0, 4)] ?? '010'}-${random.between(2, 8)}${digits(random, 6)}`,
    channel: random.weighted(channels),
    homeOrganisation: communityOf(random, homeTownship),
    residenceOrganisation: communityOf(random, residenceTownship),
  };
}

/** One person in eight got the number in another county; numbers were first given out about 1986. */
function makeNumber(
  random: Random,
  origin: Origin,
  township: string,
  birthDate: string,
  sex: Sex,
): string {
  const county = random.chance(0.12) ? random.of(origin.counties) : township.slice(0, 6);
  const given = birthDate < '1986-01-01' ? '1986-01-01' : birthDate;
  return origin.numbers.issue(countyCodeOn(county, given), birthDate, sex, random.between(0, 499));
}

function makeJourney(random: Random, birthDate: string) {
  const earliest = addDays(birthDate, 20);
  const wished = addDays(registersAsOf, -random.between(5, 1100));
  const leftOn = wished < earliest ? earliest : wished;
  const notAfter = (day: string) => (day > registersAsOf ? registersAsOf : day);
  const arrivedOn = notAfter(addDays(leftOn, random.between(0, 4)));
  return {
    leftOn,
    arrivedOn,
    arrivalRegisteredOn: notAfter(addDays(arrivedOn, random.between(0, 30))),
    departureRegisteredOn: notAfter(addDays(leftOn, random.between(0, 60))),
  };
}

function reasonAt(random: Random, years: number): string {
  if (years < 6) return '06';
  if (years < 16) return random.chance(0.5) ? '04' : '06';
  if (years >= 65) return random.chance(0.6) ? '08' : '06';
  return random.weighted(reasonsOfAdults);
}

function digits(random: Random, count: number): string {
  return String(random.between(0, 10 ** count - 1)).padStart(count, '0');
}
