import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

const root = resolve(__dirname, '../..');

const asksALaterOne = (
  capability: string,
  later: string,
): Record<string, Record<string, string>> => ({
  [`${capability}-asks-only-earlier-capabilities`]: {
    [`libs/${capability}/src/persistence/ask.ts`]: `import '@${later}';`,
    [`libs/${later}/src/index.ts`]: 'export const index = 1;',
  },
});

/** One planted violation per rule: the file that breaks it and what it imports. */
const planted: Record<string, Record<string, string>> = {
  'no-circular': {
    'libs/record/src/a.ts': "import './b';\nexport const a = 1;",
    'libs/record/src/b.ts': "import './a';\nexport const b = 1;",
  },
  'lib-through-its-index': {
    'libs/record/src/inside.ts': "import '../../ledger/src/seal/sealer';",
    'libs/ledger/src/seal/sealer.ts': 'export const sealer = 1;',
  },
  'app-through-lib-index': {
    'apps/region/src/main.ts': "import '../../../libs/record/src/state';",
    'libs/record/src/state.ts': 'export const state = 1;',
  },
  'sides-meet-only-through-entries': {
    'libs/registration/src/sending/one.ts': "import '../receiving/two';",
    'libs/registration/src/receiving/two.ts': 'export const two = 1;',
  },
  'model-is-pure': { 'libs/registration/src/registration.ts': "import '@nestjs/common';" },
  'kernel-is-pure': { 'libs/calendar/src/day.ts': "import 'pg';" },
  'core-knows-no-capability': {
    'libs/ledger/src/sealer.ts': "import '@registration';",
    'libs/registration/src/index.ts': 'export const index = 1;',
  },
  ...asksALaterOne('registration', 'agreement'),
  ...asksALaterOne('agreement', 'casework'),
  ...asksALaterOne('casework', 'service'),
  ...asksALaterOne('service', 'casework'),
  ...asksALaterOne('assessment', 'statistics'),
  ...asksALaterOne('statistics', 'rights'),
  ...asksALaterOne('identity', 'registration'),
  'kafkajs-in-one-place': { 'libs/record/src/topic.ts': "import 'kafkajs';" },
  'typeorm-in-persistence': { 'libs/record/src/rows.ts': "import 'typeorm';" },
  'statements-in-persistence': {
    'libs/registration/src/sending/direct.ts': "import '@platform/database';",
    'libs/platform/src/database/index.ts': 'export const statements = 1;',
  },
  'contracts-depend-on-nothing': {
    'libs/contracts/src/more.ts': "import '@record';",
    'libs/record/src/index.ts': 'export const index = 1;',
  },
  'platform-knows-no-domain': {
    'libs/platform/src/http/word.ts': "import '@record';",
    'libs/record/src/index.ts': 'export const index = 1;',
  },
  'web-sees-contracts-only': {
    'apps/web/src/page.tsx': "import '../../../libs/record/src/index';",
    'libs/record/src/index.ts': 'export const index = 1;',
  },
  'libs-never-import-apps': {
    'libs/record/src/app.ts': "import '../../../apps/region/src/main';",
    'apps/region/src/main.ts': 'export const main = 1;',
  },
  'no-test-code-in-production': {
    'libs/record/src/fake.ts': "import '../testing/builder';",
    'libs/record/testing/builder.ts': 'export const builder = 1;',
  },
  'not-to-unresolvable': { 'libs/record/src/gone.ts': "import './nowhere';" },
};

interface Found {
  summary: { violations: { rule: { name: string } }[] };
}

async function violationsIn(files: Record<string, string>): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'planted-'));
  try {
    for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json'])
      copyFileSync(join(root, name), join(folder, name));
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    for (const folderName of ['apps', 'libs']) mkdirSync(join(folder, folderName));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), `${text}\n`);
    }
    const cruise = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
    const found = await promisify(execFile)(
      process.execPath,
      [cruise, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'apps', 'libs'],
      { cwd: folder, maxBuffer: 32 * 1024 * 1024 },
    ).catch((error: { stdout: string }) => error);
    return (JSON.parse(found.stdout) as Found).summary.violations.map(({ rule }) => rule.name);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('import directions', () => {
  it.each(Object.keys(planted))(
    '%s reports a planted violation',
    async (rule) => {
      expect(await violationsIn(planted[rule]!)).toContain(rule);
    },
    60_000,
  );

  it('have a planted violation for every rule', () => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { forbidden } = require(join(root, '.dependency-cruiser.cjs')) as {
      forbidden: { name: string }[];
    };
    const rules = forbidden.map(({ name }) => name);
    expect(Object.keys(planted).sort()).toEqual(rules.sort());
  });
});
