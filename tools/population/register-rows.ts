import type { Migrant } from './migrant';
import type { Random } from './random';

export const registerKinds = ['hukou', 'arrivals', 'departures'] as const;
export type RegisterKind = (typeof registerKinds)[number];

/** Columns of the registers as offices hand them in (issue 3, item 3); the line number 行号 stands before them. */
export const columns = {
  hukou: {
    idNumber: '公民身份号码',
    name: '姓名',
    sex: '性别',
    ethnicGroup: '民族',
    birthDate: '出生日期',
    homeDivision: '户籍地区划',
    hukouAddress: '户籍地址',
  },
  arrivals: {
    name: '姓名',
    documentKind: '证件类型',
    idNumber: '证件号码',
    sex: '性别',
    ethnicGroup: '民族',
    birthDate: '出生日期',
    homeDivision: '户籍地区划',
    hukouAddress: '户籍地址',
    residenceDivision: '现住地区划',
    address: '现住地址',
    dwellingKind: '住所类型',
    reason: '来此原因',
    arrivedOn: '到达日期',
    registeredOn: '登记日期',
    phone: '联系电话',
    channel: '来源渠道',
    organisation: '登记单位',
  },
  departures: {
    name: '姓名',
    documentKind: '证件类型',
    idNumber: '证件号码',
    sex: '性别',
    ethnicGroup: '民族',
    birthDate: '出生日期',
    homeDivision: '户籍地区划',
    hukouAddress: '户籍地址',
    destinationDivision: '前往地区划',
    leftOn: '外出日期',
    reason: '外出原因',
    registeredOn: '登记日期',
    villagePhone: '村联系电话',
    organisation: '登记单位',
  },
} as const;

export type HukouRow = Readonly<Record<keyof typeof columns.hukou, string>>;
export type ArrivalRow = Readonly<Record<keyof typeof columns.arrivals, string>>;
export type DepartureRow = Readonly<Record<keyof typeof columns.departures, string>>;

export function hukouRow(migrant: Migrant): HukouRow {
  return { ...personColumns(migrant), homeDivision: migrant.homeTownship };
}

/** The residence side knows the home mostly as far as the county. */
export function arrivalRow(random: Random, migrant: Migrant): ArrivalRow {
  return {
    ...personColumns(migrant),
    documentKind: '111',
    homeDivision: random.chance(0.6) ? migrant.homeTownship.slice(0, 6) : migrant.homeTownship,
    residenceDivision: migrant.residenceTownship,
    address: migrant.address,
    dwellingKind: migrant.dwelling,
    reason: migrant.reason,
    arrivedOn: migrant.arrivedOn,
    registeredOn: migrant.arrivalRegisteredOn,
    phone: migrant.phone,
    channel: migrant.channel,
    organisation: migrant.residenceOrganisation,
  };
}

/** The village knows the destination as the region, its county or its township. */
export function departureRow(random: Random, migrant: Migrant): DepartureRow {
  const depth = random.fraction();
  const { residenceTownship, residence } = migrant;
  const county = depth < 0.8 ? residenceTownship.slice(0, 6) : residenceTownship;
  return {
    ...personColumns(migrant),
    documentKind: '111',
    homeDivision: migrant.homeTownship,
    destinationDivision: depth < 0.3 ? residence.region : county,
    leftOn: migrant.leftOn,
    reason: migrant.reason,
    registeredOn: migrant.departureRegisteredOn,
    villagePhone: migrant.villagePhone,
    organisation: migrant.homeOrganisation,
  };
}

function personColumns(migrant: Migrant) {
  return {
    name: migrant.name.surname + migrant.name.given,
    idNumber: migrant.idNumber,
    sex: migrant.sex,
    ethnicGroup: migrant.ethnicGroup,
    birthDate: migrant.birthDate,
    hukouAddress: migrant.hukouAddress,
  };
}
