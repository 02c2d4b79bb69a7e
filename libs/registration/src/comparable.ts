import type { Comparable } from './pairing';
import type { Departure } from './registration';
import type { KnownArrival } from './registration.repository';

export function comparableArrival(
  known: KnownArrival,
): Comparable & { readonly strandId: string; readonly version: number } {
  const { person, residence } = known.arrival;
  return {
    ...person,
    residenceDivision: residence.code,
    strandId: known.strandId,
    version: known.version,
  };
}

export function comparableDeparture(departure: Departure): Comparable {
  return { ...departure.person, residenceDivision: departure.destination };
}
