import { setTimeout as pause } from 'node:timers/promises';
import type { RegionDatabase } from './settle';

interface SettlingNetwork {
  databases(): readonly RegionDatabase[];
  now(): Date;
  settle(): Promise<void>;
}

/** What the schedulers have still to do: due days to be counted, steps whose time has come. */
const OPEN = `
  SELECT c.case_id FROM casework.case c
   WHERE NOT c.timed OR c.awaits OR (c.next_step IS NOT NULL AND c.next_step_at <= $1)
   ORDER BY c.case_id LIMIT 5`;

/**
 * Waits until everything has arrived and every region has counted all due days and taken all steps that are due. Fails,
 * naming cases, when nothing of that has moved for `stallMs`.
 */
export async function settleCases(network: SettlingNetwork, stallMs = 45_000): Promise<void> {
  let last = '';
  let movedAt = Date.now();
  let quiet = 0;
  while (quiet < 2) {
    await network.settle();
    const open = (await openCases(network)).join('; ');
    quiet = open === '' ? quiet + 1 : 0;
    if (open !== last) movedAt = Date.now();
    last = open;
    if (Date.now() - movedAt > stallMs)
      throw new Error(`cases not settled after ${stallMs / 1000} s without progress: ${open}`);
    await pause(quiet > 0 ? 20 : 200);
  }
}

async function openCases(network: SettlingNetwork): Promise<string[]> {
  const open: string[] = [];
  for (const { code, pool } of network.databases()) {
    const { rows } = await pool.query<{ case_id: string }>(OPEN, [network.now()]);
    open.push(...rows.map((row) => `${code}: ${row.case_id}`));
  }
  return open;
}
