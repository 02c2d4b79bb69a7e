import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FaultyArguments, readArguments } from './main';
import { defaultShares, FaultyShares } from './shares';

const read = (...argv: string[]) => readArguments(['--out', 'x', ...argv]);

describe('the command line of the population', () => {
  it('has the defaults of the demonstration network', () => {
    expect(read()).toEqual({
      seed: 1,
      people: 3000,
      regions: ['610300', '410100'],
      out: 'x',
      faults: defaultShares,
      encoding: 'utf8',
      registers: ['hukou', 'arrivals', 'departures'],
    });
    expect(readArguments(['--help'])).toBe('help');
  });
  it('takes shares from a file, the rest being none', () => {
    const folder = mkdtempSync(join(tmpdir(), 'shares-'));
    writeFileSync(join(folder, 'shares.json'), '{"check-digit": 0.5}');
    expect(read('--faults', join(folder, 'shares.json'))).toMatchObject({
      faults: { 'check-digit': 0.5, 'arrival-only': 0 },
    });
    rmSync(folder, { recursive: true });
  });
  it.each([
    ['--people', '0'],
    ['--people', '1.5'],
    ['--seed', 'x'],
    ['--encoding', 'gbk'],
    ['--registers', 'arrivals,birds'],
    ['--colour', 'red'],
  ])('refuses %s %s', (...argv) => {
    expect(() => read(...argv)).toThrow(FaultyArguments);
  });
  it('refuses a file that is none', () => {
    expect(() => read('--faults', '/nowhere.json')).toThrow(FaultyShares);
  });
  it('asks for a folder', () => {
    expect(() => readArguments([])).toThrow('--out');
  });
});
