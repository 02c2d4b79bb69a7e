import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { assertJava, checkoutRoot, fetchKafkaJars, kafkaJarsFolder } from './kafka-jars';
import { choosePort } from './ports';
import { ServerNotStarted } from './server-not-started';
import {
  assertDiskSpace,
  diskFull,
  readPidFile,
  ServerProcess,
  stopOrphan,
  writePidFile,
} from './server-process';

export interface LocalKafkaOptions {
  /** Holds the broker's data, log and pid file; kept between runs. */
  readonly dir: string;
  /** Must be free; else the one of the last run, else any. */
  readonly port?: number;
  /** Where the jars are, or are fetched to; `.data/kafka/libs` of the checkout when not said. */
  readonly libs?: string;
  readonly log?: (line: string) => void;
}

export interface RunningKafka {
  /** `127.0.0.1:port` */
  readonly brokers: string;
  readonly port: number;
  stop(): Promise<void>;
}

// Any 22 base64url characters; a fixed one saves a start of the JVM. The folder, not the id, keeps brokers apart.
const clusterId = 'MkU3OEVBNTcwNTJENDM2Qg';
const readyMaxMs = 90_000;

/**
 * A real Apache Kafka (KRaft, one node) from Maven Central's jars, for the demonstration and the tests; never for
 * production. A broker left behind on the same data is stopped first. Throws `ServerNotStarted`.
 */
export async function startLocalKafka(options: LocalKafkaOptions): Promise<RunningKafka> {
  const dir = resolve(options.dir);
  const libs = resolve(options.libs ?? kafkaJarsFolder());
  mkdirSync(dir, { recursive: true });
  await assertDiskSpace(dir);
  assertJava();
  fetchKafkaJars(libs, options.log);
  const pidFile = join(dir, 'kafka.json');
  const last = readPidFile(pidFile);
  if (await stopLeftBehind(dir, pidFile))
    options.log?.('Kafka: 停止上次遗留的实例 / stopped one left behind');
  const port = await choosePort(options.port, last?.ports[0]);
  const controllerPort = await choosePort(undefined, last?.ports[1], port);
  const properties = writeProperties(dir, port, controllerPort);
  if (!existsSync(join(dir, 'data', 'meta.properties'))) format(dir, libs, properties);
  const broker = new ServerProcess({
    command: 'java',
    args: ['-Xms128m', '-Xmx512m', ...java(libs), 'kafka.Kafka', properties],
    cwd: dir,
    logFile: join(dir, 'kafka.log'),
  });
  writePidFile(pidFile, broker.pid, [port, controllerPort]);
  // The open port comes earlier and proves nothing.
  const ready = () => broker.said().includes('Kafka Server started');
  if (!(await broker.waitUntil(ready, readyMaxMs))) {
    const said = broker.said();
    await broker.stop('SIGKILL');
    throw whyNot(said, dir);
  }
  options.log?.(`Kafka: 127.0.0.1:${port}`);
  return { brokers: `127.0.0.1:${port}`, port, stop: () => broker.stop('SIGTERM') };
}

function java(libs: string): string[] {
  const log4j = join(checkoutRoot(), 'tools', 'kafka', 'log4j2.xml');
  return [`-Dlog4j2.configurationFile=${log4j}`, '-cp', join(libs, '*')];
}

function writeProperties(dir: string, port: number, controllerPort: number): string {
  const template = join(checkoutRoot(), 'tools', 'kafka', 'server.properties');
  const path = join(dir, 'server.properties');
  writeFileSync(
    path,
    readFileSync(template, 'utf8')
      .replaceAll('39092', String(port))
      .replaceAll('39093', String(controllerPort)),
  );
  return path;
}

function format(dir: string, libs: string, properties: string): void {
  rmSync(join(dir, 'data'), { recursive: true, force: true });
  const done = spawnSync(
    'java',
    [...java(libs), 'kafka.tools.StorageTool', 'format', '-t', clusterId, '-c', properties],
    { cwd: dir, encoding: 'utf8' },
  );
  if (done.status !== 0) throw whyNot(`${done.stdout}${done.stderr}`, dir);
}

/** Stops a broker that an earlier run left on this folder, so that the folder can be used or deleted. */
export function stopKafkaLeftBehind(dir: string): Promise<boolean> {
  return stopLeftBehind(resolve(dir), join(resolve(dir), 'kafka.json'));
}

function stopLeftBehind(dir: string, pidFile: string): Promise<boolean> {
  const last = readPidFile(pidFile);
  return stopOrphan(
    dir,
    last?.pid ?? 0,
    (command) => command.includes('kafka.Kafka') && command.includes(dir),
    last,
    'SIGTERM',
  );
}

function whyNot(said: string, dir: string): ServerNotStarted {
  if (said.includes('No space left on device')) return diskFull(dir);
  const tail = said.trim().split('\n').slice(-8).join('\n');
  return new ServerNotStarted('kafka.failed', {
    zh: `本地 Kafka 未能启动（日志：${join(dir, 'kafka.log')}）：\n${tail}`,
    en: `The local Kafka did not start (log: ${join(dir, 'kafka.log')}); its last words are above.`,
  });
}
