import type { Transaction } from '@platform/transaction';
import type { KnownArrival, RegistrationRepository } from '../registration.repository';

/** Whom arrivals concern: the numbers they were registered with, and those of the departures an officer has linked them to. */
export async function personsOfArrivals(
  registrations: RegistrationRepository,
  tx: Transaction,
  arrivals: readonly KnownArrival[],
): Promise<string[]> {
  const linked = arrivals.flatMap(({ linkedTo }) => linkedTo ?? []);
  const departures = await registrations.findDeparturesById(tx, linked);
  const numbers = [
    ...arrivals.map(({ arrival }) => arrival.person.idNumber),
    ...departures.map(({ idNumber }) => idNumber),
  ];
  return [...new Set(numbers)];
}
