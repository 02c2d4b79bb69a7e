// Format, lint, types, import directions and unit tests: under a minute, before every commit.
import { gates, runGate } from './gates.mjs';

let failed = 0;
for (const gate of [
  ...gates,
  { name: 'unit', args: ['node_modules/jest/bin/jest.js', '--selectProjects', 'unit'] },
])
  if (!runGate(gate)) failed++;
process.exit(failed === 0 ? 0 : 1);
