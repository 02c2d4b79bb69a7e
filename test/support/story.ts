import type { RegionClient } from '../../tools/client/region-client';
import type { TestNetwork } from './network';

/** A person of Baoji for stories; the number has the check digit of GB 11643. */
export interface StoryPerson {
  readonly name: string;
  readonly idNumber: string;
  readonly sex: string;
  readonly birthDate: string;
  readonly homeDivision: string;
  readonly hukouAddress: string;
}

export const weiLan: StoryPerson = personOf('魏岚', '610302', '19900307', 112);
export const caoZhengkai: StoryPerson = personOf('曹𠮷开', '610303', '19851224', 331);

export function personOf(name: string, area: string, birth: string, sequence: number): StoryPerson {
  const body = `${area}${birth}${String(sequence).padStart(3, '0')}`;
  const sum = [...body].reduce(
    (total, digit, i) => total + Number(digit) * (2 ** (17 - i) % 11),
    0,
  );
  return {
    name,
    idNumber: `${body}${'10X98765432'[sum % 11]}`,
    sex: sequence % 2 === 1 ? '1' : '2',
    birthDate: `${birth.slice(0, 4)}-${birth.slice(4, 6)}-${birth.slice(6)}`,
    homeDivision: area,
    hukouAddress: '演示路18号',
  };
}

export const hukouHeader = '行号,公民身份号码,姓名,性别,民族,出生日期,户籍地区划,户籍地址';

/** Hands a home register with these people in, at the region's desk. */
export async function takeInHukou(
  desk: RegionClient,
  people: readonly StoryPerson[],
): Promise<void> {
  const rows = people.map((one, i) =>
    [
      i + 1,
      one.idNumber,
      one.name,
      one.sex,
      '01',
      one.birthDate,
      one.homeDivision,
      one.hukouAddress,
    ].join(','),
  );
  const file = new Blob([`\uFEFF${[hukouHeader, ...rows].join('\r\n')}\r\n`], { type: 'text/csv' });
  await desk.upload('/api/sending/imports?kind=hukou', 'hukou.csv', file);
}

export interface Registered {
  readonly recordId: string;
}

export async function registerArrival(
  client: RegionClient,
  person: StoryPerson,
  residenceDivision: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<Registered> {
  const notice = await client.get<{ version: string }>('/api/receiving/notice');
  return client.post<Registered>('/api/receiving/arrivals', {
    ...person,
    documentKind: '111',
    residenceDivision,
    address: '中原路200号3单元502',
    dwellingKind: '02',
    reason: '01',
    arrivedOn: '2026-11-02',
    phone: '13812345678',
    channel: '2',
    noticeVersion: notice.version,
    ...more,
  });
}

export async function registerDeparture(
  client: RegionClient,
  person: StoryPerson,
  destinationDivision: string,
): Promise<Registered> {
  return client.post<Registered>('/api/sending/departures', {
    ...person,
    documentKind: '111',
    destinationDivision,
    leftOn: '2026-10-28',
    reason: '01',
    villagePhone: '13987654321',
  });
}

export interface RecordRow {
  readonly recordId: string;
  readonly state: string;
  readonly name: string;
}

export async function recordsOf(
  client: RegionClient,
  query = '',
): Promise<{ items: RecordRow[]; total: number }> {
  return client.get(`/api/bureau/records?size=100${query}`);
}

/** The division of the community manager's account, where arrivals of stories live. */
export const communityOf = (network: TestNetwork, region: string): string =>
  network.account(region, 'community-manager').organisation;
