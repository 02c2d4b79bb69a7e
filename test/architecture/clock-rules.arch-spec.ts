// Every now comes from a Clock: each way around it, planted, is a lint error.
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');

const READS = ['Date.now()', 'new Date()'];
const SQL_READS = [
  'now()',
  'clock_timestamp()',
  'statement_timestamp()',
  'current_timestamp',
  'current_date',
  'localtime',
  "'now'::timestamptz",
];
const INNOCENT = ['new Date(0)', '`SELECT known, nowhere FROM ledger.strand`'];

/** The planted lines that lint refuses, as if they stood in this file. */
function refusedIn(file: string, lines: readonly string[]): string[] {
  const text = lines.map((line, at) => `export const planted${at} = ${line};\n`).join('');
  const eslint = join(root, 'node_modules/eslint/bin/eslint.js');
  const { stdout } = spawnSync(
    process.execPath,
    [eslint, '--stdin', '--stdin-filename', file, '--format', 'json'],
    { cwd: root, input: text },
  );
  const [{ messages }] = JSON.parse(stdout.toString()) as [
    { messages: { ruleId: string; line: number }[] },
  ];
  return messages
    .filter(({ ruleId }) => ruleId === 'no-restricted-syntax')
    .map(({ line }) => lines[line - 1]!);
}

const sql = (text: string): string => `\`SELECT ${text}\``;
const planted = [...READS, ...SQL_READS.map(sql), ...INNOCENT];

describe('the present', () => {
  it('is read in a library from a Clock only', () => {
    expect(refusedIn('libs/record/src/joint-matter.ts', planted)).toEqual([
      ...READS,
      ...SQL_READS.map(sql),
    ]);
  }, 60_000);

  it('is what a tool waits by, but nothing a tool makes', () => {
    expect(refusedIn('tools/network/summary.ts', planted)).toEqual([
      'new Date()',
      ...SQL_READS.map(sql),
    ]);
  }, 60_000);

  it('is the database’s for the lease of a shard', () => {
    expect(refusedIn('libs/ledger/src/persistence/shard-lease.ts', planted)).toEqual(READS);
  }, 60_000);
});
