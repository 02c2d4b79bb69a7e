import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { say } from './prepare.mjs';

const succeeds = (command, args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

const cjkFont = () => {
  const listed = spawnSync('fc-list', [':lang=zh-cn'], { encoding: 'utf8' });
  return listed.status === 0 && listed.stdout.trim() !== '';
};

/** What the whole suite needs besides Node: how to see that it is there, and where Debian has it. */
const needs = [
  {
    name: 'Java 17',
    there: () => succeeds('java', ['-version']),
    debian: ['openjdk-17-jre-headless'],
  },
  { name: 'Maven', there: () => succeeds('mvn', ['-version']), debian: ['maven'] },
  { name: 'Chromium', there: () => existsSync('/usr/bin/chromium'), debian: ['chromium'] },
  { name: 'a CJK font', there: cjkFont, debian: ['fonts-noto-cjk', 'fontconfig'] },
  {
    name: 'Python 3 with jwcrypto',
    there: () => succeeds('python3', ['-c', 'import jwcrypto']),
    debian: ['python3', 'python3-pip', 'python3-jwcrypto'],
    otherwise: () => succeeds('python3', ['-m', 'pip', 'install', '--quiet', 'jwcrypto==1.6.1']),
  },
];

/**
 * On a developer's machine what is missing is a visible skip. With CI=true it is installed where that is possible
 * (Debian, as root), and what is still missing afterwards makes the tests that need it fail.
 */
export function prepareMachine() {
  const missing = () => needs.filter((need) => !need.there());
  let absent = missing();
  if (absent.length === 0) return;
  if (process.env.CI === 'true' && process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    say(`installing ${absent.map((need) => need.name).join(', ')} …`);
    for (const need of absent) need.otherwise?.();
    absent = missing();
    if (absent.length > 0) {
      succeeds('apt-get', ['update', '-qq']);
      succeeds('apt-get', ['install', '-y', '-qq', ...absent.flatMap((need) => need.debian)]);
      for (const need of missing()) need.otherwise?.();
    }
  }
  for (const need of missing())
    say(
      `not on this machine: ${need.name}; tests that need it are skipped (they fail with CI=true)`,
    );
}
