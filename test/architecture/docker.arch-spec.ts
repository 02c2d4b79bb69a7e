import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { REGION_VARIABLES } from '@platform/config';

const root = resolve(__dirname, '../..');
const compose = readFileSync(join(root, 'docker/compose.yaml'), 'utf8');
const dockerfile = readFileSync(join(root, 'docker/Dockerfile'), 'utf8');

/** Lines of an `environment` or anchor block: `NAME: value`, two or more spaces in. */
const variablesOf = (block: string): string[] =>
  [...block.matchAll(/^ +([A-Z][A-Z0-9_]+):/gm)].map((match) => match[1]!);
const anchors = [...compose.matchAll(/^x-(?!service)\w+: &\w+\n((?: {2}.*\n)+)/gm)].map(
  (match) => match[1]!,
);
const bureaus = [...compose.matchAll(/<<: \*(?:baoji|zhengzhou)\n((?: {6}[A-Z].*\n)+)/g)].map(
  (match) => match[1]!,
);

describe('the compose file', () => {
  it('names only variables the configuration of a region knows', () => {
    const used = [...anchors, ...bureaus].flatMap(variablesOf);
    expect(used.length).toBeGreaterThan(20);
    expect(used.filter((name) => !(name in REGION_VARIABLES))).toEqual([]);
  });

  it('starts every service of both regions from a program that exists', () => {
    const programs = [...compose.matchAll(/dist\/(apps|tools)\/([\w/-]+)\.js/g)].map(
      (match) => `${match[1]}/${match[2]}.ts`,
    );
    expect(programs).toHaveLength(7);
    for (const program of programs) expect(existsSync(join(root, program))).toBe(true);
  });

  it('mounts only files of the repository', () => {
    for (const [, path] of compose.matchAll(/- (\.\/[\w/-]+):/g))
      expect(existsSync(join(root, 'docker', path!))).toBe(true);
  });
});

describe('the image', () => {
  it('is built by steps that work as a script', () => {
    const folder = mkdtempSync(join(tmpdir(), 'image-'));
    try {
      execFileSync('bash', ['-euo', 'pipefail', '-c', scriptOf(dockerfile)], {
        cwd: folder,
        env: { ...process.env, CONTEXT: root },
        stdio: 'pipe',
        maxBuffer: 64 * 1024 * 1024,
      });
      for (const file of [
        'dist/apps/region/src/main.js',
        'dist/apps/web/index.html',
        'node_modules/@nestjs/core/package.json',
      ])
        expect(existsSync(join(folder, file))).toBe(true);
      expect(existsSync(join(folder, 'node_modules/jest'))).toBe(false);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 600_000);
});

/** COPY and RUN of the build stage, as bash in an empty folder; `CONTEXT` is the checkout, without what is ignored. */
function scriptOf(text: string): string {
  const [build] = text.split(/^FROM /m).slice(1);
  return build!
    .split('\n')
    .flatMap((line) => {
      const run = /^RUN (.*)/.exec(line);
      if (run) return [run[1]!];
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
