// Four regions over Kafka live through six months while one of their processes is killed in the middle of a day's work:
// afterwards both sides hold every record, case and agreement alike, with the same due days.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays, type Day, startOfDay } from '@calendar';
import {
  type Demonstrated,
  type DrivenNetwork,
  runDemonstration,
  sixMonths,
} from '../../tools/demonstration/run-demonstration';
import {
  type Comparison,
  compareFacts,
  compareSides,
  describeDifference,
} from '../../tools/network/compare-sides';
import { pageFacts } from '../../tools/network/page-facts';
import { settleCases } from '../../tools/network/settle-cases';
import { generatePopulation } from '../../tools/population';
import { Random } from '../../tools/population/random';
import { takeInRegisters } from '../../tools/start/registers';
import { eventually } from '../support/eventually';
import { TestNetwork, withKafka } from '../support/network';

const regions = ['610300', '410100', '620921', '451203'] as const;
const people = 240;
/** On a busy machine a process that was killed needs a while to come back. */
const stallMs = 180_000;
const seed = Number(process.env['FOUR_REGIONS_SEED'] ?? Math.floor(Math.random() * 1e9));

/** Who is killed, on which day, and after how many entries that it seals or applies on it. */
function killOf(): { readonly region: string; readonly day: Day; readonly entries: number } {
  const random = new Random(seed, 'kill');
  return {
    region: random.of(regions),
    day: addDays(sixMonths.from, random.between(7, 170)),
    entries: random.between(1, 12),
  };
}

withKafka('four regions that live through six months over Kafka', () => {
  const kill = killOf();
  let folder: string;
  let network: TestNetwork;
  let demonstrated: Demonstrated;
  let killed: Promise<void> | undefined;

  beforeAll(async () => {
    process.stderr.write(`FOUR_REGIONS_SEED=${seed}: ${JSON.stringify(kill)}\n`);
    folder = mkdtempSync(join(tmpdir(), 'yipanqi-four-'));
    await generatePopulation({ seed, people, regions: [...regions], out: folder });
    const clockFrom = new Date(startOfDay(sixMonths.from).getTime() + 8 * 3_600_000);
    network = await TestNetwork.start(regions, { carrier: 'kafka', clockFrom });
    const offices = regions.map(async (code) => ({
      code,
      client: await network.signedIn(code, 'exchange-officer'),
    }));
    await takeInRegisters(folder, await Promise.all(offices));
    await network.settle(stallMs);
  }, 600_000);
  afterAll(async () => {
    await network?.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  it('goes on when one of their processes is killed in the middle of a day', async () => {
    const driven = drivenBy(network);
    demonstrated = await runDemonstration(driven, {
      ...{ ...sixMonths, seed, casesPerDirection: 5 },
      onDay: (day) => {
        if (day >= kill.day) killed ??= killInTraffic(network, kill);
      },
    });
    await killed;
    await settleCases(driven, stallMs);
    process.stderr.write(`${JSON.stringify(demonstrated)}\n`);
    expect(demonstrated.cases).toBeGreaterThan(60);
  }, 1_200_000);

  it('hold every stream, record, case and agreement alike in their databases', async () => {
    const comparison = await compareSides(network.databases());
    expectAlike(comparison);
    const { compared } = comparison;
    process.stderr.write(`${JSON.stringify(compared)}\n`);
    expect(compared['record']).toBeGreaterThan(people * 0.8);
    expect(compared['case']).toBeGreaterThanOrEqual(demonstrated.cases);
    expect(compared['agreement version']).toBeGreaterThanOrEqual(6);
    expect(await network.sum('SELECT count(*) AS n FROM ledger.parked')).toBe(0);
    expect(await network.sum('SELECT count(*) AS n FROM ledger.fork_proof')).toBe(0);
    expect(network.logs()).not.toContain('our own fault');
  }, 60_000);

  it('show them alike on their screens, with the same due day and the same reasons', async () => {
    const told = await Promise.all(
      regions.map(async (code) => {
        const desk = await network.signedIn(code, 'exchange-officer');
        return [code, await pageFacts(code, desk)] as const;
      }),
    );
    const comparison = compareFacts(new Map(told));
    expectAlike(comparison);
    expect(comparison.compared['agreement']).toBeGreaterThanOrEqual(6);
  }, 120_000);

  it('escalate each case to each level once, whoever was killed over it', async () => {
    const claimed = `
      SELECT count(*) AS n FROM casework.step WHERE refused IS NULL AND step LIKE 'escalate-%'`;
    const said = `
      SELECT count(*) AS n FROM ledger.entry e JOIN ledger.strand s USING (strand_id)
       WHERE s.own AND e.type = 'yipanqi.casework.case-escalated.v1'`;
    expect(await network.sum(claimed)).toBeGreaterThan(0);
    expect(await network.sum(said)).toBe(await network.sum(claimed));
  });

  const changes = [
    [
      'due day',
      `UPDATE casework.case SET due_day = due_day + 1
        WHERE case_id = (SELECT min(case_id) FROM casework.case WHERE due_day IS NOT NULL)`,
    ],
    [
      'digest',
      `UPDATE ledger.strand SET body = overlay(body placing '~' from 40)
        WHERE strand_id = (SELECT min(strand_id) FROM ledger.strand)`,
    ],
    [
      'signatures',
      `UPDATE agreement.version SET signatures = '{}'
        WHERE hash = (SELECT min(hash) FROM agreement.version)`,
    ],
    [
      'state',
      `UPDATE casework.case SET state = 'opened'
        WHERE case_id = (SELECT min(case_id) FROM casework.case WHERE state <> 'opened')`,
    ],
  ] as const;

  it.each(changes)('are told apart by a %s that one of them changes', async (member, change) => {
    const client = await network.region('410100').pool.connect();
    const seen = { code: '410100', pool: client };
    try {
      await client.query('BEGIN');
      await client.query(change);
      const others = network.databases().filter(({ code }) => code !== '410100');
      const { differences } = await compareSides([...others, seen]);
      expect(differences).toHaveLength(1);
      expect(differences[0]).toMatchObject({ member });
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
  });
});

const drivenBy = (network: TestNetwork): DrivenNetwork => ({
  regions: network.regions,
  databases: () => network.databases(),
  now: () => network.now(),
  moveClock: (at) => network.moveClock(at),
  settle: (options) => network.settle(stallMs, options?.lookMs),
});

function expectAlike({ differences }: Comparison): void {
  expect(differences.slice(0, 20).map(describeDifference)).toEqual([]);
}

/** Waits until the region is at work, kills it in the middle of that, and until the starter has it back. */
async function killInTraffic(
  network: TestNetwork,
  { region, entries }: { readonly region: string; readonly entries: number },
): Promise<void> {
  const { pool, processes } = network.region(region);
  const progress = async (): Promise<number> => {
    const { rows } = await pool.query<{ n: number }>(
      `SELECT ((SELECT COALESCE(sum(last), 0) FROM ledger.stream_head)
             + (SELECT COALESCE(sum(last), 0) FROM ledger.stream_position))::int AS n`,
    );
    return rows[0]!.n;
  };
  const before = await progress();
  await eventually('traffic', async () => (await progress()) >= before + entries, 240_000);
  const [running] = processes;
  const { pid } = running!;
  process.kill(pid!, 'SIGKILL');
  await eventually('started again', () => Promise.resolve(running!.pid !== pid));
  await running!.untilReady();
  process.stderr.write(`${region} was killed at ${network.now().toISOString()}\n`);
}
