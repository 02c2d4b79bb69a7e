import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { age } from '@calendar';
import { covers, hasCode, isKnown } from '@region';
import { isCitizenNumber } from './citizen-number';
import { generatePopulation, type PopulationRequest } from './generate';
import { impliedCounts } from './implied-counts';
import { registersAsOf } from './migrant';
import { readRegister, type Row } from './read-register';
import { defaultShares, rowFaults } from './shares';
import type { Truth } from './truth';

const regions = ['610300', '410100'];
const folders: string[] = [];

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'population-'));
  folders.push(made);
  return made;
}

async function generate(
  more: Partial<PopulationRequest> = {},
): Promise<{ out: string; truth: Truth }> {
  const out = folder();
  const truth = await generatePopulation({ seed: 1, people: 400, regions, out, ...more });
  return { out, truth };
}

/** One digest over all files of a folder. */
function digest(out: string): string {
  const hash = createHash('sha256');
  for (const file of readdirSync(out).sort())
    hash.update(file).update(readFileSync(join(out, file)));
  return hash.digest('hex');
}

function rowsOf(out: string, kind: 'hukou' | 'arrivals' | 'departures', codes = regions): Row[] {
  return codes.flatMap((code) => readRegister(out, `${code}-${kind}.csv`));
}

afterAll(() => folders.forEach((made) => rmSync(made, { recursive: true, force: true })));

describe('a generated population', () => {
  let out: string;
  let truth: Truth;
  beforeAll(async () => {
    ({ out, truth } = await generate({ people: 8_000 }));
  });

  it('has as many people as asked for, each in the home register of one region', () => {
    const numbers = rowsOf(out, 'hukou').map((row) => row['公民身份号码']!);
    expect(numbers).toHaveLength(8_000);
    expect(new Set(numbers).size).toBe(8_000);
    expect(truth.counts.people).toBe(8_000);
  });

  it('comes to what an independent count of its files says', () => {
    expect(impliedCounts(out)).toEqual(truth.counts);
    expect(Object.values(truth.refusedRows).flat()).toHaveLength(truth.counts.rejected);
  });

  it('has the shares that were asked for', () => {
    const rows = rowsOf(out, 'arrivals').length + rowsOf(out, 'departures').length;
    const faults = truth.persons.flatMap((person) => person.faults);
    for (const fault of rowFaults) {
      const share = faults.filter((one) => one.fault === fault).length / rows;
      expect(Math.abs(share - defaultShares[fault])).toBeLessThan(defaultShares[fault] * 0.35);
    }
    const missing = (row: 'arrivalRow' | 'departureRow') =>
      truth.persons.filter((person) => person[row] === undefined).length / 8_000;
    expect(missing('departureRow')).toBeCloseTo(0.08, 2);
    expect(missing('arrivalRow')).toBeCloseTo(0.06, 2);
  });

  it('has only valid numbers in the home registers, in agreement with sex and birth date', () => {
    const wrong = rowsOf(out, 'hukou').filter((row) => {
      const [number, birthDate] = [row['公民身份号码']!, row['出生日期']!];
      const sex = Number(number[16]) % 2 === 1 ? '1' : '2';
      return !(
        isCitizenNumber(number) &&
        number.slice(6, 14) === birthDate.replaceAll('-', '') &&
        sex === row['性别'] &&
        age(birthDate, registersAsOf) <= 86 &&
        isKnown(row['户籍地区划']!)
      );
    });
    expect(wrong).toEqual([]);
  });

  it('writes codes of the lists and organisations that are communities of the region', () => {
    const listed = (list: 'dwelling' | 'reason', code: string) =>
      code === '' || hasCode(list, code);
    for (const code of regions) {
      const wrong = readRegister(out, `${code}-arrivals.csv`).filter(
        (row) =>
          !covers(code, row['登记单位']!) ||
          !isKnown(row['登记单位']!) ||
          row['证件类型'] !== '111' ||
          !hasCode('channel', row['来源渠道']!) ||
          !listed('dwelling', row['住所类型']!) ||
          !listed('reason', row['来此原因']!) ||
          row['到达日期']! > row['登记日期']! ||
          row['登记日期']! > registersAsOf,
      );
      expect(wrong).toEqual([]);
    }
  });

  it('has names outside the BMP and of four characters', () => {
    const names = rowsOf(out, 'hukou').map((row) => row['姓名']!);
    expect(names.filter((name) => name.length !== [...name].length).length).toBeGreaterThan(12);
    expect(names.filter((name) => [...name].length === 4).length / 8_000).toBeCloseTo(0.01, 2);
    expect(names.filter((name) => name.startsWith('王')).length / 8_000).toBeGreaterThan(0.06);
  });

  it('says nothing personal in the truth file', () => {
    const text = readFileSync(join(out, 'truth.json'), 'utf8');
    expect(JSON.parse(text)).toEqual(truth);
    expect(/\d{17}|[\u4e00-\u9fff]/.test(text)).toBe(false);
  });
});

describe('the same request', () => {
  it('gives the same bytes, another seed others', async () => {
    const [one, again, other] = [await generate(), await generate(), await generate({ seed: 2 })];
    expect(digest(again.out)).toBe(digest(one.out));
    expect(digest(other.out)).not.toBe(digest(one.out));
  });

  it('in GB 18030 gives the same rows', async () => {
    const utf8 = await generate({ people: 2_000 });
    const gb = await generate({ people: 2_000, encoding: 'gb18030' });
    for (const kind of ['hukou', 'arrivals', 'departures'] as const)
      expect(rowsOf(gb.out, kind)).toEqual(rowsOf(utf8.out, kind));
    expect(impliedCounts(gb.out)).toEqual(gb.truth.counts);
  });
});

describe('registers without faults', () => {
  it('agree for everybody', async () => {
    const { out, truth } = await generate({ faults: 'none' });
    expect(impliedCounts(out)).toEqual(truth.counts);
    expect(truth.counts).toEqual({
      people: 400,
      agreed: 400,
      oneSided: { sending: 0, receiving: 0 },
      rejected: 0,
    });
  });
});

describe('arrivals alone', () => {
  it('leave everybody whose row was good one-sided', async () => {
    const { out, truth } = await generate({ people: 4_000, registers: ['arrivals'] });
    expect(readdirSync(out).sort()).toEqual([
      '410100-arrivals.csv',
      '610300-arrivals.csv',
      'truth.json',
    ]);
    expect(impliedCounts(out)).toEqual(truth.counts);
    expect(truth.counts.agreed + truth.counts.oneSided.sending).toBe(0);
    expect(truth.counts.people).toBe(4_000);
    expect(truth.counts.rejected).toBeGreaterThan(0);
  });
});

describe('four regions', () => {
  it('exchange over all twelve ordered pairs, with abolished codes of each', async () => {
    const four = ['610300', '410100', '620921', '451203'];
    const { out, truth } = await generate({
      people: 1_200,
      regions: four,
      faults: { 'abolished-division': 1 },
    });
    expect(new Set(truth.persons.map(({ home, residence }) => home + residence)).size).toBe(12);
    expect(truth.counts.agreed).toBe(1_200);
    expect(impliedCounts(out)).toEqual(truth.counts);
    const written = rowsOf(out, 'departures', four).map((row) => row['户籍地区划']!);
    expect(written.some(isKnown)).toBe(false);
    expect(new Set(written)).toEqual(new Set([...written, '451281', '622123', '610322', '410121']));
  });
});

describe('a mistake of every kind', () => {
  it.each(rowFaults)('%s comes to what the rules say', async (fault) => {
    const { out, truth } = await generate({ people: 300, faults: { [fault]: 0.5 } });
    expect(impliedCounts(out)).toEqual(truth.counts);
  });
});

describe('a request that cannot be met', () => {
  it('is refused', async () => {
    await expect(generate({ regions: ['610300'] })).rejects.toThrow(RangeError);
    await expect(generate({ regions: ['610300', '999999'] })).rejects.toThrow(RangeError);
    await expect(generate({ faults: { 'check-digit': 2 } })).rejects.toThrow('from 0 to 1');
  });
});
