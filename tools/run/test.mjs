// Everything CI checks. The last line is `N passed, N failed, N skipped`.
// `npm test -- unit int` runs only the named jest projects and leaves the rest out.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gates, runGate } from './gates.mjs';
import { root, say } from './prepare.mjs';
import { prepareMachine } from './prepare-machine.mjs';

const only = process.argv.slice(2);
const projects = ['unit', 'arch', 'contract', 'int', 'e2e', 'browser'];
const chosen = only.length > 0 ? projects.filter((name) => only.includes(name)) : projects;
const total = { passed: 0, failed: 0, skipped: 0 };

prepareMachine();
if (only.length === 0) for (const gate of gates) total[runGate(gate) ? 'passed' : 'failed']++;

const results = mkdtempSync(join(tmpdir(), 'yipanqi-results-'));

function add(name, file, status) {
  let report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    say(`FAIL ${name}: no result was written (exit status ${status})`);
    total.failed++;
    return;
  }
  total.passed += report.numPassedTests;
  total.failed += report.numFailedTests + (report.numRuntimeErrorTestSuites ?? 0);
  total.skipped += report.numPendingTests + (report.numTodoTests ?? 0);
  if (status !== 0 && report.numFailedTests === 0 && !(report.numRuntimeErrorTestSuites > 0))
    total.failed++;
}

for (const project of chosen) {
  say(`\n— ${project} —`);
  const file = join(results, `${project}.json`);
  const fast = project === 'unit' || project === 'contract';
  const done = spawnSync(
    process.execPath,
    [
      '--enable-source-maps',
      'node_modules/jest/bin/jest.js',
      '--selectProjects',
      project,
      '--json',
      '--outputFile',
      file,
      '--passWithNoTests',
      ...(fast ? ['--maxWorkers=2'] : ['--runInBand']),
    ],
    { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  add(project, file, done.status);
}

if (only.length === 0 || only.includes('web')) {
  say('\n— web —');
  const file = join(results, 'web.json');
  const done = spawnSync(
    process.execPath,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--root',
      'apps/web',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
  );
  add('web', file, done.status);
}

rmSync(results, { recursive: true, force: true });
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed === 0 ? 0 : 1);
