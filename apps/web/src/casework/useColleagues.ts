import { useQuery } from '@tanstack/react-query';
import { type Colleague, getColleagues } from '../api/colleagues';

/** Who of the own area can be given a case; nobody while it is not known. */
export function useColleagues(enabled = true): Colleague[] {
  const { data } = useQuery({
    queryKey: ['colleagues'],
    queryFn: getColleagues,
    enabled,
    retry: false,
    staleTime: 60_000,
  });
  return data ?? [];
}
