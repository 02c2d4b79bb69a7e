import { abolishedDivisions, childrenOf, division, fullName, latestSuccessor } from '@region';
import type { Random } from './random';

/** Townships of a region as a list to draw from, and what is known of its past. */
export interface Place {
  readonly region: string;
  readonly townships: readonly string[];
  /** Abolished county codes whose successor lies in the region, by that successor. */
  readonly abolished: ReadonlyMap<string, readonly string[]>;
}

/** 71 to 79: development zones of the statistics bureau, which no ID number and no home register knows. */
const statisticalOnly = /^\d{4}7[1-9]/;

export function placeOf(region: string): Place {
  const townships = townshipsBelow(region).filter((code) => !statisticalOnly.test(code));
  if (townships.length === 0) throw new RangeError(`${region} is no region with townships`);
  const abolished = new Map<string, string[]>();
  for (const { code } of abolishedDivisions()) {
    const successor = latestSuccessor(code)!;
    const county = division(successor)!.level === 'county';
    if (!county || !townships.some((township) => township.startsWith(successor))) continue;
    abolished.set(successor, [...(abolished.get(successor) ?? []), code]);
  }
  return { region, townships, abolished };
}

function townshipsBelow(code: string): string[] {
  return childrenOf(code).flatMap((child) =>
    child.level === 'township' ? [child.code] : townshipsBelow(child.code),
  );
}

/** An abolished code for a county of the region, its own where there is one; undefined when the region has none. */
export function abolishedCodeFor(random: Random, place: Place, county: string): string | undefined {
  const codes = place.abolished.get(county) ?? [...place.abolished.values()].flat();
  return codes.length > 0 ? random.of(codes) : undefined;
}

const areas = new Map<string, readonly { readonly code: string; readonly since: string }[]>();

/** The county code as it was on a day: what stands in a number given out then. */
export function countyCodeOn(county: string, day: string): string {
  let past = areas.get(county);
  if (!past) {
    past = abolishedDivisions()
      // A district that was merged in is not the county's own earlier code.
      .filter(({ code, name }) => !name.endsWith('区') && latestSuccessor(code) === county)
      .sort((one, other) => (one.since < other.since ? -1 : 1));
    areas.set(county, past);
  }
  return past.find(({ since }) => day.slice(0, 7) < since)?.code ?? county;
}

const names = new Map<string, string>();

export function nameOf(code: string): string {
  let name = names.get(code);
  if (name === undefined) names.set(code, (name = fullName(code) ?? ''));
  return name;
}

/** Every county in force, for people born elsewhere. */
export function allCounties(): string[] {
  return childrenOf()
    .flatMap((province) => childrenOf(province.code))
    .flatMap((city) => childrenOf(city.code))
    .filter(({ code, level }) => level === 'county' && !statisticalOnly.test(code))
    .map(({ code }) => code);
}

/** Communities are demonstration data: township + 001 to 003. */
export function communityOf(random: Random, township: string): string {
  return `${township}00${random.between(1, 3)}`;
}

const roads =
  '人民路 建设路 解放路 中山路 新华路 和平路 文化路 胜利路 工业路 滨河路 迎宾大道 长青街 幸福路 朝阳路 团结路'.split(
    ' ',
  );
const estates =
  '锦绣花园 阳光小区 幸福家园 和谐小区 康居苑 翠竹园 金水湾 东方名城 安居新村 福满园'.split(' ');
const villageNames =
  '王家庄 李家湾 张家沟 刘家坡 陈家堡 杨家坪 赵家台 孙家岭 马家河 上坪 下坪 前进 红旗 东岭 西岭 南塬 北塬'.split(
    ' ',
  );

/** Where a household is registered: a village group, or a house number in town. */
export function hukouAddress(random: Random, township: string): string {
  const name = nameOf(township);
  if (name.endsWith('街道')) return name + houseInTown(random);
  return `${name}${random.of(villageNames)}村${random.between(1, 12)}组${random.between(1, 180)}号`;
}

/** Where somebody lives now, in the way of the dwelling kind (domain.md 9.2). */
export function residenceAddress(random: Random, township: string, dwelling: string): string {
  const name = nameOf(township);
  if (dwelling === '05' || dwelling === '06')
    return `${name}${random.of(roads)}${random.between(1, 399)}号职工宿舍${random.between(1, 9)}栋${random.between(101, 620)}室`;
  return name + houseInTown(random);
}

function houseInTown(random: Random): string {
  const road = `${random.of(roads)}${random.between(1, 399)}号`;
  const room = `${random.between(1, 32)}号楼${random.between(1, 4)}单元${random.between(1, 28)}0${random.between(1, 6)}室`;
  return random.chance(0.6) ? road + random.of(estates) + room : road + room;
}
