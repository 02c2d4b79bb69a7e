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

/** How far a register has come that is being taken in. */
export interface RunningImport extends ImportResult {
  fileName: string;
  state: 'receiving' | 'running' | 'done' | 'failed';
}

const base = (kind: ImportKind): string =>
  kind === 'arrivals' ? '/api/receiving/imports' : '/api/sending/imports';

export const importRegister = (
  { kind, file }: { kind: ImportKind; file: File },
  key: string,
): Promise<ImportResult> =>
  command<ImportResult>('POST', base(kind), { query: { kind }, file, key });

/** The register of this name that is being taken in now; none before its bytes are all there and after its last row. */
export const getRunning = async (
  kind: ImportKind,
  fileName: string,
): Promise<RunningImport | null> => {
  const { items } = await read<Page<RunningImport>>(base(kind), { query: { size: 10 } });
  return items.find((one) => one.state === 'running' && one.fileName === fileName) ?? null;
};

export const getRefusals = (
  kind: ImportKind,
  id: string,
  query: { cursor?: string; size?: number },
): Promise<Page<Refusal>> =>
  read<Page<Refusal>>(`${base(kind)}/${encodeURIComponent(id)}/refusals`, { query });

/** The refused rows as the same file with a column 错误原因. */
export const refusedFileAddress = (kind: ImportKind, id: string): string =>
  `${base(kind)}/${encodeURIComponent(id)}/refused-rows`;
