import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../..');

export const say = (text) => process.stderr.write(`${text}\n`);

const neededNode = [20, 19];
const neededFreeMiB = 1_500;

export function nodeIsNewEnough() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > neededNode[0] || (major === neededNode[0] && minor >= neededNode[1])) return true;
  say(
    `需要 Node ${neededNode.join('.')} 或更新版本，当前为 ${process.versions.node}。 / ` +
      `Node ${neededNode.join('.')} or newer is needed; this is ${process.versions.node}.`,
  );
  return false;
}

function refuseFullDisk() {
  if (typeof statfsSync !== 'function') return;
  const { bavail, bsize } = statfsSync(root);
  const freeMiB = (bavail * bsize) / 1024 / 1024;
  if (freeMiB < neededFreeMiB)
    throw new Error(
      `磁盘空间不足：剩余 ${Math.floor(freeMiB)} MB，至少需要 ${neededFreeMiB} MB。 / ` +
        `The disk is nearly full: ${Math.floor(freeMiB)} MB free, ${neededFreeMiB} MB needed.`,
    );
}

function run(what, command, args) {
  say(what);
  const done = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  });
  if (done.status !== 0)
    throw new Error(
      `失败 / failed: ${command} ${args.join(' ')}\n${done.error ?? ''}${done.stdout ?? ''}${done.stderr ?? ''}`,
    );
}

/** Installs the packages of the lock file unless they are those that are installed. */
export function preparePackages() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const stamp = join(root, 'node_modules', '.installed-from');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  refuseFullDisk();
  run(
    '安装依赖包（首次约一至两分钟） / installing packages (a minute or two the first time) …',
    'npm',
    ['ci', '--no-audit', '--no-fund'],
  );
  writeFileSync(stamp, wanted);
}

function* filesBelow(folder) {
  for (const item of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, item.name);
    if (item.isDirectory()) {
      if (item.name !== 'node_modules' && item.name !== 'results') yield* filesBelow(path);
    } else yield path;
  }
}

function fingerprintOf(folders) {
  const hash = createHash('sha256');
  for (const folder of folders)
    for (const path of filesBelow(join(root, folder))) {
      const { mtimeMs, size } = statSync(path);
      hash.update(`${path} ${mtimeMs} ${size}\n`);
    }
  for (const name of ['package.json', 'package-lock.json', 'tsconfig.json', 'nest-cli.json'])
    hash.update(readFileSync(join(root, name)));
  return hash.digest('hex');
}

function buildUnlessFresh(name, folders, what, command, args) {
  const stamp = join(root, 'dist', `.built-${name}`);
  const fingerprint = fingerprintOf(folders);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) return;
  run(what, command, args);
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stamp, fingerprint);
}

/** Compiles the services and tools, and the console, when a source is newer than what was built from it. */
export function prepareBuild() {
  buildUnlessFresh(
    'services',
    [
      'apps/region',
      'apps/sending-region',
      'apps/receiving-region',
      'apps/bureau',
      'libs',
      'tools',
      'test/bench',
    ],
    '编译服务 / compiling the services …',
    process.execPath,
    ['node_modules/@nestjs/cli/bin/nest.js', 'build', 'everything'],
  );
  buildUnlessFresh(
    'web',
    ['apps/web', 'libs/contracts'],
    '编译控制台页面 / building the console …',
    process.execPath,
    ['node_modules/vite/bin/vite.js', 'build', 'apps/web', '--logLevel', 'warn'],
  );
}
