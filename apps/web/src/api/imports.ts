import { command, read } from './http';
import type { Page } from './page';

export const IMPORT_KINDS = ['arrivals', 'departures', 'hukou'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

export interface ImportResult {
  importId: string;
  rows: number;
  accepted: number;
  refused: number;
  alreadyDone: number;
}

export interface Refusal {
  row: number;
  field: string | null;
  code: string;
  text: string;
}

const base = (kind: ImportKind): string =>
  kind === 'arrivals' ? '/api/receiving/imports' : '/api/sending/imports';

export const importRegister = (
  { kind, file }: { kind: ImportKind; file: File },
  key: string,
): Promise<ImportResult> =>
  command<ImportResult>('POST', base(kind), { query: { kind }, file, key });

export const getRefusals = (
  kind: ImportKind,
  id: string,
  query: { cursor?: string; size?: number },
): Promise<Page<Refusal>> =>
  read<Page<Refusal>>(`${base(kind)}/${encodeURIComponent(id)}/refusals`, { query });

/** The refused rows as the same file with a column 错误原因. */
export const refusedFileAddress = (kind: ImportKind, id: string): string =>
  `${base(kind)}/${encodeURIComponent(id)}/refused.csv`;
