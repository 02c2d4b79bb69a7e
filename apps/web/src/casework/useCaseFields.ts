import { useQuery } from '@tanstack/react-query';
import { type CaseField, getCaseFields } from '../api/cases';

/** Asked once: whose a field is changes with releases, not with work. */
export const caseFieldsQuery = {
  queryKey: ['case-fields'],
  queryFn: getCaseFields,
  staleTime: Infinity,
} as const;

/** What the region says of the fields a case can be about; empty until it has answered, or for who may see no cases. */
export function useCaseFields(enabled = true): CaseField[] {
  const { data } = useQuery({ ...caseFieldsQuery, enabled });
  return data ?? [];
}
