import { Readable } from 'node:stream';
import { TextDecoder } from 'node:util';
import { parse } from 'csv-parse';
import type { FieldFault } from '@platform/domain-error';
import { type RegisterKind, SILENT_HEADERS, type WrittenRow } from '../register-kind';
import { FileUnreadable, HeaderRefused } from '../registration.errors';

const RECORD_BYTES_MAX = 64 * 1024;

/** Rows of a CSV file, cell by cell, the header first. UTF-8 with or without BOM, or GB18030 as Chinese Excel saves it. */
export async function* readCells(chunks: AsyncIterable<Buffer>): AsyncGenerator<string[]> {
  const parser = parse({
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: RECORD_BYTES_MAX,
  });
  const source = Readable.from(decode(chunks));
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    for await (const cells of parser as AsyncIterable<string[]>)
      if (cells.some((cell) => cell.trim() !== '')) yield cells.map(unprefixed);
  } catch {
    // The parser's own message may quote a row.
    throw new FileUnreadable();
  } finally {
    source.destroy();
  }
}

/**
 * Which field stands in which column; refuses unknown, doubled and missing columns by name. A first row without a single
 * known name is no header and may be a person's: nothing of it is repeated.
 */
export function readHeader(cells: readonly string[], kind: RegisterKind): (string | undefined)[] {
  const headers = cells.map((cell) => cell.trim().replace(/^\*|\*$/g, ''));
  const columns = new Map(kind.columns.map((column) => [column.header, column]));
  if (!headers.some((header) => columns.has(header))) throw new FileUnreadable();
  const faults: FieldFault[] = [];
  const fields = headers.map((header, at) => {
    if (header === '') return undefined; // a spreadsheet leaves such columns beside its table
    if (headers.indexOf(header) !== at) faults.push(headerFault(header, 'import.column-double'));
    const column = columns.get(header);
    if (!column && !SILENT_HEADERS.includes(header))
      faults.push(headerFault(header, 'import.column-unknown'));
    return column?.field;
  });
  for (const { header, required } of kind.columns)
    if (required && !headers.includes(header))
      faults.push(headerFault(header, 'import.column-missing'));
  if (faults.length > 0) throw new HeaderRefused({}, faults.slice(0, 50));
  return fields.slice(0, headers.findLastIndex((header) => header !== '') + 1);
}

/** A row by field; undefined when it has more cells than the header has columns. */
export function readRow(
  cells: readonly string[],
  fields: readonly (string | undefined)[],
): WrittenRow | undefined {
  if (cells.slice(fields.length).some((cell) => cell.trim() !== '')) return undefined;
  const row: Record<string, string> = {};
  fields.forEach((field, at) => {
    const cell = cells[at]?.trim();
    if (field && cell) row[field] = cell;
  });
  return row;
}

async function* decode(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder?.decode();
  if (rest) yield rest;
}

/** The header row is Chinese in every register, so its bytes tell the encoding of the whole file. */
function encodingOf(start: Buffer): 'utf-8' | 'gb18030' {
  const end = start.indexOf(0x0a);
  const header = end < 0 ? start : start.subarray(0, end);
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(header);
    return 'utf-8';
  } catch {
    return 'gb18030';
  }
}

/** Undoes the quote that keeps a spreadsheet from running a cell as a formula. */
function unprefixed(cell: string): string {
  return /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

function headerFault(header: string, code: keyof typeof HEADER_TEXTS): FieldFault {
  return { field: header.slice(0, 40), code, text: HEADER_TEXTS[code] };
}

const HEADER_TEXTS = {
  'import.column-unknown': { zh: '模板中没有这一列', en: 'The template has no such column' },
  'import.column-missing': { zh: '缺少这一列', en: 'This column is missing' },
  'import.column-double': { zh: '这一列重复', en: 'This column stands there twice' },
} as const;
