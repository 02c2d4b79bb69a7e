import { parseArgs } from 'node:util';
import { generatePopulation, type PopulationRequest } from './generate';
import { registerKinds, type RegisterKind } from './register-rows';
import { FaultyShares, readShares } from './shares';

export const help = `population --seed N --people N --regions CODE,CODE --out DIR [options]

Writes registers as offices hand them in, the same bytes for the same arguments: CODE-hukou.csv, CODE-arrivals.csv,
CODE-departures.csv for each region, and truth.json with what must come of them.

  --seed 1                     whole number
  --people 3000                migrants in all, spread over the ordered pairs of regions
  --regions 610300,410100      two or more regions (also 620921, 451203, or any division with townships)
  --out DIR                    folder to write into
  --faults default|none|FILE   FILE: JSON with shares from 0 to 1, e.g. {"check-digit": 0.02}; what it leaves out is 0
  --encoding utf8|gb18030      utf8 with BOM, or as older offices save
  --registers all|arrivals,…   which of ${registerKinds.join(', ')}`;

export class FaultyArguments extends Error {}

/** Reads the arguments of the command; throws FaultyArguments or FaultyShares naming the option. */
export function readArguments(argv: readonly string[]): PopulationRequest | 'help' {
  const values = parse(argv);
  if (values.help) return 'help';
  if (values.out === undefined) throw new FaultyArguments('--out: which folder?');
  const { encoding } = values;
  if (encoding !== 'utf8' && encoding !== 'gb18030')
    throw new FaultyArguments(`--encoding: utf8 or gb18030, not "${encoding}"`);
  return {
    seed: wholeNumber('seed', values.seed, 0),
    people: wholeNumber('people', values.people, 1),
    regions: values.regions.split(',').map((code) => code.trim()),
    out: values.out,
    faults: readShares(values.faults),
    encoding,
    registers: readRegisters(values.registers),
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        seed: { type: 'string', default: '1' },
        people: { type: 'string', default: '3000' },
        regions: { type: 'string', default: '610300,410100' },
        out: { type: 'string' },
        faults: { type: 'string', default: 'default' },
        encoding: { type: 'string', default: 'utf8' },
        registers: { type: 'string', default: 'all' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new FaultyArguments((error as Error).message);
  }
}

function wholeNumber(name: string, text: string, least: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > 2 ** 31 - 1)
    throw new FaultyArguments(`--${name}: a whole number from ${least}, not "${text}"`);
  return value;
}

function readRegisters(text: string): readonly RegisterKind[] {
  if (text === 'all') return registerKinds;
  const asked = text.split(',').map((name) => name.trim());
  const unknown = asked.find((name) => !(registerKinds as readonly string[]).includes(name));
  if (unknown !== undefined)
    throw new FaultyArguments(`--registers: "${unknown}" is none of ${registerKinds.join(', ')}`);
  return registerKinds.filter((kind) => asked.includes(kind));
}

/** Runs the command; resolves with the exit code. */
export async function runPopulation(argv: readonly string[]): Promise<number> {
  try {
    const request = readArguments(argv);
    if (request === 'help') {
      console.log(help);
      return 0;
    }
    const { counts } = await generatePopulation(request);
    console.log(JSON.stringify({ out: request.out, ...counts }));
    return 0;
  } catch (error) {
    const expected = [FaultyArguments, FaultyShares, RangeError].some(
      (kind) => error instanceof kind,
    );
    if (!expected) throw error;
    console.error((error as Error).message);
    return 2;
  }
}

if (require.main === module) {
  void runPopulation(process.argv.slice(2)).then((code) => {
    process.exitCode = code;
  });
}
