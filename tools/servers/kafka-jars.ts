import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ServerNotStarted } from './server-not-started';

const javaVersionMin = 17;

/** The folder with `tools/kafka/pom.xml`: works from the sources and from `dist/`. */
export function checkoutRoot(from = __dirname): string {
  if (existsSync(join(from, 'tools', 'kafka', 'pom.xml'))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error('tools/kafka/pom.xml not found above ' + __dirname);
  return checkoutRoot(parent);
}

export function kafkaJarsFolder(): string {
  return resolve(checkoutRoot(), '.data', 'kafka', 'libs');
}

export function hasKafkaJars(libs: string): boolean {
  return existsSync(libs) && readdirSync(libs).some((jar) => /^kafka_2\.13-.*\.jar$/.test(jar));
}

/** Throws `java.missing` unless a Java of version 17 or later answers. */
export function assertJava(): void {
  const answer = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const version = Number(/version "(\d+)/.exec(answer.stderr ?? '')?.[1] ?? 0);
  if (version >= javaVersionMin) return;
  throw new ServerNotStarted('java.missing', {
    zh: `本地 Kafka 需要 Java ${javaVersionMin} 或更高版本${version > 0 ? `（当前为 ${version}）` : ''}。Debian：apt-get install openjdk-17-jre-headless；或使用默认的 https 方式（不加 --kafka）。`,
    en: `A local Kafka needs Java ${javaVersionMin} or later${version > 0 ? ` (found ${version})` : ''}. Debian: apt-get install openjdk-17-jre-headless; or run without --kafka, over https.`,
  });
}

/** Fetches Apache Kafka's jars with Maven (43 MB) unless they are there; a fetch cut off leaves nothing half done. */
export function fetchKafkaJars(libs = kafkaJarsFolder(), log?: (line: string) => void): void {
  if (hasKafkaJars(libs)) return;
  if (spawnSync('mvn', ['-v']).status !== 0)
    throw new ServerNotStarted('maven.missing', {
      zh: '首次启动本地 Kafka 需要 Maven 下载程序包。Debian：apt-get install maven；或使用默认的 https 方式（不加 --kafka）。',
      en: 'The first start of a local Kafka needs Maven to fetch its jars. Debian: apt-get install maven; or run without --kafka, over https.',
    });
  log?.('Kafka: 正在下载程序包（43 MB）/ fetching the jars (43 MB)');
  const half = `${libs}.new`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true });
  const pom = join(checkoutRoot(), 'tools', 'kafka', 'pom.xml');
  const done = spawnSync(
    'mvn',
    ['-B', '-q', '-f', pom, `-Dkafka.libs=${half}`, 'dependency:copy-dependencies'],
    { encoding: 'utf8' },
  );
  if (done.status !== 0 || !hasKafkaJars(half)) {
    rmSync(half, { recursive: true, force: true });
    const tail = `${done.stdout}${done.stderr}`.trim().split('\n').slice(-5).join('\n');
    throw new ServerNotStarted('kafka.fetch', {
      zh: `Kafka 程序包下载失败，请检查网络或 Maven 镜像设置（~/.m2/settings.xml）：\n${tail}`,
      en: 'The Kafka jars could not be fetched; check the network or the Maven mirror (~/.m2/settings.xml). Maven’s last words are above.',
    });
  }
  rmSync(libs, { recursive: true, force: true });
  renameSync(half, libs);
}
