import { useQuery } from '@tanstack/react-query';
import { type DraftForm, getDraftForm } from '../api/agreements';

/** Templates, clauses, purposes and kinds: they change with the software only. */
export function useAgreementForm(): DraftForm | undefined {
  const { data } = useQuery({
    queryKey: ['agreement-form'],
    queryFn: getDraftForm,
    staleTime: Infinity,
  });
  return data;
}
