import { useQuery } from '@tanstack/react-query';
import { checkNumber, type NumberCheck } from '../api/registration';
import type { Side } from '../api/records';
import { statusOf } from '../api/problem';
import { useRepetition } from '../shell/useLive';
import { readNumber } from './id-number';

interface Check {
  checking: boolean;
  answer?: NumberCheck;
}

/** Asks the region about a number as soon as it is complete: is it valid, is the person registered already. */
export function useNumberCheck(side: Side, idNumber: string | undefined): Check {
  const complete = idNumber !== undefined && readNumber(idNumber) !== undefined;
  const ask = useRepetition(['check', side, idNumber], () => checkNumber(side, idNumber ?? ''));
  const { data, isFetching } = useQuery({
    queryKey: ['check', side, idNumber],
    queryFn: ask,
    // A second person may be about to let it pass.
    refetchInterval: ({ state }) => (state.data?.override === 'proposed' ? 5_000 : false),
    enabled: complete,
    retry: (failures, error) => statusOf(error) === undefined && failures < 2,
    gcTime: 0,
    staleTime: 0,
  });
  return { checking: complete && isFetching, ...(complete && data && { answer: data }) };
}
