// Whatever writes a row of the log of reads has a word on the auditor's page: a new door without one shows its route there.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Routes that stand as a text, not in a comment, beside what asks for the log. */
function routesWritten(): string[] {
  const files = execFileSync('git', ['ls-files', 'libs'], { cwd: root, encoding: 'utf8' });
  return files
    .split('\n')
    .filter((path) => /^libs\/\w+\/src\/.*\.ts$/.test(path) && !/spec\.ts$/.test(path))
    .flatMap((path) => read(path).split('\n'))
    .filter((line) => !/^\s*(?:\*|\/)/.test(line))
    .flatMap((line) => [...line.matchAll(/['`]((?:GET|POST) \/api\/[^'`]+)['`]/g)])
    .flatMap(([, route = '']) =>
      route.includes('${this.side}')
        ? ['sending', 'receiving'].map((side) => route.replace('${this.side}', side))
        : [route],
    );
}

/** What lists of persons can be asked by: all of it is told to the auditor. */
function filtersAsked(): string[] {
  const files = execFileSync('git', ['ls-files', 'libs/registration', 'libs/casework'], {
    cwd: root,
    encoding: 'utf8',
  });
  return files
    .split('\n')
    .filter((path) => path.endsWith('.dto.ts'))
    .flatMap((path) => [
      ...read(path).matchAll(
        /^export class \w+ extends (?:Page|Records|Cases|Sites)Query \{(.*?)^\}/gms,
      ),
    ])
    .flatMap(([, members = '']) => [...members.matchAll(/^  (?:declare )?(\w+)\??:/gm)])
    .map(([, name]) => name!);
}

describe('the log of reads', () => {
  const words = new Map(
    [
      ...read('apps/web/src/identity/read-words.ts').matchAll(/'((?:GET|POST) [^']+)': '(\w+)'/g),
    ].map(([, route, word]) => [route!, word!]),
  );

  it('has a word for every route that is written into it', () => {
    const routes = routesWritten();
    expect(routes.length).toBeGreaterThan(20);
    expect(routes.filter((route) => !words.has(route))).toEqual([]);
  });

  it.each(['zh-CN', 'en'])('says each of these words in %s', (language) => {
    const [, told = ''] =
      /whats: \{(.*?)\}/s.exec(read(`apps/web/src/texts/accounts.${language}.ts`)) ?? [];
    const said = [...told.matchAll(/(\w+): ['"]/g)].map(([, word]) => word);
    expect([...new Set(words.values())].filter((word) => !said.includes(word))).toEqual([]);
  });

  it.each(['zh-CN', 'en'])('says what a list was asked by in %s', (language) => {
    const reads = read(`apps/web/src/texts/accounts.${language}.ts`).split('  reads: {')[1]!;
    const [, told = ''] = /^    filters: \{(.*?)^    \}/ms.exec(reads) ?? [];
    const said = [...told.matchAll(/(\w+): ['"]/g)].map(([, word]) => word);
    const asked = filtersAsked();
    expect(asked).toEqual(expect.arrayContaining(['todo', 'atSite', 'siteId', 'silent', 'list']));
    expect(asked.filter((name) => !said.includes(name))).toEqual([]);
  });
});
