// A demonstration is killed, its database and its broker live on; the next start takes them over and nothing is lost.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from 'pg';

const loader = resolve(__dirname, '../support/load-servers.mjs');
const hasKafka = (process.env['TEST_KAFKA_BROKERS'] ?? '') !== '';

let folder: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yipanqi-orphan-'));
  chmodSync(folder, 0o755);
});
afterEach(async () => {
  for (const child of children.splice(0)) await end(child, 'SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

/** A process of its own that starts a server and says what it got, in one line of JSON. */
function starting(call: string): { process: ChildProcess; answer: Promise<Answer> } {
  const script = `
    import { loadServers } from ${JSON.stringify(loader)};
    const servers = loadServers();
    const options = { dir: ${JSON.stringify(join(folder, 'server'))} };
    servers.${call}.then(
      (running) => {
        const alive = setInterval(() => undefined, 1000);
        process.once('SIGTERM', () => running.stop().then(() => clearInterval(alive)));
        console.log(JSON.stringify(running));
      },
      (error) => console.log(JSON.stringify({ code: error.code, message: error.message })),
    );`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const answer = once(child.stdout, 'data').then(
    ([data]) => JSON.parse(String(data).split('\n')[0]!) as Answer,
  );
  return { process: child, answer };
}

interface Answer {
  readonly url: string;
  readonly port: number;
  readonly brokers?: string;
  readonly code?: string;
  readonly message?: string;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

const postmasterPid = () =>
  Number(readFileSync(join(folder, 'server', 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);

describe('a PostgreSQL whose owner was killed', () => {
  it('is taken over with its data and its port', async () => {
    const first = starting('startEmbeddedPostgres(options)');
    const { url, port } = await first.answer;
    await query(url, 'create table kept as select 42 as answer');
    await end(first.process, 'SIGKILL');
    const orphan = postmasterPid();

    const second = starting('startEmbeddedPostgres(options)');
    const again = await second.answer;
    expect(again.port).toBe(port);
    expect(await query(again.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
    expect(postmasterPid()).not.toBe(orphan);
    await end(second.process, 'SIGTERM');
  }, 120_000);

  it('starts although it was killed too', async () => {
    const first = starting('startEmbeddedPostgres(options)');
    await first.answer;
    await end(first.process, 'SIGKILL');
    process.kill(postmasterPid(), 'SIGKILL');
    const second = starting('startEmbeddedPostgres(options)');
    const { url } = await second.answer;
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await end(second.process, 'SIGTERM');
  }, 120_000);
});

describe('a PostgreSQL that cannot start', () => {
  it('says so when another run uses its data', async () => {
    const first = starting('startEmbeddedPostgres(options)');
    await first.answer;
    const second = starting('startEmbeddedPostgres(options)');
    const { code, message } = await second.answer;
    expect(code).toBe('folder.in-use');
    expect(message).toContain(String(first.process.pid));
    await end(first.process, 'SIGTERM');
  }, 120_000);

  it('says so when its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const { answer } = starting(`startEmbeddedPostgres({ ...options, port: ${port} })`);
    expect(await answer).toMatchObject({ code: 'port.taken' });
    await once(other.close(), 'close');
  }, 120_000);

  const asRoot = process.getuid?.() === 0 ? it : it.skip;
  asRoot(
    'names the folder its account cannot enter',
    async () => {
      mkdirSync(join(folder, 'server'));
      chmodSync(folder, 0o700);
      const { code, message } = await starting('startEmbeddedPostgres(options)').answer;
      expect(code).toBe('folder.closed');
      expect(message).toContain(`chmod o+x ${folder}`);
    },
    60_000,
  );
});

(hasKafka ? describe : describe.skip)('a broker whose owner was killed', () => {
  it('is taken over', async () => {
    const first = starting('startLocalKafka(options)');
    const { brokers } = await first.answer;
    await end(first.process, 'SIGKILL');
    const second = starting('startLocalKafka(options)');
    expect((await second.answer).brokers).toBe(brokers);
    await end(second.process, 'SIGTERM');
    const left = execFileSync('ps', ['-ww', '-eo', 'args='], { encoding: 'utf8' });
    expect(left).not.toContain(folder);
  }, 180_000);
});
