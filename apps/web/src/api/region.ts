import { read } from './http';

export interface Division {
  code: string;
  name: string;
  leaf: boolean;
}

export interface DivisionPath {
  code: string;
  name: string;
  /** From the province down to the division itself. */
  path: { code: string; name: string }[];
}

export interface Code {
  /** false: shown where it stands, not offered in forms. */
  offered?: boolean;
  code: string;
  zh: string;
  en: string;
}

/** `values` when the table names its standard beside them. */
export type CodeTables = Record<string, Code[] | { values: Code[] }>;

export interface Partner {
  code: string;
  name: string;
  agreement: {
    id: string;
    version: number | string;
    hash: string;
    title: string;
    from: string;
    to: string;
    /** Last day, where a side has given notice. */
    endsOn?: string;
  };
}

export const getDivisions = (parent?: string): Promise<Division[]> =>
  read<Division[]>('/api/bureau/divisions', { query: { parent } });

export const getDivision = (code: string): Promise<DivisionPath> =>
  read<DivisionPath>(`/api/bureau/divisions/${encodeURIComponent(code)}`);

export const getCodes = (): Promise<CodeTables> => read<CodeTables>('/api/bureau/codes');

export const getPartners = (): Promise<Partner[]> => read<Partner[]>('/api/bureau/partners');
