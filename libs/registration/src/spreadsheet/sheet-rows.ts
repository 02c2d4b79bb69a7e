import { CELL_CHARACTERS_MAX, columnOf, numberText, rowOf, unescaped } from './cell-value';
import type { SharedStrings } from './shared-strings';
import { WorkbookRefused } from './workbook.errors';
import { readXml, type XmlReader } from './xml-events';

/** A row of a sheet that holds anything; `number` is the one a person sees beside it. */
export interface SheetRow {
  readonly number: number;
  readonly cells: string[];
  readonly faults: { readonly column: number; readonly code: 'cell.formula' | 'cell.error' }[];
}

/** Wider than any register; what stands further right is read as one fault of the row. */
const COLUMNS_MAX = 256;

/** Rows of a sheet as its XML comes in; empty ones are passed over. */
export async function* readSheetRows(
  pieces: AsyncIterable<Buffer>,
  strings: SharedStrings | undefined,
  dateStyles: ReadonlySet<number>,
): AsyncGenerator<SheetRow[]> {
  const reader = new SheetReader(strings, dateStyles);
  for await (const _ of readXml(pieces, reader)) {
    const rows = reader.take();
    if (rows.length > 0) yield rows;
  }
}

class SheetReader implements XmlReader {
  private rows: SheetRow[] = [];
  private row: SheetRow = emptyRow(0);
  private column = -1;
  private type = '';
  private style = 0;
  private value = '';
  private reading = false;
  private formula = false;
  private holds = false;

  constructor(
    private readonly strings: SharedStrings | undefined,
    private readonly dateStyles: ReadonlySet<number>,
  ) {}

  take(): SheetRow[] {
    const { rows } = this;
    this.rows = [];
    return rows;
  }

  readonly open: XmlReader['open'] = (name, attributes): void => {
    switch (name) {
      case 'c': {
        const { r, t, s } = attributes;
        this.column = Math.min(r === undefined ? this.column + 1 : columnOf(r), COLUMNS_MAX);
        this.type = t ?? 'n';
        this.style = Number(s ?? 0);
        this.value = '';
        this.formula = false;
        return;
      }
      case 'v':
      case 't':
        this.reading = true;
        return;
      case 'f':
        this.formula = true;
        return;
      case 'row': {
        const number = Number(attributes['r'] ?? this.row.number + 1);
        this.row = emptyRow(number);
        this.column = -1;
        this.holds = false;
      }
    }
  };

  readonly text: XmlReader['text'] = (value): void => {
    if (!this.reading) return;
    this.value += value;
    if (this.value.length > CELL_CHARACTERS_MAX)
      throw new WorkbookRefused('import.workbook-too-large');
  };

  readonly close: XmlReader['close'] = (name): void => {
    if (name === 'v' || name === 't') this.reading = false;
    else if (name === 'c') this.keepCell();
    else if (name === 'row' && this.holds) this.rows.push(this.row);
  };

  private keepCell(): void {
    const { faults, cells } = this.row;
    if (this.formula) faults.push({ column: this.column, code: 'cell.formula' });
    else if (this.type === 'e') faults.push({ column: this.column, code: 'cell.error' });
    const text = this.cellText();
    if (text === '') return;
    if (text.trim() !== '') this.holds = true;
    while (cells.length < this.column) cells.push('');
    cells[this.column] = text;
  }

  private cellText(): string {
    switch (this.type) {
      case 's':
        return unescaped(this.strings?.get(Number(this.value)) ?? '');
      case 'n':
        return numberText(this.value, this.dateStyles.has(this.style));
      case 'd':
        return this.value.slice(0, 10);
      default:
        return unescaped(this.value);
    }
  }
}

function emptyRow(number: number): SheetRow {
  return { number, cells: [], faults: [] };
}

const MERGE = /<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+\d+:[A-Z]+\d+)"/g;
/** Longer than any one `mergeCell`. */
const CARRIED_BYTES = 200;
const MERGES_MAX = 100_000;

/** Rows, first to last, that merged cells reach over. They stand behind all rows, so the sheet is looked through first. */
export async function readMergedRows(pieces: AsyncIterable<Buffer>): Promise<[number, number][]> {
  const merged: [number, number][] = [];
  let carried: Buffer = Buffer.alloc(0);
  for await (const piece of pieces) {
    const bytes = Buffer.concat([carried, piece]);
    let end = 0;
    if (bytes.includes('mergeCell '))
      for (const match of bytes.toString('latin1').matchAll(MERGE)) {
        const [from, to] = match[1]!.split(':') as [string, string];
        if (merged.length < MERGES_MAX) merged.push([rowOf(from), rowOf(to)]);
        end = match.index + match[0].length;
      }
    carried = bytes.subarray(Math.max(end, bytes.length - CARRIED_BYTES));
  }
  return merged;
}
