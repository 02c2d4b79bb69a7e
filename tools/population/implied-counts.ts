import { isDay } from '@calendar';
import { covers, isKnown, latestSuccessor } from '@region';
import { isCitizenNumber } from './citizen-number';
import { distinctPersons, readRegister, regionsIn, type Row } from './read-register';
import type { TrueCounts } from './truth';

interface Accepted {
  readonly number: string;
  /** The other region: home of an arrival, destination of a departure. */
  readonly partner: string;
}

/**
 * Counts anew, from the register files alone, what must come of them by the rules of issue 3 ("Bad input"): nothing is
 * taken from `truth.json` or from the code that generates and imports. For tests.
 */
export function impliedCounts(folder: string): TrueCounts {
  const regions = regionsIn(folder);
  const arrivals = new Set<string>();
  const departures = new Set<string>();
  let rejected = 0;
  for (const region of regions) {
    const came = acceptedRows(folder, region, 'arrivals', regions);
    const left = acceptedRows(folder, region, 'departures', regions);
    rejected += came.refused + left.refused;
    for (const { number, partner } of came.accepted) arrivals.add(`${number} ${partner} ${region}`);
    for (const { number, partner } of left.accepted)
      departures.add(`${number} ${region} ${partner}`);
  }
  const agreed = [...arrivals].filter((key) => departures.has(key)).length;
  return {
    people: distinctPersons(folder),
    agreed,
    oneSided: { sending: departures.size - agreed, receiving: arrivals.size - agreed },
    rejected,
  };
}

function acceptedRows(
  folder: string,
  region: string,
  register: 'arrivals' | 'departures',
  regions: readonly string[],
) {
  const seen = new Set<string>();
  const accepted: Accepted[] = [];
  const rows = readRegister(folder, `${region}-${register}.csv`);
  for (const row of rows) {
    const one = judge(row, register, regions);
    if (!one || seen.has(one.number)) continue;
    seen.add(one.number);
    accepted.push(one);
  }
  return { accepted, refused: rows.length - accepted.length };
}

function judge(
  row: Row,
  register: 'arrivals' | 'departures',
  regions: readonly string[],
): Accepted | undefined {
  const [there, day] =
    register === 'arrivals'
      ? (['现住地区划', '到达日期'] as const)
      : (['前往地区划', '外出日期'] as const);
  const number = row['证件号码'] ?? '';
  const home = inForce(row['户籍地区划'] ?? '');
  const place = inForce(row[there] ?? '');
  if (!row['姓名'] || !isCitizenNumber(number) || !home || !place || !isDay(row[day] ?? ''))
    return undefined;
  const partnerDivision = register === 'arrivals' ? home : place;
  const partner = regions.find((code) => covers(code, partnerDivision));
  return partner === undefined ? undefined : { number, partner };
}

function inForce(code: string): string | undefined {
  return isKnown(code) ? code : latestSuccessor(code);
}
