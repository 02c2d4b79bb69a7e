import { command, read } from './http';
import { type ListFilter, listOrSearch, type Page } from './page';
import type { Notice } from './registration';

export const CHANNELS = ['1', '2', '3', '4', '5', '6'] as const;

export interface Site {
  siteId: string;
  channel: string;
  name: string;
  division: string;
  divisionName: string;
  grid?: string;
  address: string;
  responsibleName: string;
  responsiblePhoneMasked?: string;
  commitment?: { version: string; signedBy: string; signedOn: string };
  closed: boolean;
  doorCode: string;
  reports: number;
  pending: number;
  residents: number;
  version: number;
}

export interface SiteFields {
  name: string;
  grid?: string;
  address: string;
  responsibleName: string;
  responsiblePhone?: string;
  signedBy?: string;
  signedOn?: string;
}

export interface Coverage {
  channel: string;
  sites: number;
  reporting: number;
  signed: number;
  persons: number;
  personsWithSite: number;
}

export interface Grid {
  community: string;
  communityName: string;
  number: string;
  name: string;
  keeper?: string;
  sites: number;
}

const sites = '/api/receiving/sites';
const at = (siteId: string, act = ''): string => `${sites}/${encodeURIComponent(siteId)}${act}`;

/** A list by its codes; as soon as something is typed, the same list by search, where the text is in the body. */
export const getSites = (filter: ListFilter): Promise<Page<Site>> =>
  listOrSearch(sites, `${sites}/search`, filter);

export const getCoverage = (): Promise<Coverage[]> => read(`${sites}/coverage`);

export const getDoorSheet = (
  siteId: string,
): Promise<{ site: Site; commitment: string[]; commitmentVersion: string }> => read(at(siteId));

export const addSite = (
  body: SiteFields & { channel: string; division: string },
  key: string,
): Promise<unknown> => command('POST', sites, { body, key });

export const changeSite = (
  { siteId, ...body }: SiteFields & { siteId: string; version: number; closed?: boolean },
  key: string,
): Promise<unknown> => command('POST', at(siteId, '/change'), { body, key });

export const renewDoorCode = ({ siteId }: { siteId: string }, key: string): Promise<unknown> =>
  command('POST', at(siteId, '/renew-code'), { body: {}, key });

export const getGrids = (): Promise<Grid[]> => read('/api/receiving/grids');

export const keepGrid = (
  body: { community: string; number: string; name: string; keeper?: string },
  key: string,
): Promise<unknown> => command('POST', '/api/receiving/grids', { body, key });

export interface SelfReport {
  reportId: string;
  siteId: string;
  siteName: string;
  channel: string;
  direction: 'arrival' | 'departure';
  divisionName: string;
  reportedBy: string;
  receivedAt: string;
  state: string;
  reason?: string;
  decidedAt?: string;
  recordId?: string;
  written?: Record<string, string>;
}

export const getSelfReports = (
  query: Record<string, string | number | undefined>,
): Promise<Page<SelfReport>> => read('/api/receiving/self-reports', { query });

export const confirmSelfReport = (
  { reportId, direction }: { reportId: string; direction: string },
  key: string,
): Promise<{ recordId: string }> =>
  command(
    'POST',
    `/api/${direction === 'departure' ? 'sending' : 'receiving'}/self-reports/${encodeURIComponent(reportId)}/confirm`,
    { body: {}, key },
  );

export const rejectSelfReport = (
  { reportId, reason }: { reportId: string; reason: string },
  key: string,
): Promise<unknown> =>
  command('POST', `/api/receiving/self-reports/${encodeURIComponent(reportId)}/reject`, {
    body: { reason },
    key,
  });

export interface DoorForm {
  siteName: string;
  communityName: string;
  regionName: string;
  channel: string;
  direction: 'arrival' | 'departure';
  reporter: string;
  placeLabel: string;
  fields: string[];
  today: string;
  dwellingKinds: { code: string; name: string }[];
  reasons: { code: string; name: string }[];
  notice: Notice;
}

export interface DoorReport {
  reportId: string;
  reportedBy: string;
  name: string;
  idNumber: string;
  noticeVersion: string;
  [field: string]: string;
}

const door = (code: string, below = ''): string =>
  `/api/receiving/door/${encodeURIComponent(code)}${below}`;

export const getDoorForm = (code: string): Promise<DoorForm> => read(door(code));

export const getDoorDivisions = (
  code: string,
  parent?: string,
): Promise<{ code: string; name: string; leaf: boolean }[]> =>
  read(door(code, '/divisions'), { query: { parent } });

export const reportAtDoor = (
  { code, ...body }: DoorReport & { code: string },
  key: string,
): Promise<{ reportId: string; number: string }> =>
  command('POST', door(code, '/reports'), { body, key });
