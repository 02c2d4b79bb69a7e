import { ask, command, read } from './http';
import { listRecords, type Side } from './records';

export interface ArrivalRequest {
  name: string;
  /** Left out with another document kind than the resident card. */
  idNumber?: string;
  documentKind: string;
  documentNumber?: string;
  sex?: string;
  birthDate?: string;
  ethnicGroup?: string;
  homeDivision: string;
  hukouAddress?: string;
  residenceDivision: string;
  address: string;
  dwellingKind?: string;
  reason?: string;
  arrivedOn: string;
  phone?: string;
  channel: string;
  noticeVersion: string;
}

export interface DepartureRequest {
  name: string;
  idNumber: string;
  documentKind: string;
  sex?: string;
  birthDate?: string;
  ethnicGroup?: string;
  homeDivision: string;
  hukouAddress?: string;
  destinationDivision: string;
  leftOn: string;
  reason?: string;
  villagePhone?: string;
}

export interface Registered {
  recordId: string;
  marks?: string[];
}

export interface NumberCheck {
  valid: boolean;
  faults: (string | { code: string; text?: string })[];
  sex?: string | null;
  birthDate?: string | null;
  alreadyRegistered?: string | null;
  /** Fails only its check digit: two persons may let it pass. */
  override?: 'possible' | 'proposed' | 'approved';
}

export interface Notice {
  version: string;
  title: string;
  sections: { heading: string; text: string }[];
}

export interface ArrivalReceipt {
  recordId: string;
  number?: string;
  name: string;
  idNumberMasked: string;
  sex?: string | null;
  birthDate?: string | null;
  homeDivisionName?: string | null;
  residenceDivisionName?: string | null;
  address?: string | null;
  arrivedOn: string;
  registeredOn?: string;
  registeredAt?: string;
  registrar?: string | null;
  organisation?: { code: string; name: string } | string | null;
  noticeVersion?: string | null;
  phoneMasked?: string | null;
  /** What will happen, in the words of the region. */
  next?: string[];
}

const arrivals = '/api/receiving/arrivals';
const departures = '/api/sending/departures';
const on = (base: string, id: string, act: string): string =>
  `${base}/${encodeURIComponent(id)}/${act}`;

export const getNotice = (lang: string): Promise<Notice> =>
  read<Notice>('/api/receiving/notice', { query: { lang } });

/** Is the number valid, and is its person registered already on this side? */
export const checkNumber = (side: Side, idNumber: string): Promise<NumberCheck> =>
  ask<NumberCheck>(`${side === 'receiving' ? arrivals : departures}/check`, { idNumber });

export const registerArrival = (body: ArrivalRequest, key: string): Promise<Registered> =>
  command<Registered>('POST', arrivals, { body, key });

export const getArrivals = listRecords(arrivals, 'receiving');

export const getArrivalReceipt = (id: string): Promise<ArrivalReceipt> =>
  read<ArrivalReceipt>(on(arrivals, id, 'receipt'));

/** What of a residence can be changed, as fields of a record. */
export const RESIDENCE_FIELDS = [
  'residenceDivision',
  'address',
  'dwellingKind',
  'reason',
  'phone',
  'arrivedOn',
  'channel',
] as const satisfies (keyof ResidenceChange)[];

export interface ResidenceChange {
  residenceDivision?: string;
  address?: string;
  dwellingKind?: string;
  reason?: string;
  phone?: string;
  arrivedOn?: string;
  channel?: string;
  /** The case whose answer is entered. */
  caseId?: string;
  /** The site where the person lives or works now; known here only. */
  siteId?: string;
}

export const changeResidence = (
  { id, ...body }: ResidenceChange & { id: string },
  key: string,
): Promise<unknown> => command('POST', on(arrivals, id, 'change-residence'), { body, key });

/** 补录号码 of a person registered without one. */
export const completeNumber = (
  { id, idNumber }: { id: string; idNumber: string },
  key: string,
): Promise<unknown> =>
  command('POST', on(arrivals, id, 'complete-number'), { body: { idNumber }, key });

export interface Ending {
  kind: string;
  on: string;
  toDivision?: string;
}

export const endArrival = (
  { id, ...body }: Ending & { id: string },
  key: string,
): Promise<unknown> => command('POST', on(arrivals, id, 'end'), { body, key });

export const registerDeparture = (body: DepartureRequest, key: string): Promise<Registered> =>
  command<Registered>('POST', departures, { body, key });

export const getDepartures = listRecords(departures, 'sending');

export interface DepartureChange {
  destinationDivision?: string;
  leftOn?: string;
  reason?: string;
  villagePhone?: string;
  /** The case whose answer is entered. */
  caseId?: string;
}

export const changeDeparture = (
  { id, ...body }: DepartureChange & { id: string },
  key: string,
): Promise<unknown> => command('POST', on(departures, id, 'change'), { body, key });

export const endDeparture = (
  { id, ...body }: Ending & { id: string },
  key: string,
): Promise<unknown> => command('POST', on(departures, id, 'end'), { body, key });

/** 一键建卡: from the confirmed identity and the arrival the partner sent. */
export const registerDepartureFromArrival = (
  { id }: { id: string },
  key: string,
): Promise<unknown> =>
  command('POST', on('/api/sending/arrivals', id, 'register-departure'), { body: {}, key });

export interface IdentityAnswer {
  recordId: string;
  found: boolean;
  paired: boolean;
}

export const confirmIdentity = ({ id }: { id: string }, key: string): Promise<IdentityAnswer> =>
  command<IdentityAnswer>('POST', on('/api/sending/arrivals', id, 'confirm-identity'), {
    body: {},
    key,
  });

export const undoPairing = (
  { id, ...body }: { id: string; reason: string; caseId?: string },
  key: string,
): Promise<unknown> => command('POST', on('/api/sending/pairings', id, 'undo'), { body, key });
