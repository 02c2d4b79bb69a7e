import { spawnSync } from 'node:child_process';
import { root, say } from './prepare.mjs';

/** What is checked without running the product; each is one check of `npm test`. */
export const gates = [
  {
    name: 'format',
    args: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  },
  { name: 'types', args: ['node_modules/typescript/bin/tsc', '--noEmit'] },
  {
    name: 'types of the console',
    args: ['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'apps/web'],
  },
  { name: 'lint', args: ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0'] },
  {
    name: 'import directions',
    args: [
      'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
      '--config',
      '.dependency-cruiser.cjs',
      'apps',
      'libs',
      'test',
      'tools',
    ],
  },
  { name: 'nothing unused', args: ['node_modules/knip/bin/knip.js', '--no-progress'] },
];

export function runGate({ name, args }) {
  const begun = performance.now();
  const done = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const passed = done.status === 0;
  say(`${passed ? 'ok  ' : 'FAIL'} ${name} (${((performance.now() - begun) / 1000).toFixed(1)} s)`);
  if (!passed) say(`${done.stdout}${done.stderr}`);
  return passed;
}
