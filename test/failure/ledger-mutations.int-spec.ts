// Tests that stay green are not tests: each mistake a ledger must not make is made here, and its suite must turn red.
import { execFile } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const src = 'libs/ledger/src';

interface Mutation {
  readonly mistake: string;
  readonly file: string;
  /** Each text must stand exactly once in the file, so that no mutation rots into nothing. */
  readonly changes: readonly (readonly [find: string, put: string])[];
  /** The test that must see it: its project, file and name. */
  readonly seenBy: Suite;
}

interface Suite {
  readonly project: 'unit' | 'int';
  readonly file: string;
  readonly test: string;
}

const sealer = (test: string): Suite => ({
  project: 'int',
  file: `${src}/seal/sealer.int-spec.ts`,
  test,
});

const mutations: readonly Mutation[] = [
  {
    mistake: 'pending entries are read by a cursor instead of claimed',
    file: `${src}/persistence/outbox.store.ts`,
    changes: [
      ['/** Rows of `ledger.outbox_pending`. */', 'let cursor = 0;\n'],
      ['stream <> ALL($4::text[])', 'stream <> ALL($4::text[]) AND id > ${cursor}'],
      [
        'return claimed',
        'for (const { id } of claimed) cursor = Math.max(cursor, id);\n    return claimed',
      ],
    ],
    seenBy: sealer('leaves pending what an open transaction has not committed'),
  },
  {
    mistake: 'the lease is not fenced',
    file: `${src}/seal/sealer.ts`,
    changes: [
      ['if (!(await this.stores.leases.fence(tx, lease))) throw new LeaseLost(lease);', ''],
    ],
    seenBy: sealer('that has changed hands fences the stalled holder off'),
  },
  {
    mistake: 'the position moves in a transaction of its own, before the effect',
    file: `${src}/apply/segment-applier.ts`,
    changes: [
      [
        "if (manner === 'whole') await this.batches.apply(",
        `for (const own of ['COMMIT', 'BEGIN']) await (tx as any).manager.queryRunner.query(own);
    if (manner === 'whole') await this.batches.apply(`,
      ],
    ],
    seenBy: {
      project: 'int',
      file: `${src}/exchange.int-spec.ts`,
      test: 'a fault of our own parks that entry alone where it is taken in',
    },
  },
  {
    mistake: 'a failed piece leaves its savepoint to the piece around it',
    file: 'libs/platform/src/database/open-transaction.ts',
    changes: [
      [
        `    // Rolling back leaves it standing, and it would be the one an attempt around this one went back to.
    await statements(tx)('RELEASE SAVEPOINT attempt');
`,
        '',
      ],
    ],
    seenBy: {
      project: 'int',
      file: `${src}/exchange.int-spec.ts`,
      test: 'a fault of our own parks that entry alone in a piece of what follows from it',
    },
  },
  {
    mistake: 'the gate verifies no signature',
    file: `${src}/gate/envelope.ts`,
    changes: [["if (!verifyDetached(read, value, key)) throw new Refused('signature');", '']],
    seenBy: {
      project: 'unit',
      file: `${src}/gate/envelope.spec.ts`,
      test: 'is refused after any single byte of header or value was changed',
    },
  },
  {
    mistake: 'a retry is sealed anew',
    file: `${src}/seal/publisher.ts`,
    changes: [
      [
        "import { Carrier, CarrierRefused, type CarriedMessage } from '../carrier/carrier';",
        `import { Carrier, CarrierRefused, type CarriedMessage } from '../carrier/carrier';
import { Database } from '@platform/database';
import { Keyring } from '../keys/keyring';
import { openSegment, sealSegment } from '../wire/segment';
import { readSegmentHeader } from '../wire/segment-header';
import { ContentKeys } from './content-keys';`,
      ],
      [
        'private readonly heads: StreamHeadStore,',
        `private readonly database: Database,
    private readonly keyring: Keyring,
    private readonly contentKeys: ContentKeys,
    private readonly heads: StreamHeadStore,`,
      ],
      [
        'const messages = segments.map(({ jws, value }) => ({ stream: stream.stream, jws, value }));',
        `const messages: CarriedMessage[] = [];
      for (const { jws, value } of segments) {
        const { segment: header } = readSegmentHeader(jws);
        const sealedAt = new Date(header.sealedat);
        const keys = await this.database.run((tx) =>
          this.contentKeys.ofKept(tx, header.stream, [header.sealedat.slice(0, 10)]),
        );
        const [contentKey] = [...keys.values()];
        const { canonical } = openSegment({ header, value, contentKey: contentKey! });
        const signer = this.keyring.signer(sealedAt);
        const again = { ...header, sealedAt, entries: canonical, contentKey: contentKey!, signer };
        messages.push({ stream: header.stream, ...sealSegment(again) });
      }`,
      ],
    ],
    seenBy: sealer('is sent again byte for byte'),
  },
  {
    mistake: 'a segment of another hash is skipped as if it were the same',
    file: `${src}/gate/position.ts`,
    changes: [
      [
        "if (same) return { kind: 'equivocation', why: 'other-hash', against: same.hash };",
        "if (same) return { kind: 'skip', why: 'applied' };",
      ],
    ],
    seenBy: {
      project: 'unit',
      file: `${src}/gate/position.spec.ts`,
      test: 'an authentic segment proves equivocation',
    },
  },
];

/** Libraries as they stand, in a folder of their own: a mutation never touches the checkout. */
let folder: string;

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'yipanqi-mutations-')));
  cpSync(join(root, 'libs'), join(folder, 'libs'), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  // The servers are those of this run.
  writeFileSync(
    join(folder, 'jest.config.cjs'),
    `const { projects, testTimeout } = require(${JSON.stringify(join(root, 'jest.config.cjs'))});
module.exports = {
  testTimeout,
  projects: projects.map(({ globalSetup, globalTeardown, ...project }) => ({ ...project, rootDir: __dirname })),
};`,
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Outcome {
  readonly passed: number;
  readonly failed: number;
  /** Suites that did not even run: red for another reason than the mistake. */
  readonly broken: number;
  readonly output: string;
}

async function run({ project, file, test }: Suite): Promise<Outcome> {
  const report = join(folder, 'report.json');
  rmSync(report, { force: true });
  const output = await new Promise<string>((answer) =>
    execFile(
      process.execPath,
      [
        join(root, 'node_modules/jest/bin/jest.js'),
        ...['--config', join(folder, 'jest.config.cjs'), '--selectProjects', project],
        ...['--runInBand', '--json', '--outputFile', report, '--testNamePattern', test],
        ...['--runTestsByPath', join(folder, file)],
      ],
      { cwd: folder, maxBuffer: 16 * 1024 * 1024 },
      (_error, stdout, stderr) => answer(`${stdout}\n${stderr}`),
    ),
  );
  const counted = JSON.parse(readFileSync(report, 'utf8')) as Record<string, number>;
  return {
    passed: counted['numPassedTests']!,
    failed: counted['numFailedTests']!,
    broken: counted['numRuntimeErrorTestSuites']!,
    output,
  };
}

function mutated(text: string, { file, changes }: Mutation): string {
  return changes.reduce((changed, [find, put]) => {
    const parts = changed.split(find);
    if (parts.length !== 2)
      throw new Error(`${file}: stands ${parts.length - 1} times, not once: ${find}`);
    return parts.join(put);
  }, text);
}

describe('the suites of the ledger turn red when', () => {
  it.each(mutations.map((mutation) => [mutation.mistake, mutation] as const))(
    '%s',
    async (_mistake, mutation) => {
      const file = join(folder, mutation.file);
      const sound = readFileSync(file, 'utf8');
      const control = await run(mutation.seenBy);
      expect(control).toMatchObject({ passed: 1, failed: 0, broken: 0 });
      try {
        writeFileSync(file, mutated(sound, mutation));
        const { failed, broken, output } = await run(mutation.seenBy);
        expect({ failed, broken, output: failed ? '' : output }).toEqual({
          failed: 1,
          broken: 0,
          output: '',
        });
      } finally {
        writeFileSync(file, sound);
      }
    },
    120_000,
  );
});
