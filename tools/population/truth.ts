import type { Encoding } from './register-file';
import type { RegisterKind } from './register-rows';
import { refusing, type RowFault, type Shares } from './shares';

/** What the joint record of a person must come to; `refused`: no row of the person went in. */
export type Expected = 'agreed' | 'one-sided-receiving' | 'one-sided-sending' | 'refused';

export interface FaultyRow {
  readonly register: 'arrivals' | 'departures';
  /** 行号; of a double row the second one. */
  readonly row: number;
  readonly fault: RowFault;
}

/** One person of the registers. Nothing in it is personal: rows are found by their numbers. */
export interface TruePerson {
  readonly home: string;
  readonly residence: string;
  readonly hukouRow?: number;
  readonly arrivalRow?: number;
  readonly departureRow?: number;
  readonly faults: readonly FaultyRow[];
  readonly expected: Expected;
}

export interface TrueCounts {
  /** Distinct persons in the registers. */
  readonly people: number;
  readonly agreed: number;
  readonly oneSided: { readonly sending: number; readonly receiving: number };
  /** Register rows refused. */
  readonly rejected: number;
}

export interface Truth {
  readonly seed: number;
  readonly people: number;
  readonly regions: readonly string[];
  readonly registers: readonly RegisterKind[];
  readonly encoding: Encoding;
  readonly shares: Shares;
  readonly counts: TrueCounts;
  /** 行号 of the refused rows by file; every file is listed. */
  readonly refusedRows: Readonly<Record<string, readonly number[]>>;
  readonly persons: readonly TruePerson[];
}

/**
 * The outcome by the rules of issue 3: a refused row leaves the person on the other side alone; of a double row only
 * the second is refused; equal numbers on both sides make one agreed record.
 */
export function expectedOf(person: Omit<TruePerson, 'expected'>): Expected {
  const wentIn = (register: FaultyRow['register'], row: number | undefined) =>
    row !== undefined &&
    !person.faults.some(
      (one) => one.register === register && one.row === row && refusing.has(one.fault),
    );
  const arrival = wentIn('arrivals', person.arrivalRow);
  const departure = wentIn('departures', person.departureRow);
  if (arrival && departure) return 'agreed';
  if (arrival) return 'one-sided-receiving';
  return departure ? 'one-sided-sending' : 'refused';
}

export function countsOf(persons: readonly TruePerson[]): TrueCounts {
  const having = (expected: Expected) => persons.filter((one) => one.expected === expected).length;
  return {
    people: persons.length,
    agreed: having('agreed'),
    oneSided: { sending: having('one-sided-sending'), receiving: having('one-sided-receiving') },
    rejected: persons.flatMap(({ faults }) => faults).filter(({ fault }) => refusing.has(fault))
      .length,
  };
}

export function refusedRowsOf(
  persons: readonly TruePerson[],
  files: readonly string[],
): Readonly<Record<string, readonly number[]>> {
  const refused = new Map<string, number[]>(files.map((file) => [file, []]));
  for (const { home, residence, faults } of persons)
    for (const { register, row, fault } of faults)
      if (refusing.has(fault))
        refused.get(`${register === 'arrivals' ? residence : home}-${register}.csv`)?.push(row);
  for (const rows of refused.values()) rows.sort((one, other) => one - other);
  return Object.fromEntries(refused);
}
