import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { getRecord, type JointRecord, revealRecord, type Side } from '../api/records';
import { submissionKey } from '../api/useCommand';
import { homePerson, sectionOf, valueOf } from '../record/record-values';

/** What a form begins with when the other side has registered the person already. */
export type KnownPerson = Record<string, string>;

const PERSON = ['name', 'sex', 'birthDate', 'ethnicGroup', 'homeDivision', 'hukouAddress'] as const;

/** What the partner holds of somebody and this side's form asks for as well; where they live or went, and why. */
function heldOf(record: JointRecord, side: Side): Record<string, unknown> {
  const departure = sectionOf(record.sending, 'departure');
  const residence = sectionOf(record.receiving, 'residence');
  const person =
    side === 'receiving' ? homePerson(record) : sectionOf(record.receiving, 'declared');
  const about =
    side === 'receiving'
      ? {
          residenceDivision: valueOf(departure, 'destinationDivision'),
          reason: valueOf(departure, 'reason'),
        }
      : {
          destinationDivision: valueOf(residence, 'residenceDivision'),
          reason: valueOf(residence, 'reason'),
          leftOn: valueOf(residence, 'arrivedOn'),
        };
  return {
    ...Object.fromEntries(PERSON.map((field) => [field, valueOf(person, field)])),
    ...about,
  };
}

/**
 * The form of somebody whom the other side has registered: nothing is typed twice. The number is revealed for this act,
 * which the log of reads keeps. Without a record in the address there is nothing to ask.
 */
export function useKnownPerson(
  side: Side,
): Pick<UseQueryResult<KnownPerson>, 'data' | 'error' | 'refetch'> & { asked: boolean } {
  const { t } = useTranslation();
  const [address] = useSearchParams();
  const id = address.get('record');
  const purpose = t(side === 'receiving' ? 'arrivalForm/title' : 'departureForm/title');
  const { data, error, refetch } = useQuery({
    queryKey: ['known-person', side, id],
    queryFn: async (): Promise<KnownPerson> => {
      const record = await getRecord(id ?? '', purpose);
      const { idNumber } = await revealRecord({ id: id ?? '', purpose }, submissionKey());
      const held = Object.entries({ ...heldOf(record, side), idNumber });
      return Object.fromEntries(
        held.filter((one): one is [string, string] => typeof one[1] === 'string'),
      );
    },
    enabled: id !== null,
    // Never asked again: what the form's own saving has changed would take the form away before it has gone on.
    staleTime: 'static',
    gcTime: 0,
    retry: false,
  });
  return { data, error, refetch, asked: id !== null };
}
