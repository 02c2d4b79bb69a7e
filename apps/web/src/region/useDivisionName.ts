import { useQuery } from '@tanstack/react-query';
import { getDivision } from '../api/region';

/** Full name of a division from the province down; the code while it is unknown. */
export function useDivisionName(code: unknown): string {
  const known = typeof code === 'string' && /^\d{2,12}$/.test(code);
  const { data } = useQuery({
    queryKey: ['division', code],
    queryFn: () => getDivision(code as string),
    enabled: known,
    staleTime: Infinity,
    retry: false,
  });
  if (!known) return '';
  return data ? fullName(data.path, data.name) : code;
}

/** Joins the names of a path; "市辖区" and kin stand between without meaning. */
export function fullName(path: { name: string }[], own: string): string {
  const names = path.map(({ name }) => name);
  if (names.at(-1) !== own) names.push(own);
  return names
    .filter(
      (name) => !['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划'].includes(name),
    )
    .join('');
}
