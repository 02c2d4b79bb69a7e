import { isLinked } from './placement';
import type { StatedResidence } from './registration';
import type { KnownArrival, KnownDeparture } from './registration.repository';

/** All that the home region holds of one person. */
export interface HeldOfPerson {
  readonly departures: readonly KnownDeparture[];
  readonly arrivals: readonly KnownArrival[];
}

/**
 * Where a person is registered as living now, as partners say: not where an officer has parted the arrival from the
 * departure, nor an arrival linked to another person's departure. The one held active first: the newest arrival.
 */
export function residencesOf({ departures, arrivals }: HeldOfPerson): KnownArrival[] {
  const own = new Set(departures.map(({ strandId }) => strandId));
  const parted = departures.filter((one) => one.pairing && !isLinked(one));
  return arrivals
    .filter((one) => !one.own && one.status === 'living')
    .filter(({ linkedTo }) => linkedTo === undefined || own.has(linkedTo))
    .filter((one) => !parted.some(({ pairing }) => pairing!.recordId === one.strandId))
    .sort(newestFirst);
}

/**
 * What a departure is to state. With one residence it keeps what it says, since the link says as much, unless it spoke of
 * a second or names an arrival that is held to be another person's.
 */
export function statedResidence(
  said: StatedResidence,
  residences: readonly KnownArrival[],
  arrivals: readonly KnownArrival[],
): StatedResidence {
  const activeResidence = residences[0]?.strandId;
  if (residences.length > 1) return { activeResidence, secondResidence: true };
  const named = said.activeResidence;
  const isTheirs = residences.some(({ strandId }) => strandId === named);
  const isOver = arrivals.some((one) => one.strandId === named && one.status === 'ended');
  const stands = named === undefined || isTheirs || isOver;
  return stands && !said.secondResidence ? said : { activeResidence };
}

/** Absences of the person whose statement is no longer true, each with the true one. */
export function outdatedStatements(
  held: HeldOfPerson,
): { readonly known: KnownDeparture; readonly stated: StatedResidence }[] {
  const residences = residencesOf(held);
  return held.departures
    .filter(({ own, status }) => own && status === 'away')
    .map((known) => ({ known, stated: statedResidence(known, residences, held.arrivals) }))
    .filter(({ known, stated }) => !isSame(known, stated));
}

function isSame(one: StatedResidence, other: StatedResidence): boolean {
  return (
    one.activeResidence === other.activeResidence &&
    (one.secondResidence ?? false) === (other.secondResidence ?? false)
  );
}

function newestFirst(one: KnownArrival, other: KnownArrival): number {
  if (one.arrival.arrivedOn !== other.arrival.arrivedOn)
    return one.arrival.arrivedOn < other.arrival.arrivedOn ? 1 : -1;
  return one.strandId < other.strandId ? 1 : -1;
}
