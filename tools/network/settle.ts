import type { Pool } from 'pg';
import { setTimeout as pause } from 'node:timers/promises';

export interface RegionDatabase {
  readonly code: string;
  readonly pool: Pool;
}

interface Books {
  readonly waiting: number;
  readonly own: readonly { stream: string; last: number; published: number }[];
  readonly theirs: readonly { stream: string; last: number }[];
  readonly covered: readonly { stream: string; upto: number }[];
}

/** One statement, so that what is sealed meanwhile is either waiting or in the head. */
const booksOf = `
  WITH own AS (SELECT stream, last, published FROM ledger.stream_head WHERE last > 0),
    theirs AS (SELECT stream, last FROM ledger.stream_position),
    covered AS (SELECT stream, upto FROM ledger.receipt_newest JOIN ledger.stream_head USING (stream))
  SELECT (SELECT count(*)::int FROM ledger.outbox_pending) AS waiting,
    (SELECT coalesce(json_agg(own), '[]') FROM own) AS own,
    (SELECT coalesce(json_agg(theirs), '[]') FROM theirs) AS theirs,
    (SELECT coalesce(json_agg(covered), '[]') FROM covered) AS covered`;

/** What is still on its way in a network; empty when every strand has arrived and every receipt is back. */
export async function unsettled(regions: readonly RegionDatabase[]): Promise<string[]> {
  const open: string[] = [];
  const positions = new Map<string, number>();
  const receipts = new Map<string, number>();
  const heads: (Books['own'][number] & { region: string })[] = [];
  const books = await Promise.all(
    regions.map(async ({ code, pool }) => ({
      code,
      ...(await pool.query<Books>({ name: 'books', text: booksOf })).rows[0]!,
    })),
  );
  for (const { code, waiting, own, theirs, covered } of books) {
    if (waiting > 0) open.push(`${code}: ${waiting} entries to be sealed`);
    heads.push(...own.map((row) => ({ region: code, ...row })));
    for (const row of theirs) positions.set(row.stream, row.last);
    for (const row of covered) receipts.set(row.stream, row.upto);
  }
  for (const head of heads) {
    if (head.published !== head.last)
      open.push(`${head.stream}: sent up to ${head.published} of ${head.last}`);
    else if (positions.get(head.stream) !== head.last)
      open.push(`${head.stream}: applied up to ${positions.get(head.stream) ?? 0} of ${head.last}`);
    else if (receipts.get(head.stream) !== head.last)
      open.push(`${head.stream}: receipt up to ${receipts.get(head.stream) ?? 0} of ${head.last}`);
  }
  return open;
}

/**
 * Waits until nothing is on its way. Fails, naming what is, when nothing has moved for `stallMs`: a long run may take
 * as long as it moves.
 */
export async function settle(
  regions: readonly RegionDatabase[],
  {
    stallMs = 120_000,
    lookMs = 200,
    onProgress = (_open: readonly string[]): void => undefined,
  } = {},
): Promise<void> {
  let last = '';
  let movedAt = Date.now();
  let quiet = 0;
  for (;;) {
    const open = await unsettled(regions);
    // Twice in a row: between two databases an entry may be read on neither side.
    quiet = open.length === 0 ? quiet + 1 : 0;
    if (quiet === 2) return;
    const now = open.join('; ');
    if (now !== last) {
      last = now;
      movedAt = Date.now();
      onProgress(open);
    } else if (Date.now() - movedAt > stallMs)
      throw new Error(`not settled after ${stallMs / 1000} s without progress: ${now}`);
    await pause(open.length === 0 ? 20 : lookMs);
  }
}
