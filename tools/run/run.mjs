// The door of every npm command: plain Node without a dependency, because on a fresh clone nothing is installed yet.
// It prepares what is missing (packages, build), says what it does on stderr, and hands over.
import { spawnSync } from 'node:child_process';
import { nodeIsNewEnough, prepareBuild, preparePackages, root, say } from './prepare.mjs';

const [command, ...rest] = process.argv.slice(2);

const programs = {
  start: { built: true, program: 'dist/tools/start/main.js' },
  kafka: { built: true, program: 'dist/tools/kafka/start.js' },
  yipanqi: { built: true, program: 'dist/tools/yipanqi/main.js' },
  bench: { built: true, program: 'dist/test/bench/main.js' },
  test: { built: true, program: 'tools/run/test.mjs' },
  check: { built: false, program: 'tools/run/check.mjs' },
};

const chosen = programs[command];
if (!chosen) {
  say(`unknown command ${command ?? ''}; known: ${Object.keys(programs).join(', ')}`);
  process.exit(2);
}
if (!nodeIsNewEnough()) process.exit(1);
try {
  preparePackages();
  if (chosen.built) prepareBuild();
} catch (error) {
  say(error.message);
  process.exit(1);
}

const child = spawnSync(process.execPath, ['--enable-source-maps', chosen.program, ...rest], {
  cwd: root,
  stdio: 'inherit',
});
process.exit(child.status ?? 1);
