// Registers are taken in and exchanged while a region's process is killed, again and again; nothing is lost or doubled.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { generatePopulation, impliedCounts } from '../../tools/population';
import type { RegionProcess } from '../../tools/network/region-process';
import { takeInRegisters } from '../../tools/start/registers';
import { eventually } from '../support/eventually';
import { overEachCarrier, TestNetwork } from '../support/network';

const regions = ['610300', '410100'] as const;
const people = 2_000;
const seed = Number(process.env['FAULT_SEED'] ?? Math.floor(Math.random() * 1e9));

interface Kill {
  readonly region: (typeof regions)[number];
  /** When both regions together have sealed and applied so many entries. */
  readonly entries: number;
}

/** The moments of a run, drawn from its seed: most people give four entries, each sealed once and applied once. */
function killsOf(count: number): Kill[] {
  const moment = fc.record({
    region: fc.constantFrom(...regions),
    entries: fc.integer({ min: 1, max: people * 6 }),
  });
  const moments = fc.noBias(fc.array(moment, { minLength: count, maxLength: count }));
  const drawn = fc.sample(moments, { seed, numRuns: 1 })[0]!;
  return drawn.sort((a, b) => a.entries - b.entries);
}

let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yipanqi-killed-'));
  await generatePopulation({ seed: 7, people, regions, out: folder });
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

overEachCarrier(
  'regions over %s whose processes are killed (kill -9, five times over Kafka)',
  (carrier) => {
    const times = carrier === 'kafka' ? 5 : 1;
    let network: TestNetwork;

    beforeAll(async () => {
      network = await TestNetwork.start(regions, { carrier });
    }, 120_000);
    afterAll(() => network?.stop(), 60_000);

    it('lose nothing and double nothing', async () => {
      const kills = killsOf(times);
      process.stderr.write(`FAULT_SEED=${seed}: ${JSON.stringify(kills)}\n`);
      const offices = await Promise.all(
        regions.map(async (code) => ({
          code,
          client: await network.signedIn(code, 'exchange-officer'),
        })),
      );
      await Promise.all([takeInRegisters(folder, offices), carryOut(network, kills)]);
      await network.settle(120_000);

      const implied = impliedCounts(folder);
      expect(await network.countRecords()).toEqual({
        records: implied.agreed + implied.oneSided.sending + implied.oneSided.receiving,
        agreed: implied.agreed,
        oneSided: implied.oneSided,
        pending: 0,
        diverged: 0,
      });
      expect(await network.countRefused()).toEqual({ quarantined: 0, rejected: implied.rejected });
      expect(await network.sum('SELECT count(*) AS n FROM ledger.parked')).toBe(0);
      expect(await network.sum('SELECT count(*) AS n FROM ledger.fork_proof')).toBe(0);
      expect(network.logs()).not.toContain('our own fault');
      await expectGaplessStreams(network);
      await expectEqualStrands(network);
    }, 600_000);
  },
);

async function carryOut(network: TestNetwork, kills: readonly Kill[]): Promise<void> {
  const progress = (): Promise<number> =>
    network.sum(`SELECT (SELECT COALESCE(sum(last), 0) FROM ledger.stream_head)
                      + (SELECT COALESCE(sum(last), 0) FROM ledger.stream_position) AS n`);
  for (const { region, entries } of kills) {
    await eventually(
      `${entries} entries`,
      async () => (await progress()) >= entries || undefined,
      240_000,
    );
    await kill(network.region(region).processes[0]!);
  }
}

/** The starter starts it again by itself. */
async function kill(running: RegionProcess): Promise<void> {
  await running.untilReady();
  const { pid } = running;
  process.kill(pid!, 'SIGKILL');
  await eventually('started again', () => Promise.resolve(running.pid !== pid));
  await running.untilReady();
}

interface StreamHeld {
  readonly stream: string;
  readonly entries: number;
  readonly distinct: number;
  readonly first: number;
  readonly last: number;
  readonly chain: string;
}

/** Numbers of the entries held of each stream, and the hashes of its segments in order. */
const streams = `
  SELECT e.stream, count(*)::int AS entries, count(DISTINCT e.entry_id)::int AS distinct,
         min(e.sequence)::int AS first, max(e.sequence)::int AS last,
         (SELECT string_agg(format('%s-%s %s', h.first, h.last, h.hash), ',' ORDER BY h.first)
            FROM ledger.segment_hash h WHERE h.stream = e.stream) AS chain
    FROM ledger.entry e GROUP BY e.stream ORDER BY e.stream`;

/** Every stream holds 1…n, each once, and both sides hold the same segments under the same hashes. */
async function expectGaplessStreams(network: TestNetwork): Promise<void> {
  const [mine, theirs] = await Promise.all(
    regions.map(async (code) => (await network.region(code).pool.query<StreamHeld>(streams)).rows),
  );
  expect(mine).toEqual(theirs);
  expect(mine!.length).toBeGreaterThanOrEqual(4);
  for (const { entries, distinct, first, last, chain } of mine!) {
    expect({ first, entries, distinct }).toEqual({ first: 1, entries: last, distinct: last });
    let next = 1;
    for (const segment of chain.split(',')) {
      const [from, to] = segment.split(' ')[0]!.split('-').map(Number) as [number, number];
      expect(from).toBe(next);
      next = to + 1;
    }
    expect(next).toBe(last + 1);
  }
}

/** Every strand stands on both sides with the same version and the same body, and has as many entries as versions. */
async function expectEqualStrands(network: TestNetwork): Promise<void> {
  const [mine, theirs] = await Promise.all(
    regions.map(
      async (code) =>
        (
          await network.region(code).pool.query<{
            version: number;
            entries: number;
          }>(`SELECT s.strand_id, s.version, s.body, count(e.*)::int AS entries
                  FROM ledger.strand s JOIN ledger.entry e ON e.strand_id = s.strand_id AND e.stream = s.stream
                 GROUP BY s.strand_id ORDER BY s.strand_id`)
        ).rows,
    ),
  );
  expect(mine!.length).toBeGreaterThan(people);
  // Not by `toEqual` of the lists: what differs would print thousands of lines.
  expect(mine!.filter((one, i) => JSON.stringify(one) !== JSON.stringify(theirs![i]))).toEqual([]);
  expect(mine!.length).toBe(theirs!.length);
  expect(mine!.filter(({ version, entries }) => version !== entries)).toEqual([]);
}
