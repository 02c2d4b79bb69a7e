import { arrayLiteral } from '@platform/database';

/** A column of a bulk statement: its name, its PostgreSQL type, and where a row has the value. */
export type Column<Row> = readonly [name: string, type: string, value: (row: Row) => unknown];

export function names<Row>(columns: readonly Column<Row>[]): string {
  return columns.map(([name]) => name).join(', ');
}

/** `unnest($1::text[], $2::date[])`, one parameter a column for any number of rows. */
export function unnest<Row>(columns: readonly Column<Row>[]): string {
  return `unnest(${columns.map(([, type], at) => `$${at + 1}::${type}[]`).join(', ')})`;
}

export function parameters<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string[] {
  return columns.map(([, , value]) => arrayLiteral(rows.map(value)));
}
