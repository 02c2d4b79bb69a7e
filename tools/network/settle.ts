import type { Pool } from 'pg';
import { setTimeout as pause } from 'node:timers/promises';

export interface RegionDatabase {
  readonly code: string;
  readonly pool: Pool;
}

/** What is still on its way in a network; empty when every strand has arrived and every receipt is back. */
export async function unsettled(regions: readonly RegionDatabase[]): Promise<string[]> {
  const open: string[] = [];
  const positions = new Map<string, string>();
  const receipts = new Map<string, string>();
  const heads: { region: string; stream: string; last: string; published: string }[] = [];
  const askAll = regions.map(async ({ code, pool }) => {
    // First what waits: sealed meanwhile it is seen in the head.
    const waiting = await pool.query<{ n: string }>(
      'SELECT count(*) AS n FROM ledger.outbox_pending',
    );
    const [own, theirs, covered] = await Promise.all([
      pool.query<{ stream: string; last: string; published: string }>(
        'SELECT stream, last, published FROM ledger.stream_head WHERE last > 0',
      ),
      pool.query<{ stream: string; last: string }>(
        'SELECT stream, last FROM ledger.stream_position',
      ),
      pool.query<{ stream: string; upto: string }>(
        'SELECT r.stream, r.upto FROM ledger.receipt_newest r JOIN ledger.stream_head h ON h.stream = r.stream',
      ),
    ]);
    return { code, waiting, own, theirs, covered };
  });
  for (const { code, waiting, own, theirs, covered } of await Promise.all(askAll)) {
    if (waiting.rows[0]!.n !== '0')
      open.push(`${code}: ${waiting.rows[0]!.n} entries to be sealed`);
    heads.push(...own.rows.map((row) => ({ region: code, ...row })));
    for (const row of theirs.rows) positions.set(row.stream, row.last);
    for (const row of covered.rows) receipts.set(row.stream, row.upto);
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
