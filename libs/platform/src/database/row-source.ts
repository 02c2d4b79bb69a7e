import { arrayLiteral, separatedTexts } from './array-literal';

/** A column of rows given to a statement: its name, its PostgreSQL type, and where a row has the value. */
export type Column<Row> = readonly [name: string, type: string, value: (row: Row) => unknown];

/** Rows as a statement reads them. */
export interface RowSource {
  /** `unnest($1::text[], $2::date[]) AS d(strand_id, arrived_on)` */
  readonly from: string;
  /** Where the value of each column is: `d.arrived_on`, or `$3::text` when all rows have the same. */
  readonly values: readonly string[];
  readonly parameters: readonly unknown[];
}

/**
 * Gives any number of rows to one statement: an array per column, and one value for a column in which all rows agree.
 * Of a batch most columns are such: the stream, the type, the day, every section that was not written. As arrays they
 * cost both sides more than the columns that differ. The first column, the key, is an array always.
 */
export function rowSource<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): RowSource {
  const arrays: string[] = [];
  const names: string[] = [];
  const parameters: unknown[] = [];
  const values = columns.map(([name, type, value], i) => {
    const cells = rows.map(value);
    const place = parameters.length + 1;
    const [first] = cells;
    if (i > 0 && isPlain(first) && cells.every((cell) => cell === first)) {
      parameters.push(first ?? null);
      return `$${place}::${type}`;
    }
    const texts = type === 'text' ? separatedTexts(cells) : undefined;
    parameters.push(texts?.text ?? arrayLiteral(cells));
    arrays.push(texts?.array(`$${place}`) ?? `$${place}::${type}[]`);
    names.push(name);
    return `d.${name}`;
  });
  return { from: `unnest(${arrays.join(', ')}) AS d(${names.join(', ')})`, values, parameters };
}

/** Moments and bytes are compared by what they are, not by what they say. */
function isPlain(value: unknown): boolean {
  return value === null || typeof value !== 'object';
}
