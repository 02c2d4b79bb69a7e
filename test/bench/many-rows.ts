import type { Pool } from 'pg';

/** A UUIDv7 of its own for copy `n`: the same moment, the rest from the id that is copied, alike in every table. */
const copied = (id: string): string => {
  const other = `md5((${id}) || n)`;
  return `left(${id}, 15) || substr(${other}, 1, 3) || '-a' || substr(${other}, 4, 3) || '-' || substr(${other}, 7, 12)`;
};

/** The person, or the telephone, of a copy: another one, alike in every table. */
const another = (index: string): string => `sha256(${index} || n::text::bytea)`;

/** Days a copy lies back: what is ordered by time is spread over half a year. */
const daysBack = (id: string): string => `((hashtext(${id} || n || 'd') & 2147483647) % 180)`;

type Changes = Readonly<Record<string, string>>;

const strand = { strand_id: copied('t.strand_id') };

/** Copies of the registrations an office has, each with its person and its link, up to so many. */
export async function fillRegistrations(pool: Pool, wanted: number): Promise<void> {
  const times =
    Math.ceil(wanted / (await count(pool, 'SELECT count(*) AS n FROM record.record'))) - 1;
  const fill = (table: string, changes: Changes, where?: string): Promise<void> =>
    multiply(pool, table, { ...strand, ...changes }, { times, where });
  const back = `${daysBack('t.strand_id')} * interval '1 day'`;
  const persons = { id_index: another('t.id_index'), phone_index: another('t.phone_index') };
  const ofRecords = 'EXISTS (SELECT FROM record.side s WHERE s.strand_id = t.strand_id)';
  // Every fiftieth copy is sealed and not receipted yet.
  const sequence = `t.sequence + CASE WHEN n % 50 = 7 THEN ${ON_ITS_WAY} ELSE 0 END`;
  await fill('ledger.strand_sealed', { sequence }, ofRecords);
  await fill('ledger.strand', {}, "t.kind = 'record'");
  await fill('record.side', {
    linked_to: copied('t.linked_to'),
    answers: copied('t.answers'),
    duplicate_of: copied('t.duplicate_of'),
    begun: `t.begun - ${back}`,
    changed_at: `t.changed_at - ${back}`,
  });
  await fill('registration.arrival', persons);
  await fill('registration.departure', {
    ...persons,
    about: copied('t.about'),
    linked_record: copied('t.linked_record'),
    pairing: `t.pairing || jsonb_build_object('recordid', ${copied("t.pairing->>'recordid'")})`,
  });
  await pool.query(
    `INSERT INTO ledger.open_listed (stream, sequence, strand_id, state, code, since)
     SELECT s.stream, ${ON_ITS_WAY} + row_number() OVER (), s.strand_id, 'rejected', 'form', s.changed_at
       FROM record.side s WHERE s.own AND hashtext(s.strand_id) % 200 = 0
     ON CONFLICT DO NOTHING`,
  );
  // Nothing of this was news.
  await pool.query('UPDATE registration.listed_upto SET marks = NULL');
}

/** Beyond what any receipt covers. */
const ON_ITS_WAY = 1_000_000_000;

/** Copies of the cases of an office, spread over organisations, months and sides, up to so many. */
export async function fillCases(pool: Pool, wanted: number): Promise<void> {
  const cases = {
    times: Math.ceil(wanted / (await count(pool, 'SELECT count(*) AS n FROM casework.case'))) - 1,
  };
  await multiply(pool, 'ledger.strand', strand, { ...cases, where: "t.kind = 'case'" });
  await multiply(pool, 'casework.strand', { ...strand, case_id: copied('t.case_id') }, cases);
  const organisation = `(SELECT array_agg(DISTINCT a.organisation) FROM registration.arrival a)`;
  await pool.query(`CREATE UNLOGGED TABLE public.organisations AS SELECT ${organisation} AS list`);
  const any = `(SELECT list[1 + (hashtext(t.case_id || n) & 2147483647) % cardinality(list)] FROM public.organisations)`;
  const days = daysBack('t.case_id');
  await multiply(
    pool,
    'casework.case',
    {
      case_id: copied('t.case_id'),
      answering_strand: copied('t.answering_strand'),
      side: `CASE WHEN n % 2 = 0 THEN 'asking' ELSE 'answering' END`,
      service: `CASE WHEN n % 2 = 0 THEN 'receiving' ELSE 'sending' END`,
      organisation: any,
      holder_organisation: any,
      changed_at: `t.changed_at - ${days} * interval '1 day'`,
      due_at: `t.due_at + (90 - ${days}) * interval '1 day'`,
      due_day: `t.due_day + (90 - ${days})::int`,
      next_step: 'NULL::text',
      next_step_at: 'NULL::text',
    },
    cases,
  );
}

/** Fills a table with copies of what stands in it: `changes` gives the members of a copy that differ, as SQL. */
async function multiply(
  pool: Pool,
  table: string,
  changes: Changes,
  { times, where = 'true' }: { readonly times: number; readonly where?: string | undefined },
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
  // As the server leaves it in time by itself.
  await pool.query(`VACUUM ANALYZE ${table}`);
}

async function count(pool: Pool, sql: string): Promise<number> {
  return Number((await pool.query<{ n: string }>(sql)).rows[0]!.n);
}
