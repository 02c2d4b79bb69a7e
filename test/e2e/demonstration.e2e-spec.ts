// Plain `npm start`: four regions with six months of casework. What the registers imply still holds, every work-list has
// something in it, and each agreement stands elsewhere in its life. Stopped in the middle and started again it ends the same.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { demonstrationRegions, type NamedRegion, regionName } from '@region';
import { RegionClient } from '../../tools/client/region-client';
import { impliedCounts } from '../../tools/population';
import { freePorts } from '../../tools/servers';
import { eventually } from '../support/eventually';

interface Account {
  readonly username: string;
  readonly password: string;
  readonly role: string;
}
interface NetworkFile {
  readonly regions: readonly {
    readonly code: string;
    readonly url: string;
    readonly accounts: readonly Account[];
  }[];
}
interface Progress {
  readonly done?: string;
  readonly crossed: Readonly<Record<string, number>>;
}

const lists = ['mine', 'office', 'incoming', 'outgoing', 'due-soon', 'overdue', 'returned'];
const working = ['community-manager', 'township-clerk', 'exchange-officer', 'liaison-officer'];

let folder: string;
let port: number;
let running: ChildProcess | undefined;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yipanqi-demonstration-'));
  // As root, PostgreSQL runs as a user of its own, who must be able to enter.
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, 'data'));
  port = 20_000 + ((await freePorts(1))[0]! % 30_000);
});
afterAll(async () => {
  await stopped('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

const environment = (): NodeJS.ProcessEnv => ({
  ...process.env,
  YIPANQI_DATA: join(folder, 'data'),
});
const program = (...more: string[]): string[] => [
  ...['dist/tools/start/main.js', '--port', String(port)],
  ...more,
];
const read = <T>(name: string): T | undefined => {
  const file = join(folder, 'data', name);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : undefined;
};

async function stopped(signal: NodeJS.Signals): Promise<void> {
  if (!running || running.exitCode !== null || running.signalCode !== null) return;
  const gone = once(running, 'exit');
  running.kill(signal);
  await gone;
}

/** Runs until a line of its output holds this text. */
function start(): { said: (text: string) => boolean } {
  running = spawn(process.execPath, program(), {
    env: environment(),
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let output = '';
  running.stdout!.on('data', (data: Buffer) => (output += data.toString()));
  return { said: (text) => output.includes(text) };
}

/** Every region an answer names, however deep. */
function regionsIn(answer: unknown): NamedRegion[] {
  if (typeof answer !== 'object' || answer === null) return [];
  const { code, name } = answer as Partial<NamedRegion>;
  const itself = demonstrationRegions.includes(code!) && typeof name === 'string';
  return [...(itself ? [{ code: code!, name }] : []), ...Object.values(answer).flatMap(regionsIn)];
}

describe('the demonstration network', () => {
  it('is killed in the middle of its months, goes on where it was and has work in every list', async () => {
    start();
    const isInApril = (): boolean => (read<Progress>('casework.json')?.done ?? '') > '2026-04-01';
    await eventually('it is April', () => Promise.resolve(isInApril()), 300_000);
    await stopped('SIGKILL');
    const { said } = start();
    await eventually('it is ready', () => Promise.resolve(said('Ctrl-C')), 400_000);
    for (const { url, accounts } of read<NetworkFile>('network.json')!.regions) {
      const empty: string[] = [];
      for (const account of accounts.filter(({ role }) => working.includes(role))) {
        const client = await new RegionClient(url).signIn(account);
        const counts = await client.get<Record<string, number>>('/api/bureau/cases/counts');
        for (const list of lists)
          if (!counts[list]) empty.push(`${account.username} has nothing in ${list}`);
      }
      expect(empty).toEqual([]);
    }
    const { crossed } = read<Progress>('casework.json')!;
    expect(Object.values(crossed).reduce((sum, count) => sum + count, 0)).toBeLessThan(20);
  }, 800_000);

  it('shows each of its agreements elsewhere in its life', async () => {
    const { regions } = read<NetworkFile>('network.json')!;
    const seen = new Set<string>();
    for (const { url, accounts } of regions) {
      const officer = accounts.find(({ role }) => role === 'liaison-officer')!;
      const client = await new RegionClient(url).signIn(officer);
      const { items } = await client.get<{
        items: { agreementId: string; state: string; talk: string; renewal?: object }[];
      }>('/api/bureau/agreements?size=100');
      expect(items).toHaveLength(regions.length - 1);
      for (const { agreementId, state, talk, renewal } of items)
        seen.add(`${agreementId} ${state} ${talk}${renewal ? ' renew' : ''}`);
    }
    expect([...seen].sort()).toEqual([
      'demo-410100-451203 in-force none renew',
      'demo-410100-610300 in-force none',
      'demo-410100-620921 ending none',
      'demo-451203-610300 in-force counter-proposed',
      'demo-451203-620921 in-force none',
      'demo-610300-620921 in-force proposed',
    ]);
  }, 60_000);

  it.each(['zh', 'en'] as const)(
    'names regions to who reads %s in that language',
    async (to) => {
      const { regions } = read<NetworkFile>('network.json')!;
      const { url, accounts } = regions.find(({ code }) => code === '410100')!;
      const officer = accounts.find(({ role }) => role === 'liaison-officer')!;
      const client = await new RegionClient(url, to === 'en' ? 'en' : 'zh-CN').signIn(officer);
      const { items } = await client.get<{ items: [{ caseId: string }] }>('/api/bureau/cases');
      const answers = [
        '/api/bureau/partners',
        '/api/bureau/contacts',
        '/api/bureau/one-sided/rates',
        '/api/bureau/cases',
        `/api/bureau/cases/${items[0].caseId}`,
        '/api/bureau/agreements',
        '/api/bureau/agreements/610300/demo-410100-610300',
      ];
      for (const path of answers) {
        const named = regionsIn(await client.get(path));
        expect([path, named.length]).not.toEqual([path, 0]);
        for (const { code, name } of named)
          expect([path, name]).toEqual([path, regionName(code)[to]]);
      }
    },
    60_000,
  );

  it('ends with what the registers imply, within its entries, and a second run changes nothing', async () => {
    await stopped('SIGTERM');
    const job = await promisify(execFile)(process.execPath, program('--exit'), {
      env: environment(),
      maxBuffer: 16 * 1024 * 1024,
    });
    const summary = JSON.parse(job.stdout.trimEnd().split('\n').at(-1)!) as Record<string, number>;
    const { people, agreed, oneSided, rejected } = impliedCounts(join(folder, 'data', 'registers'));
    expect(summary).toMatchObject({
      ...{ people, agreed, oneSided, rejected, agreements: 6 },
      ...{ pending: 0, diverged: 0, quarantined: 0, carrier: 'https' },
    });
    expect(summary['cases']).toBeGreaterThan(180);
    expect(summary['cases']).toBeLessThan(300);
    expect(summary['entries']).toBeLessThanOrEqual(20_000);
  }, 400_000);
});
