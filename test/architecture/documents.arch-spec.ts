import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
  .split('\0')
  .filter(Boolean);
const documents = tracked.filter((path) => path.endsWith('.md') && existsSync(join(root, path)));
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');

describe('documents', () => {
  it('link only to what is there', () => {
    const broken = documents.flatMap((path) =>
      [...textOf(path).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
        .map((match) => match[1]!)
        .filter((target) => !existsSync(resolve(root, dirname(path), target)))
        .map((target) => `${path} → ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it('name only npm scripts that exist', () => {
    const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
    const named = documents.flatMap((path) =>
      [...textOf(path).matchAll(/npm run ([\w:-]+)/g)].map((match) => match[1]!),
    );
    expect(named.length).toBeGreaterThan(5);
    expect([...new Set(named)].filter((name) => !(name in scripts))).toEqual([]);
  });

  it('and sources carry no path of a machine and no host of a package registry', () => {
    const text = tracked.filter(
      (path) =>
        /\.(ts|tsx|mjs|cjs|md|json|ya?ml|sh|html|css)$/.test(path) && existsSync(join(root, path)),
    );
    const found = text.filter((path) =>
      /(^|[^A-Za-z0-9._-])\/(work|farm|root|home)\/[a-z]|https?:\/\/(registry|repo1?|mirrors?|proxy|deb)\./m.test(
        textOf(path),
      ),
    );
    expect(found.filter((path) => path !== 'test/architecture/documents.arch-spec.ts')).toEqual([]);
  });
});
