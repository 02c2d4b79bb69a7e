import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { ServerNotStarted } from './server-not-started';

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const name = 'postgres';

/** PostgreSQL refuses to run as root: root lends it the account `postgres`, made when it is missing. */
export function postgresAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const found = lookUp();
  if (found !== undefined) return found;
  spawnSync('groupadd', ['--system', name]);
  spawnSync('useradd', ['--system', '--no-create-home', '-g', name, name]);
  const made = lookUp();
  if (made !== undefined) return made;
  throw new ServerNotStarted('postgres.account', {
    zh: `以 root 运行时 PostgreSQL 需要系统账号 ${name}，但无法创建。请先创建该账号，或改用普通用户运行。`,
    en: `Run as root, PostgreSQL needs the system account ${name}, which could not be made. Make it, or run as an ordinary user.`,
  });
}

function lookUp(): Account | undefined {
  try {
    const [uid, gid] = ['-u', '-g'].map((which) =>
      Number(execFileSync('id', [which, name], { encoding: 'utf8', stdio: 'pipe' })),
    );
    return { uid: uid!, gid: gid! };
  } catch {
    return undefined;
  }
}

/** Every folder above must be enterable for the account, or PostgreSQL fails with words that help nobody. */
export function assertEnterable(folder: string, account: Account | undefined): void {
  if (account === undefined) return;
  const closed = above(folder).find(
    (path) =>
      existsSync(path) && spawnSync('test', ['-x', path], { ...account, cwd: '/' }).status !== 0,
  );
  if (closed === undefined) return;
  throw new ServerNotStarted('folder.closed', {
    zh: `系统账号 ${name} 无法进入目录 ${closed}，因此 PostgreSQL 不能使用 ${folder}。请执行 chmod o+x ${closed}，或把项目移到其他目录。`,
    en: `The account ${name} cannot enter ${closed}, so PostgreSQL cannot use ${folder}. Run chmod o+x ${closed}, or move the checkout elsewhere.`,
  });
}

function above(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [...above(parent), folder];
}
