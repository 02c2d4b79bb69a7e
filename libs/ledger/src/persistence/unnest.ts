import type { Transaction } from '@platform/transaction';
import { arrayLiteral, statements } from '@platform/database';

/** A column of a bulk insert: its name, its PostgreSQL type, and where a row has the value. */
export type Column<Row> = readonly [name: string, type: string, value: (row: Row) => unknown];

/** One `unnest` insert for any number of rows: some hundred times as fast as row by row. */
export async function insertRows<Row>(
  tx: Transaction,
  table: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  onConflict = '',
): Promise<void> {
  if (rows.length === 0) return;
  const names = columns.map(([name]) => name).join(', ');
  await statements(tx)(
    `INSERT INTO ${table} (${names}) SELECT * FROM ${unnest(columns)} ${onConflict}`,
    parameters(columns, rows),
  );
}

/** `unnest($1::text[], $2::bigint[])` */
export function unnest<Row>(columns: readonly Column<Row>[], from = 1): string {
  return `unnest(${columns.map(([, type], i) => `$${i + from}::${type}[]`).join(', ')})`;
}

export function parameters<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string[] {
  return columns.map(([, , value]) => arrayLiteral(rows.map(value)));
}
