import type { Arrival, Departure } from '../src/registration';
import type { KnownArrival, KnownDeparture } from '../src/registration.repository';

export const LI = '11010519491231002X';

const person = { name: '李娜', idNumber: LI, sex: '2', birthDate: '1949-12-31' };
const arrival: Arrival = {
  person,
  home: { code: '610302' },
  residence: { code: '410105' },
  documentKind: '111',
  address: '健康路 1 号',
  arrivedOn: '2026-01-05',
  registeredOn: '2026-01-06',
  channel: '3',
  organisation: '410105',
  marks: [],
};
const departure: Departure = {
  person,
  home: { code: '610302' },
  destination: '410100',
  documentKind: '111',
  leftOn: '2026-01-03',
  registeredOn: '2026-01-04',
  organisation: '610302',
  marks: [],
};

/** A receiving strand of Li Na, Baoji → Zhengzhou, as seen by the home side unless said otherwise. */
export function anArrival(strandId: string, more: Partial<KnownArrival> = {}): KnownArrival {
  return {
    strandId,
    version: 2,
    own: false,
    homeRegion: '610300',
    residenceRegion: '410100',
    time: new Date('2026-01-06T02:00:00Z'),
    status: 'living',
    arrival,
    ...more,
  };
}

/** A sending strand of Li Na; `away` unless said otherwise. */
export function aDeparture(strandId: string, more: Partial<KnownDeparture> = {}): KnownDeparture {
  return {
    strandId,
    version: 1,
    own: true,
    homeRegion: '610300',
    residenceRegion: '410100',
    idNumber: LI,
    departure,
    status: 'away',
    ...more,
  };
}

/** A sending strand that only answers an arrival. */
export function anAnswer(strandId: string, about: string, found = true): KnownDeparture {
  return aDeparture(strandId, {
    departure: undefined,
    status: undefined,
    identityFound: found,
    about,
  });
}

export function linkedTo(recordId: string, linked = true): Pick<KnownDeparture, 'pairing'> {
  const decidedBy = linked ? 'exact-number' : 'officer';
  return {
    pairing: { recordId, recordVersion: 2, score: 1, reasons: [], linked, decidedBy },
  };
}
