// `npm start -- --exit`: the counts it prints are what both databases hold, what both offices are told, and what the registers imply.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { generatePopulation, impliedCounts } from '../../tools/population';
import type { Summary } from '../../tools/network/summary';
import { freePorts } from '../../tools/servers';
import { withKafka } from '../support/network';
import { eventually } from '../support/eventually';
import { countedInDatabases, countedOverHttp, type HoldingRegion } from '../support/held-counts';

const regions = ['610300', '410100'];
const two = ['--regions', regions.join(',')];
let folder: string;
let port: number;
/** `CLOCK` of what is started. */
let movedBy: string | undefined;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yipanqi-main-'));
  // As root, PostgreSQL runs as a user of its own, who must be able to enter.
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, 'data'));
  [port] = (await freePorts(4)) as [number];
  movedBy = undefined;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const argumentsOf = (more: readonly string[]): string[] => [
  'dist/tools/start/main.js',
  '--exit',
  '--port',
  String(20_000 + (port % 30_000)),
  ...more,
];
const environment = (): NodeJS.ProcessEnv => ({
  ...process.env,
  ...(movedBy && { CLOCK: movedBy }),
  YIPANQI_DATA: join(folder, 'data'),
});

async function mainJob(...more: string[]): Promise<Summary> {
  const { stdout } = await promisify(execFile)(process.execPath, argumentsOf(more), {
    env: environment(),
    maxBuffer: 16 * 1024 * 1024,
  });
  return JSON.parse(stdout.trimEnd().split('\n').at(-1)!) as Summary;
}

function expected(registers: string): Partial<Summary> {
  const implied = impliedCounts(registers);
  return {
    people: implied.people,
    agreed: implied.agreed,
    oneSided: implied.oneSided,
    rejected: implied.rejected,
    pending: 0,
    diverged: 0,
    quarantined: 0,
    records: implied.agreed + implied.oneSided.sending + implied.oneSided.receiving,
  };
}

/** The same network started once more, without `--exit`, and asked while it runs: its databases, and its offices over HTTP. */
async function expectHeld(
  { records, agreed, pending, diverged, oneSided, quarantined, rejected }: Summary,
  ...more: string[]
): Promise<void> {
  const running = spawn(
    process.execPath,
    argumentsOf(more).filter((one) => one !== '--exit'),
    { env: environment(), stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const ended = once(running, 'exit');
  let said = '';
  running.stdout.on('data', (text: Buffer) => (said += text.toString()));
  try {
    await eventually('it is up', () => Promise.resolve(said.includes('Ctrl-C')), 240_000);
    const { regions } = JSON.parse(
      readFileSync(join(folder, 'data', 'network.json'), 'utf8'),
    ) as NetworkFile;
    const joint = { records, agreed, pending, diverged, oneSided };
    expect(await countedInDatabases(regions)).toEqual({ ...joint, quarantined, rejected });
    expect(await countedOverHttp(regions)).toEqual({
      desks: [joint, joint],
      quarantined,
      rejected,
    });
  } finally {
    running.kill('SIGINT');
    await ended;
  }
}

describe('the main job', () => {
  it('ends with what the registers imply, and a second run changes nothing', async () => {
    const summary = await mainJob(...two, '--people', '3000');
    expect(summary).toMatchObject(expected(join(folder, 'data', 'registers')));
    expect(summary.carrier).toBe('https');
    await expectHeld(summary, ...two, '--people', '3000');
    const again = await mainJob(...two, '--people', '3000');
    expect({ ...again, seconds: 0 }).toEqual({ ...summary, seconds: 0 });
    await expect(mainJob(...two, '--people', '3000', '--seed', '2')).rejects.toThrow(/--reset/);
  }, 400_000);

  it('takes in registers without faults whole', async () => {
    const registers = join(folder, 'registers');
    await generatePopulation({ seed: 3, people: 600, regions, out: registers, faults: 'none' });
    const summary = await mainJob(...two, '--registers', registers);
    expect(summary).toMatchObject(expected(registers));
    expect(summary.rejected).toBe(0);
    await expectHeld(summary, ...two, '--registers', registers);
  }, 300_000);

  it.each([
    ['with home registers', ['hukou', 'arrivals'] as const],
    ['and nothing else', ['arrivals'] as const],
  ])(
    'leaves every arrival one-sided where arrivals alone are handed in, %s',
    async (_, kinds) => {
      const registers = join(folder, 'registers');
      await generatePopulation({
        seed: 4,
        people: kinds.length > 1 ? 600 : 200,
        regions,
        out: registers,
        registers: kinds,
      });
      const summary = await mainJob(...two, '--registers', registers);
      expect(summary).toMatchObject(expected(registers));
      expect(summary.agreed).toBe(0);
      await expectHeld(summary, ...two, '--registers', registers);
    },
    300_000,
  );

  it.each(['-P30D', 'P400D'])(
    'is done by a clock moved by %s as well',
    async (moved) => {
      movedBy = moved;
      const summary = await mainJob(...two, '--people', '60');
      expect(summary).toMatchObject(expected(join(folder, 'data', 'registers')));
    },
    120_000,
  );
});

withKafka('the main job over a Kafka of its own', () => {
  it('ends with the same counts when a region, and later everything, is killed in the middle', async () => {
    const wanted = [...two, '--people', '20000', '--kafka', 'local'];
    const run = spawn(process.execPath, argumentsOf(wanted), {
      env: environment(),
      stdio: 'ignore',
      detached: true,
    });
    await eventually('the registers are being taken in', () => hasTakenIn(1_000), 240_000);
    const region = readFileSync(join(folder, 'data', 'regions', '410100', 'region.pid'), 'utf8');
    process.kill(Number(region), 'SIGKILL');
    await eventually('it goes on', () => hasTakenIn(5_000), 240_000);
    process.kill(-run.pid!, 'SIGKILL');
    const summary = await mainJob(...wanted);
    expect(summary).toMatchObject(expected(join(folder, 'data', 'registers')));
    expect(summary.carrier).toBe('kafka');
    await expectHeld(summary, ...wanted);
  }, 900_000);
});

interface NetworkFile {
  readonly regions: readonly HoldingRegion[];
}

/** True once the first region has taken in so many arrivals. */
async function hasTakenIn(arrivals: number): Promise<boolean> {
  const file = join(folder, 'data', 'network.json');
  if (!existsSync(file)) return false;
  const { regions } = JSON.parse(readFileSync(file, 'utf8')) as NetworkFile;
  const client = new Client({ connectionString: regions[0]!.databaseUrl });
  await client.connect();
  try {
    const taken = await client.query<{ n: string }>(
      'SELECT count(*) AS n FROM registration.arrival',
    );
    return Number(taken.rows[0]!.n) > arrivals;
  } finally {
    await client.end();
  }
}
