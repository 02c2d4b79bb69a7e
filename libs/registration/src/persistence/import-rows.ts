import type { ImportState, RegisterImport } from '../import-register/imports.repository';
import type { RegisterFormat } from '../import-register/register-source';
import type { RegisterName } from '../register-kind';

export const IMPORT_COLUMNS = `
  i.import_id, i.kind, i.format, i.file_name, i.account, i.organisation, i.state, i.at_once, i.code, i.header, i.fields,
  i.bytes, i.checked_rows, i.accepted, i.refused, i.already_done, i.started_at, i.finished_at`;

export interface ImportRow {
  import_id: string;
  kind: RegisterName;
  format: RegisterFormat;
  file_name: string;
  account: string;
  organisation: string;
  state: ImportState;
  at_once: boolean;
  code: string | null;
  header: string[] | null;
  fields: (string | null)[] | null;
  /** A bigint, which the driver gives as text. */
  bytes: string;
  checked_rows: number;
  accepted: number;
  refused: number;
  already_done: number;
  started_at: Date;
  finished_at: Date | null;
}

export function importOf(row: ImportRow): RegisterImport {
  return {
    importId: row.import_id,
    kind: row.kind,
    format: row.format,
    fileName: row.file_name,
    account: row.account,
    organisation: row.organisation,
    state: row.state,
    atOnce: row.at_once,
    code: row.code ?? undefined,
    header: row.header ?? undefined,
    fields: row.fields ?? undefined,
    bytes: Number(row.bytes),
    checked: row.checked_rows,
    accepted: row.accepted,
    refused: row.refused,
    alreadyDone: row.already_done,
    startedAt: row.started_at,
    finishedAt: row.finished_at ?? undefined,
  };
}
