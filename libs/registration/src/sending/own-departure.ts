import type { Transaction } from '@platform/transaction';
import { isWithinArea } from '../area';
import { ActRefused } from '../registration.errors';
import type {
  KnownArrival,
  KnownDeparture,
  RegistrationRepository,
} from '../registration.repository';

interface Asked {
  readonly recordId: string;
  readonly organisation: string;
}

/**
 * A departure this region registered, by the id of its strand or of the record it is linked to, within the area of an
 * organisation; locked by its person. Anything else is unknown to who asks.
 */
export async function getOwnDeparture(
  registrations: RegistrationRepository,
  tx: Transaction,
  asked: Asked,
): Promise<KnownDeparture & { departure: NonNullable<KnownDeparture['departure']> }> {
  const strandId = await ownStrandOf(registrations, tx, asked.recordId);
  const [seen] = strandId ? await registrations.findDeparturesById(tx, [strandId]) : [];
  if (!seen?.own || !seen.departure)
    throw new ActRefused('record.unknown', { recordId: asked.recordId });
  const { home, organisation } = seen.departure;
  if (
    !isWithinArea(asked.organisation, home.code) &&
    !isWithinArea(asked.organisation, organisation)
  )
    throw new ActRefused('record.unknown', { recordId: asked.recordId });
  await registrations.lockPersons(tx, [seen.idNumber]);
  const [known] = await registrations.findDeparturesById(tx, [seen.strandId]);
  return { ...known!, departure: known!.departure! };
}

/** A partner's arrival of a person of ours, within the area; locked by its person. */
export async function getIncomingArrival(
  registrations: RegistrationRepository,
  tx: Transaction,
  asked: Asked,
): Promise<KnownArrival> {
  const [seen] = await registrations.findArrivalsById(tx, [asked.recordId]);
  if (!seen || seen.own || !isWithinArea(asked.organisation, seen.arrival.home.code))
    throw new ActRefused('record.unknown', { recordId: asked.recordId });
  await registrations.lockPersons(tx, [seen.arrival.person.idNumber]);
  const [known] = await registrations.findArrivalsById(tx, [asked.recordId]);
  return known!;
}

async function ownStrandOf(
  registrations: RegistrationRepository,
  tx: Transaction,
  recordId: string,
): Promise<string | undefined> {
  const [arrival] = await registrations.findArrivalsById(tx, [recordId]);
  return arrival ? arrival.linkedTo : recordId;
}
