import { given, type SectionContent } from './registration';

/** What pairing compares: an arrival or a departure, as far as it is known. */
export interface Comparable {
  readonly idNumber?: string;
  readonly name?: string;
  readonly sex?: string;
  readonly birthDate?: string;
  /** Division of the residence as either side wrote it. */
  readonly residenceDivision?: string;
  readonly hukouAddress?: string;
}

export type PairingField = keyof Comparable;
export interface PairingReason {
  readonly field: PairingField;
  readonly result: 'equal' | 'differs' | 'missing';
  /** 1 equal, 0 otherwise. */
  readonly score: number;
}

/** 配对: this arrival is that departure, and why. */
export interface Pairing {
  readonly recordId: string;
  readonly recordVersion: number;
  /** 0 to 1; an equal ID number alone gives 1. */
  readonly score: number;
  readonly reasons: readonly PairingReason[];
  readonly linked: boolean;
  readonly decidedBy: 'exact-number' | 'officer';
}

const FIELDS: readonly PairingField[] = [
  'idNumber',
  'name',
  'sex',
  'birthDate',
  'residenceDivision',
  'hukouAddress',
];

/** Field by field, in a fixed order, so that the same two registrations always give the same reasons. */
export function compare(arrival: Comparable, departure: Comparable): PairingReason[] {
  return FIELDS.map((field) => {
    const [here, there] = [arrival[field], departure[field]];
    if (!here || !there) return { field, result: 'missing', score: 0 };
    const equal =
      field === 'residenceDivision'
        ? samePlace(here, there)
        : comparable(here) === comparable(there);
    return { field, result: equal ? 'equal' : 'differs', score: equal ? 1 : 0 };
  });
}

/** Two registrations with one ID number are one person; the other fields are kept as reasons and shown as 不符. */
export function pairByNumber(
  arrival: Comparable & { readonly strandId: string; readonly version: number },
  departure: Comparable,
): Pairing | undefined {
  const reasons = compare(arrival, departure);
  if (reasons[0]!.result !== 'equal') return undefined;
  return {
    recordId: arrival.strandId,
    recordVersion: arrival.version,
    score: 1,
    reasons,
    linked: true,
    decidedBy: 'exact-number',
  };
}

/** The same link, taken back by an officer; the reasons stay, since they were true when it was made. */
export function undone(pairing: Pairing): Pairing {
  return { ...pairing, linked: false, decidedBy: 'officer' };
}

export function pairingSection(pairing: Pairing): SectionContent {
  return {
    open: given({
      recordid: pairing.recordId,
      recordversion: pairing.recordVersion,
      score: pairing.score,
      reasons: pairing.reasons.map((reason) => ({ ...reason })),
      linked: pairing.linked,
      decidedBy: pairing.decidedBy,
    }),
  };
}

/** A county names the same place as one of its townships: neither side contradicts the other. */
function samePlace(one: string, other: string): boolean {
  const [a, b] = [withoutZeros(one), withoutZeros(other)];
  return a.startsWith(b) || b.startsWith(a);
}

function withoutZeros(code: string): string {
  return code.length <= 6 ? code.replace(/(?:00){1,2}$/, '') : code.replace(/(?:000)+$/, '');
}

function comparable(value: string): string {
  return value.normalize('NFKC').replace(/\s+/g, '');
}
