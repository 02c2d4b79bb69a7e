import { readCsvLines } from '../spreadsheet/csv-lines';
import { looksLikeWorkbook, Workbook } from '../spreadsheet/workbook';
import { WorkbookRefused } from '../spreadsheet/workbook.errors';
import type { FileBytes } from '../spreadsheet/zip-file';
import { FileUnreadable, type FaultCode } from '../registration.errors';
import type { RegisterKind } from '../register-kind';
import { isHeader } from './register-header';

export type RegisterFormat = 'csv' | 'xlsx';

/** A row as it was handed in; `faults` are those of its form, whatever it says. */
export interface SourceRow {
  readonly cells: readonly string[];
  readonly faults?: readonly { readonly column?: number; readonly code: FaultCode }[];
}

/** A register file once its header was found. */
interface RegisterSource {
  readonly header: readonly string[];
  /** What follows the header, empty rows left out, in the pieces in which it is read. */
  readonly rows: AsyncIterable<readonly SourceRow[]>;
}

/** Above the header an office may have a title. */
const ROWS_BEFORE_HEADER_MAX = 10;
const CELLS_OF_HEADER_MAX = 200;
const PIECE_BYTES = 256 * 1024;

export async function formatOf(file: FileBytes): Promise<RegisterFormat> {
  return looksLikeWorkbook(await file.read(0, 8)) ? 'xlsx' : 'csv';
}

/** Errors: `import.unreadable`, and those of a workbook. */
export async function openRegister(
  file: FileBytes,
  format: RegisterFormat,
  kind: RegisterKind,
): Promise<RegisterSource> {
  return format === 'xlsx' ? openSheet(await Workbook.open(file), kind) : openCsv(file, kind);
}

async function openCsv(file: FileBytes, kind: RegisterKind): Promise<RegisterSource> {
  const pieces = mapped(readCsvLines(piecesOf(file)), ({ cells, broken }): SourceRow =>
    broken ? { cells, faults: [{ code: 'row.unreadable' }] } : { cells },
  );
  const found = await untilHeader(pieces, kind);
  if (!found) throw new FileUnreadable();
  return found;
}

/** The one visible sheet that begins like a register. */
async function openSheet(workbook: Workbook, kind: RegisterKind): Promise<RegisterSource> {
  const found: string[] = [];
  for (const sheet of workbook.sheets) {
    const source = await untilHeader(sheetRows(workbook, sheet, []), kind);
    if (source) found.push(sheet);
    await source?.rows[Symbol.asyncIterator]().return?.();
  }
  const [sheet] = found;
  if (sheet === undefined) throw new WorkbookRefused('import.sheet-missing');
  if (found.length > 1) throw new WorkbookRefused('import.sheets-several');
  const merged = await workbook.mergedRows(sheet);
  return (await untilHeader(sheetRows(workbook, sheet, merged), kind))!;
}

async function* sheetRows(
  workbook: Workbook,
  sheet: string,
  merged: readonly [number, number][],
): AsyncGenerator<SourceRow[]> {
  for await (const rows of workbook.rows(sheet))
    yield rows.map(({ number, cells, faults }): SourceRow => {
      const isMerged = merged.some(([from, to]) => from <= number && number <= to);
      const all = isMerged ? [{ code: 'row.merged' as const }, ...faults] : faults;
      return all.length > 0 ? { cells, faults: all } : { cells };
    });
}

/** Reads up to the header; undefined when none of the first rows is one. */
async function untilHeader(
  pieces: AsyncGenerator<readonly SourceRow[]>,
  kind: RegisterKind,
): Promise<RegisterSource | undefined> {
  let before = 0;
  for (;;) {
    const piece = await pieces.next();
    if (piece.done === true) return undefined;
    const rows = piece.value.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
    const at = rows
      .slice(0, ROWS_BEFORE_HEADER_MAX - before)
      .findIndex((row) => isHeader(row.cells, kind));
    if (at >= 0) {
      const header = rows[at]!.cells.slice(0, CELLS_OF_HEADER_MAX).map((cell) => cell.trim());
      return { header, rows: following(rows.slice(at + 1), pieces) };
    }
    before += rows.length;
    if (before >= ROWS_BEFORE_HEADER_MAX) {
      await pieces.return(undefined);
      return undefined;
    }
  }
}

async function* following(
  first: readonly SourceRow[],
  rest: AsyncGenerator<readonly SourceRow[]>,
): AsyncGenerator<readonly SourceRow[]> {
  try {
    yield first;
    for await (const rows of rest)
      yield rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  } finally {
    await rest.return(undefined);
  }
}

async function* mapped<From, To>(
  pieces: AsyncIterable<readonly From[]>,
  map: (one: From) => To,
): AsyncGenerator<To[]> {
  for await (const piece of pieces) yield piece.map(map);
}

async function* piecesOf(file: FileBytes): AsyncGenerator<Buffer> {
  for (let from = 0; from < file.size; from += PIECE_BYTES)
    yield await file.read(from, Math.min(PIECE_BYTES, file.size - from));
}
