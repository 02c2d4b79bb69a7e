import { type CodeTableName, codeTables, hasCode } from '@region';
import type { RegisterColumn, RegisterKind, WrittenRow } from '../register-kind';
import type { ColumnFields } from './register-header';

/** A file of refused rows or the template marks its example so; it is nobody. */
export const EXAMPLE = '示例';

/** Reads rows of a register by field, as one layout has them. */
export class RowReader {
  private readonly columns: readonly (RegisterColumn | undefined)[];
  private readonly numberColumn: number;

  constructor(header: readonly string[], fields: ColumnFields, kind: RegisterKind) {
    const width = header.findLastIndex((name) => name !== '') + 1;
    this.columns = Array.from({ length: width }, (_, at) =>
      kind.columns.find(({ field }) => field === fields[at]),
    );
    this.numberColumn = header.indexOf('行号');
  }

  isExample(cells: readonly string[]): boolean {
    return this.numberColumn >= 0 && cells[this.numberColumn]?.trim() === EXAMPLE;
  }

  fieldOf(column: number | undefined): string {
    return (column !== undefined && this.columns[column]?.field) || '';
  }

  /** Undefined when a row has more cells than the header has columns. */
  read(cells: readonly string[]): WrittenRow | undefined {
    for (let at = this.columns.length; at < cells.length; at++)
      if (cells[at]!.trim() !== '') return undefined;
    const row: Record<string, string> = {};
    this.columns.forEach((column, at) => {
      const cell = cells[at]?.trim();
      if (column && cell) row[column.field] = readCell(cell, column);
    });
    return row;
  }
}

/** Another way of writing the same code or day; what is not plainly one is left as it is, to be refused. */
function readCell(cell: string, { codes, day }: RegisterColumn): string {
  if (codes) return readCode(cell, codes);
  return day ? readDay(cell) : cell;
}

/** `男`, `1 男` as a drop-down writes it, or `1` where a spreadsheet took the zero of `01`. */
function readCode(cell: string, list: CodeTableName): string {
  if (hasCode(list, cell)) return cell;
  const known = spelled.get(list) ?? spellings(list);
  return known.get(cell) ?? cell;
}

const spelled = new Map<CodeTableName, ReadonlyMap<string, string>>();

function spellings(list: CodeTableName): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  for (const { code, zh } of codeTables[list].values) {
    known.set(`${code} ${zh}`, code);
    known.set(zh, code);
    if (/^0\d$/.test(code)) known.set(code.slice(1), code);
  }
  spelled.set(list, known);
  return known;
}

const DAY = /^(\d{4})(?:[/.](\d{1,2})[/.](\d{1,2})|年(\d{1,2})月(\d{1,2})日|-(\d{1,2})-(\d{1,2}))$/;

/** `2026/1/5`, `2026.1.5`, `2026年1月5日` and `2026-1-5`: year first, so nothing is guessed. */
function readDay(cell: string): string {
  const match = DAY.exec(cell);
  if (!match) return cell;
  const [year, month, day] = match.slice(1).filter((part) => part !== undefined);
  return `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
}
