import { getHousehold } from '../../api/door';
import { getRecord } from '../../api/records';
import { sectionOf, valueOf } from '../../record/record-values';
import type { HouseholdValues } from './household-form';

/** A household that somebody joins: its id, its head, and what all of them share. */
export interface JoinedHousehold {
  householdId: string;
  headRecordId: string;
  headName: string;
  values: HouseholdValues;
}

const HEAD = '0';
const SHARED = ['residenceDivision', 'address', 'dwellingKind', 'channel'] as const;

/** Asks for what is held of the head, so that nobody types the address again. */
export async function joinedHousehold(householdId: string): Promise<JoinedHousehold> {
  const { members } = await getHousehold(householdId);
  const head = members.find(({ relation, ended }) => relation === HEAD && !ended) ?? members[0]!;
  const { receiving } = await getRecord(head.recordId);
  const residence = sectionOf(receiving, 'residence');
  const shared = SHARED.map((field) => [field, valueOf(residence, field)] as const);
  return {
    householdId,
    headRecordId: head.recordId,
    headName: head.name,
    values: {
      ...(Object.fromEntries(shared) as Partial<HouseholdValues>),
      members: [
        { homeDivision: valueOf(sectionOf(receiving, 'declared'), 'homeDivision') as string },
      ],
    },
  };
}
