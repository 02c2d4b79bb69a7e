import type { Transaction } from '@platform/transaction';
import { isWithinArea } from '../area';
import { ActRefused } from '../registration.errors';
import type { KnownArrival, RegistrationRepository } from '../registration.repository';

/**
 * An arrival this region registered, within the area of an organisation; locked by its person, so that what is decided
 * about it holds until the transaction ends. Anything else is unknown to who asks.
 */
export async function getOwnArrival(
  registrations: RegistrationRepository,
  tx: Transaction,
  asked: { readonly recordId: string; readonly organisation: string },
): Promise<KnownArrival> {
  const [seen] = await registrations.findArrivalsById(tx, [asked.recordId]);
  if (!seen?.own) throw new ActRefused('record.unknown', { recordId: asked.recordId });
  const { residence, organisation, person } = seen.arrival;
  if (
    !isWithinArea(asked.organisation, residence.code) &&
    !isWithinArea(asked.organisation, organisation)
  )
    throw new ActRefused('record.unknown', { recordId: asked.recordId });
  await registrations.lockPersons(tx, [person.idNumber]);
  const [known] = await registrations.findArrivalsById(tx, [asked.recordId]);
  return known!;
}
