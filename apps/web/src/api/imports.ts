import { addressOf, command, read } from './http';
import type { Page } from './page';

export const IMPORT_KINDS = ['arrivals', 'departures', 'hukou'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];
export type ImportState =
  'receiving' | 'mapping' | 'checking' | 'checked' | 'running' | 'done' | 'failed';

/** A register handed in, and how far it has come. */
export interface RegisterImport {
  importId: string;
  kind: ImportKind;
  format: 'csv' | 'xlsx';
  fileName: string;
  state: ImportState;
  /** Why it failed. */
  code?: string;
  /** Rows checked, or taken in, so far. */
  rows: number;
  /** Rows of the file, once all were checked. */
  total?: number;
  accepted: number;
  refused: number;
  alreadyDone: number;
  /** The very same file was handed in before. */
  recognised?: boolean;
  mapping?: Mapping;
  startedAt: string;
  finishedAt?: string;
}

export interface Mapping {
  columns: { header: string; field?: string }[];
  fields: { field: string; header: string; required: boolean }[];
  /** The other register this file seems to be. */
  looksLike?: ImportKind;
}

export interface Refusal {
  row: number;
  field: string | null;
  code: string;
  text: string;
}

const base = (kind: ImportKind): string =>
  kind === 'arrivals' ? '/api/receiving/imports' : '/api/sending/imports';
const one = (kind: ImportKind, id: string): string => `${base(kind)}/${encodeURIComponent(id)}`;

/** 上传: answers when the bytes are there; the check goes on by itself. */
export const handInRegister = (
  { kind, file }: { kind: ImportKind; file: File },
  key: string,
): Promise<RegisterImport> =>
  command('POST', base(kind), { query: { kind, step: 'check' }, file, key });

export const getImport = (kind: ImportKind, id: string): Promise<RegisterImport> =>
  read(one(kind, id));

export const getImports = (kind: ImportKind, size: number): Promise<Page<RegisterImport>> =>
  read(base(kind), { query: { size } });

/** Says which column is which; `''` where one is left out. */
export const chooseColumns = (
  { kind, id, fields }: { kind: ImportKind; id: string; fields: string[] },
  key: string,
): Promise<RegisterImport> => command('PUT', `${one(kind, id)}/columns`, { body: { fields }, key });

export const confirmImport = (
  { kind, id }: { kind: ImportKind; id: string },
  key: string,
): Promise<RegisterImport> => command('POST', `${one(kind, id)}/confirm`, { body: {}, key });

export const discardImport = (
  { kind, id }: { kind: ImportKind; id: string },
  key: string,
): Promise<void> => command('DELETE', one(kind, id), { key });

export const getRefusals = (
  kind: ImportKind,
  id: string,
  query: { cursor?: string; size?: number },
): Promise<Page<Refusal>> => read<Page<Refusal>>(`${one(kind, id)}/refusals`, { query });

/** The refused rows in the form they came in, with a column 错误原因. */
export const refusedRowsAddress = (kind: ImportKind, id: string): string =>
  `${one(kind, id)}/refused-rows`;

export const templateAddress = (kind: ImportKind, format: 'xlsx' | 'csv'): string =>
  addressOf(`${base(kind)}/template`, { kind, format });
