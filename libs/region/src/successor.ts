import successors from './data/successors.json';
import { levelOf } from './division';

/** An abolished division code 已撤销的区划代码 and the code that took its place. */
export interface AbolishedDivision {
  readonly code: string;
  readonly name: string;
  /** YYYY-MM: month of the first official list without the code. */
  readonly since: string;
  /** The code put in its place then; it may have been abolished later itself. */
  readonly successor: string;
  readonly source: string;
  /** `confirmed`: the lists show both; `probable`: part of it is general knowledge, `note` says which. */
  readonly confidence: 'confirmed' | 'probable';
  readonly note?: string;
}

const abolished: ReadonlyMap<string, AbolishedDivision> = new Map(
  (successors.rows as AbolishedDivision[]).map((row) => [row.code, row]),
);

/** All abolished codes we know of, in the order of the codes. */
export function abolishedDivisions(): AbolishedDivision[] {
  return [...abolished.values()];
}

/** The abolished county, city or prefecture that a code of 6, 9 or 12 digits names or lies in. */
export function abolishedDivision(code: string): AbolishedDivision | undefined {
  return levelOf(code) ? abolished.get(code.slice(0, 6)) : undefined;
}

/**
 * The code that stands for an abolished one on a day: 451281 → 451203, 410121 → 410182 over several steps.
 * A township or community of an abolished county is mapped to the county, since no list says what became of it.
 * @param on YYYY-MM-DD
 * @returns undefined while the code was still in force, and when the table does not have it
 */
export function successorOf(code: string, on: string): string | undefined {
  let found: string | undefined;
  let step = abolishedDivision(code);
  while (step && on.slice(0, 7) >= step.since) {
    found = step.successor;
    step = abolished.get(found);
  }
  return found;
}

/** The code that stands for an abolished one today; undefined when the table does not have it. */
export function latestSuccessor(code: string): string | undefined {
  return successorOf(code, '9999-12-31');
}
