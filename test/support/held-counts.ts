import { Client } from 'pg';
import { RegionClient } from '../../tools/client/region-client';
import type { SignIn } from '../../tools/client/region-client';
import type { Summary } from '../../tools/network/summary';

export type HeldCounts = Omit<Summary, 'regions' | 'people' | 'carrier'>;

export interface HoldingRegion {
  readonly code: string;
  readonly url: string;
  readonly databaseUrl: string;
  readonly accounts: readonly (SignIn & { readonly role: string; readonly organisation: string })[];
}

interface HeldStrand {
  readonly id: string;
  readonly stream: string;
  readonly version: number;
  readonly body: string;
}

/** Of a strand's body, what says which record it belongs to. */
interface Body {
  readonly departure?: object;
  readonly pairing?: { readonly open: { readonly linked: boolean; readonly recordid: string } };
}

/**
 * Joint records of two regions, counted in their databases from the bodies alone, byte by byte: nothing of how the product
 * counts or of the rows it keeps for its lists.
 */
export async function countedInDatabases(regions: readonly HoldingRegion[]): Promise<HeldCounts> {
  const held = await Promise.all(regions.map(({ databaseUrl }) => strandsOf(databaseUrl)));
  const all = new Map(held.flatMap((strands) => [...strands]));
  const isEqual = (id: string): boolean =>
    new Set(held.map((strands) => JSON.stringify(strands.get(id)))).size === 1;
  const counts = { agreed: 0, unequal: 0, sending: 0, paired: new Set<string>() };
  for (const { id, body } of departuresOf(all)) {
    const { departure, pairing } = JSON.parse(body) as Body;
    if (pairing?.open.linked) {
      counts[isEqual(id) && isEqual(pairing.open.recordid) ? 'agreed' : 'unequal']++;
      counts.paired.add(pairing.open.recordid);
    } else if (departure) counts.sending++;
  }
  const arrivals = all.size - departuresOf(all).length;
  const receiving = arrivals - counts.paired.size;
  return {
    records: counts.agreed + counts.unequal + counts.sending + receiving,
    agreed: counts.agreed,
    // Unequal is one of the two; which, nobody who expects none needs to know.
    pending: counts.unequal,
    diverged: 0,
    oneSided: { sending: counts.sending, receiving },
    ...(await refusedOf(regions)),
  };
}

const departuresOf = (strands: ReadonlyMap<string, HeldStrand>): HeldStrand[] =>
  [...strands.values()].filter(({ stream }) => stream.includes('.sending/'));

async function strandsOf(databaseUrl: string): Promise<Map<string, HeldStrand>> {
  const rows = await rowsOf<HeldStrand>(
    databaseUrl,
    `SELECT strand_id AS id, stream, version, body FROM ledger.strand WHERE kind = 'record'`,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

async function refusedOf(
  regions: readonly HoldingRegion[],
): Promise<{ quarantined: number; rejected: number }> {
  const numbers = await Promise.all(
    regions.map(({ databaseUrl }) =>
      rowsOf<{ quarantined: number; rejected: number }>(
        databaseUrl,
        `SELECT (SELECT count(*)::int FROM ledger.quarantine) AS quarantined,
                (SELECT COALESCE(sum(rows_refused), 0)::int FROM (
                   SELECT count(DISTINCT row_number) AS rows_refused FROM registration.import_refusal
                    GROUP BY import_id) AS files) AS rejected`,
      ),
    ),
  );
  const sum = (name: 'quarantined' | 'rejected'): number =>
    numbers.reduce((total, [row]) => total + row![name], 0);
  return { quarantined: sum('quarantined'), rejected: sum('rejected') };
}

async function rowsOf<Row>(databaseUrl: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end();
  }
}

type Summed = Omit<HeldCounts, 'quarantined' | 'rejected'>;

/** What the desk of each of two regions is told over HTTP; of two regions each knows every record. */
export async function countedOverHttp(regions: readonly HoldingRegion[]): Promise<{
  readonly desks: readonly Summed[];
  readonly quarantined: number;
  readonly rejected: number;
}> {
  const desks: Summed[] = [];
  let quarantined = 0;
  let rejected = 0;
  for (const { code, url, accounts } of regions) {
    const account = accounts.find(
      ({ role, organisation }) => role === 'exchange-officer' && organisation === code,
    )!;
    const desk = await new RegionClient(url).signIn(account);
    desks.push(await desk.get<Summed>('/api/bureau/records/summary'));
    quarantined += (await desk.get<{ total: number }>('/api/bureau/quarantine')).total;
    for (const side of ['receiving', 'sending']) {
      const { items } = await desk.get<{ items: { refused: number }[] }>(
        `/api/${side}/imports?size=100`,
      );
      rejected += items.reduce((total, { refused }) => total + refused, 0);
    }
  }
  return { desks, quarantined, rejected };
}
