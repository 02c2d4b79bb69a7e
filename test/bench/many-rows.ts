import type { Pool } from 'pg';

/** A UUIDv7 of its own for copy `n`: the same moment, the rest from the id that is copied, alike in every table. */
export const copied = (id: string): string => {
  const other = `md5(t.${id} || n)`;
  return `left(t.${id}, 15) || substr(${other}, 1, 3) || '-a' || substr(${other}, 4, 3) || '-' || substr(${other}, 7, 12)`;
};

/** Fills a table with copies of what stands in it: `changes` gives the members of a copy that differ, as SQL. */
export async function multiply(
  pool: Pool,
  table: string,
  changes: Readonly<Record<string, string>>,
  { times, where = 'true' }: { readonly times: number; readonly where?: string },
): Promise<void> {
  const [schema, name] = table.split('.');
  const { rows } = await pool.query<{ column_name: string }>(
    `SELECT column_name FROM information_schema.columns
      WHERE table_schema = $1 AND table_name = $2 AND is_generated = 'NEVER' ORDER BY ordinal_position`,
    [schema, name],
  );
  const columns = rows.map(({ column_name }) => column_name);
  const changed = Object.entries(changes).map(([column, sql]) => `'${column}', ${sql}`);
  await pool.query(
    `INSERT INTO ${table} (${columns.join(', ')})
     SELECT ${columns.map((column) => `r.${column}`).join(', ')}
       FROM ${table} t CROSS JOIN generate_series(1, $1) n
       CROSS JOIN LATERAL jsonb_populate_record(t, jsonb_build_object(${changed.join(', ')})) r
      WHERE ${where}`,
    [times],
  );
  await pool.query(`ANALYZE ${table}`);
}
