import { TextDecoder } from 'node:util';

export interface CsvLine {
  readonly cells: string[];
  /** An open quote, bytes of no character, or an endless line; what can be read of it stands in its first cell. */
  readonly broken?: true;
}

/** A cell may go over a few lines; an open quote must not swallow the rest of the file. */
const LINES_OF_A_CELL_MAX = 20;
const LINE_BYTES_MAX = 64 * 1024;
const SHOWN_CHARACTERS_MAX = 200;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const QUOTE = 0x22;
const BOM = Buffer.from('efbbbf', 'hex');

/**
 * Lines of a CSV file (RFC 4180), UTF-8 with or without BOM or GB18030 as Chinese Excel saves it: the header row is
 * Chinese in every register, so its bytes tell the encoding. One line that cannot be read ends nothing: the next is read
 * for itself. Neither encoding has a line feed, a comma or a quote inside a character, so bytes can be cut there.
 */
export async function* readCsvLines(pieces: AsyncIterable<Buffer>): AsyncGenerator<CsvLine[]> {
  let decoder: TextDecoder | undefined;
  const held: Buffer[] = [];
  const take = (lines: readonly Buffer[], ended: boolean): CsvLine[] => {
    held.push(...lines);
    const read: CsvLine[] = [];
    let at = 0;
    while (at < held.length) {
      const count = linesOfRecord(held, at);
      if (count === undefined && !ended && held.length - at < LINES_OF_A_CELL_MAX) break;
      const bytes = count === undefined ? held[at]! : joined(held.slice(at, at + count));
      at += count ?? 1;
      if (isBlank(bytes)) continue;
      decoder ??= decoderFor(bytes);
      read.push(count === undefined ? brokenLine(bytes) : readLine(bytes, decoder));
    }
    held.splice(0, at);
    return read;
  };
  for await (const lines of splitLines(pieces)) yield take(lines, false);
  yield take([], true);
}

/** How many lines the record at `at` has; undefined while a quote is open after the last of them. */
function linesOfRecord(lines: readonly Buffer[], at: number): number | undefined {
  let quotes = 0;
  for (let count = 1; at + count <= lines.length && count <= LINES_OF_A_CELL_MAX; count++) {
    quotes += quotesIn(lines[at + count - 1]!);
    if (quotes % 2 === 0) return count;
  }
  return undefined;
}

function quotesIn(line: Buffer): number {
  let quotes = 0;
  for (let at = line.indexOf(QUOTE); at >= 0; at = line.indexOf(QUOTE, at + 1)) quotes += 1;
  return quotes;
}

function joined(lines: Buffer[]): Buffer {
  return lines.length === 1 ? lines[0]! : Buffer.concat(lines);
}

function isBlank(line: Buffer): boolean {
  return line.every((byte) => byte === LINE_FEED || byte === CARRIAGE_RETURN || byte === 0x20);
}

/** Lines with their line feeds; an endless one is cut. */
async function* splitLines(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer[]> {
  let rest: Buffer = Buffer.alloc(0);
  let first = true;
  for await (const piece of pieces) {
    let bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    if (first && bytes.length >= BOM.length) {
      first = false;
      if (bytes.subarray(0, BOM.length).equals(BOM)) bytes = bytes.subarray(BOM.length);
    }
    const lines: Buffer[] = [];
    let from = 0;
    for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, from)) {
      lines.push(bytes.subarray(from, end + 1));
      from = end + 1;
    }
    rest = bytes.subarray(from);
    if (rest.length > LINE_BYTES_MAX) {
      lines.push(rest);
      rest = Buffer.alloc(0);
    }
    if (lines.length > 0) yield lines;
  }
  if (rest.length > 0) yield [rest];
}

function decoderFor(header: Buffer): TextDecoder {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  try {
    utf8.decode(header);
    return utf8;
  } catch {
    return new TextDecoder('gb18030', { fatal: true });
  }
}

function readLine(bytes: Buffer, decoder: TextDecoder): CsvLine {
  if (bytes.length > LINE_BYTES_MAX) return brokenLine(bytes);
  try {
    return { cells: cellsOf(decoder.decode(bytes).replace(/\r?\n$/, '')) };
  } catch {
    return brokenLine(bytes);
  }
}

function brokenLine(bytes: Buffer): CsvLine {
  const text = bytes.subarray(0, LINE_BYTES_MAX).toString('utf8');
  return { cells: [text.replace(/[\r\n]+/g, ' ').slice(0, SHOWN_CHARACTERS_MAX)], broken: true };
}

function cellsOf(line: string): string[] {
  if (!line.includes('"')) return line.split(',').map(unprefixed);
  const cells: string[] = [];
  for (let at = 0; at <= line.length;) {
    const { cell, end } = line[at] === '"' ? quoted(line, at) : plain(line, at);
    cells.push(unprefixed(cell));
    at = end + 1;
  }
  return cells;
}

function plain(line: string, from: number): { cell: string; end: number } {
  const comma = line.indexOf(',', from);
  const end = comma < 0 ? line.length : comma;
  return { cell: line.slice(from, end), end };
}

/** What follows the closing quote belongs to the cell, as spreadsheets read it. */
function quoted(line: string, from: number): { cell: string; end: number } {
  let cell = '';
  let at = from + 1;
  for (;;) {
    const quote = line.indexOf('"', at);
    if (quote < 0) return { cell: cell + line.slice(at), end: line.length };
    cell += line.slice(at, quote);
    at = quote + 1;
    if (line[at] !== '"') break;
    cell += '"';
    at += 1;
  }
  const rest = plain(line, at);
  return { cell: cell + rest.cell, end: rest.end };
}

/** Undoes the quote that keeps a spreadsheet from running a cell as a formula. */
function unprefixed(cell: string): string {
  return /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}
