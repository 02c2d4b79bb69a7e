import {
  type Comparable,
  compare,
  type Pairing,
  type PairingField,
  type PairingReason,
} from '../pairing';
import { searchableName } from '../searchable-name';

/** How much a field says about whether two registrations are one person. */
const WEIGHTS: Readonly<Record<PairingField, number>> = {
  idNumber: 0.4,
  name: 0.25,
  birthDate: 0.15,
  hukouAddress: 0.1,
  sex: 0.05,
  residenceDivision: 0.05,
};
/** What a field that one side does not have still weighs. */
const MISSING_WEIGHT = 0.6;
/** Below it two registrations are not shown as possibly one. */
export const MATCH_SCORE_MIN = 0.4;

export interface Match {
  /** 0 to 1 */
  readonly score: number;
  readonly reasons: readonly PairingReason[];
}

/**
 * Field by field, nearness counts: a number with one digit wrong, a name that sounds alike, a birth date of the same
 * year and day turned round. A field that one side does not have counts in part, so that a name alone is never
 * certainty. For a clerk to judge: no machine pairs by it.
 */
export function scoreMatch(arrival: Comparable, departure: Comparable): Match {
  const reasons = compare(arrival, departure).map((reason): PairingReason => {
    if (reason.result !== 'differs') return reason;
    const [here, there] = [arrival[reason.field]!, departure[reason.field]!];
    return { ...reason, score: nearness(reason.field, here, there) };
  });
  const weighed = reasons.reduce(
    (sum, { field, result, score }) => {
      const weight = WEIGHTS[field] * (result === 'missing' ? MISSING_WEIGHT : 1);
      return { all: sum.all + weight, got: sum.got + weight * score };
    },
    { all: 0, got: 0 },
  );
  return { score: Math.round((weighed.got / weighed.all) * 100) / 100, reasons };
}

/** 人工配对: an officer holds the two for one person; the scores are kept as they were then. */
export function pairByOfficer(
  arrival: Comparable & { readonly strandId: string; readonly version: number },
  departure: Comparable,
): Pairing {
  return {
    recordId: arrival.strandId,
    recordVersion: arrival.version,
    ...scoreMatch(arrival, departure),
    linked: true,
    decidedBy: 'officer',
  };
}

function nearness(field: PairingField, here: string, there: string): number {
  switch (field) {
    case 'idNumber':
      return isOneSlip(here, there) ? 0.8 : 0;
    case 'name':
      return searchableName(here).pinyin === searchableName(there).pinyin ? 0.8 : 0;
    case 'birthDate':
      return nearDays(here, there);
    case 'hukouAddress':
      return here.includes(there) || there.includes(here) ? 0.7 : 0;
    case 'sex':
    case 'residenceDivision':
      return 0;
  }
}

/** One character different, or two neighbours changed places: what a hand does wrong. */
function isOneSlip(here: string, there: string): boolean {
  if (here.length !== there.length) return false;
  const wrong = [...here].flatMap((char, at) => (char === there[at] ? [] : [at]));
  if (wrong.length === 1) return true;
  const [first, second] = wrong;
  return (
    wrong.length === 2 &&
    second === first! + 1 &&
    here[first!] === there[second] &&
    here[second] === there[first!]
  );
}

function nearDays(here: string, there: string): number {
  const [year, month, day] = here.split('-');
  const [otherYear, otherMonth, otherDay] = there.split('-');
  const sameParts =
    Number(year === otherYear) + Number(month === otherMonth) + Number(day === otherDay);
  if (sameParts === 2) return 0.6;
  return year === otherYear && month === otherDay && day === otherMonth ? 0.5 : 0;
}
