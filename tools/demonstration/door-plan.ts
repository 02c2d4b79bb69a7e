import { addDays, type Day } from '@calendar';
import { checkCharacter } from '../population/citizen-number';
import { Random } from '../population/random';
import type { Act, Deed, Desk } from './act';
import type { CalendarAct } from './agreement-plan';
import { address, phone } from './wording';

export interface DoorSurroundings {
  readonly seed: number;
  readonly region: string;
  readonly from: Day;
  readonly to: Day;
  /** Records of people who live here. */
  readonly residents: readonly string[];
}

const sites = [
  ['3', '阳光小区出租房', '房东王样例'],
  ['5', '演示机械厂', '人事科李样例'],
  ['4', '演示农贸市场', '市场办赵样例'],
] as const;

/** Where people live and work: sites with a commitment, reports from their doors, changes of address. */
export function doorActs(door: DoorSurroundings): CalendarAct[] {
  const random = new Random(door.seed, `door ${door.region}`);
  const acts: CalendarAct[] = [];
  const days = daysBetween(door.from, door.to);
  const add = (day: Day, by: Desk, lane: string, deed: Deed): void => {
    const id = `d-${door.region}.${acts.length + 1}`;
    const act: Act = { id, region: door.region, by, lane, deed };
    acts.push({ day, act });
  };
  sites.forEach((_, n) => add(addDays(door.from, 1 + n), 'community', 'sites', siteOf(door, n)));
  reports(random, door, days, add);
  for (const recordId of door.residents) {
    const day = addDays(door.from, random.between(3, days - 1));
    const changes = { address: address(random), phone: phone(random), changedOn: day };
    add(day, 'desk', `r-${recordId}`, { do: 'change-residence', recordId, changes });
  }
  return acts;
}

/** The community whose account puts it down is its division. */
function siteOf({ region, from }: DoorSurroundings, n: number): Deed {
  const [channel, name, who] = sites[n]!;
  const site = {
    ...{ channel, name, address: `演示路${n + 1}号` },
    ...{ responsibleName: who, responsiblePhone: `1390000000${n}` },
    ...{ signedBy: who, signedOn: addDays(from, 1) },
  };
  return { do: 'site', ref: siteRef(region, n), site };
}

const siteRef = (region: string, n: number): string => `site-${region}-${n}`;

/** A few a month; the community rejects some, the last ones wait for it. */
function reports(
  random: Random,
  { region, from }: DoorSurroundings,
  days: number,
  add: (day: Day, by: Desk, lane: string, deed: Deed) => void,
): void {
  for (let n = 0; n < 12; n++) {
    const day = addDays(from, 7 + Math.floor(((days - 9) * n) / 12));
    const ref = `report-${region}-${n}`;
    const site = siteRef(region, n % sites.length);
    const report = { ...reporter(random, region), ...stay(random, day), reportedBy: 'person' };
    add(day, 'community', ref, { do: 'report', ref, site, report });
    if (n < 8) add(addDays(day, 2), 'community', ref, { do: 'reject-report', ref, reason: why(n) });
  }
}

const why = (n: number): string => (n % 2 === 0 ? 'not-found-there' : 'already-registered');

function reporter(random: Random, region: string): object {
  const home = region.startsWith('6103') ? '410105' : '610302';
  const digits = `${home}19${random.between(70, 99)}0${random.between(1, 9)}1${random.between(0, 9)}${random.between(100, 999)}`;
  const name = `${random.of(['张', '李', '王', '赵', '刘'])}${random.of(['样例', '演示'])}`;
  return { name, idNumber: digits + checkCharacter(digits), homeDivision: home };
}

function stay(random: Random, day: Day): object {
  const place = `${random.between(1, 9)}号楼${random.between(101, 906)}室`;
  return {
    place,
    arrivedOn: addDays(day, -3),
    dwellingKind: '02',
    reason: '01',
    phone: phone(random),
  };
}

function daysBetween(from: Day, to: Day): number {
  let days = 0;
  for (let day = from; day < to; day = addDays(day, 1)) days += 1;
  return days;
}
