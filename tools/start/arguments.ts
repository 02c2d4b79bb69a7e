import { parseArgs } from 'node:util';
import { demonstrationRegions } from '@region';

export interface StartArguments {
  readonly regions: readonly string[];
  readonly people: number;
  readonly seed: number;
  /** Six months of casework with a clock of their own, or only what the registers say. */
  readonly casework: 'none' | 'six-months';
  /** Folder with `CODE-hukou.csv`, `CODE-arrivals.csv`, `CODE-departures.csv`; generated when absent. */
  readonly registers?: string;
  /** `local` starts a broker; otherwise `host:port`. Without it the carrier is https. */
  readonly kafka?: string;
  /** The first region's port; the others follow. */
  readonly port: number;
  readonly reset: boolean;
  readonly exit: boolean;
}

export const help = `npm start -- [options]

  --regions 610300,410100   regions of the network (of 410100, 451203, 610300, 620921); all four unless given
  --people 3000             migrants in all
  --seed 1                  seed of the generated registers and casework
  --registers DIR           take in these register files instead of generated ones
  --casework none           or six-months: from 2026-03-02 to 2026-08-31, on a clock that is moved day by day;
                            made unless --regions, --registers or CLOCK is given
  --kafka local|host:port   exchange over Kafka (local: starts a broker; needs Java 17 and Maven); otherwise https
  --port 8610               port of the first region's console, then +1 each
  --reset                   forget .data and begin anew
  --exit                    do the job, print the summary as one JSON line, stop`;

export class FaultyArguments extends Error {}

const wholeNumber = (name: string, text: string, least: number, most: number): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most)
    throw new FaultyArguments(`--${name}: a whole number from ${least} to ${most}, not "${text}"`);
  return value;
};

/** Reads the arguments of `npm start`; throws `FaultyArguments` naming the option. */
export function readArguments(
  argv: readonly string[],
  surroundings: { readonly clock?: string } = {},
): StartArguments | 'help' {
  const { values } = parse(argv);
  if (values.help) return 'help';
  const regions = regionsOf(values.regions);
  for (const code of regions)
    if (!demonstrationRegions.includes(code))
      throw new FaultyArguments(
        `--regions: "${code}" is not in the demonstration network (${demonstrationRegions.join(', ')})`,
      );
  if (regions.length < 2) throw new FaultyArguments('--regions: at least two regions');
  const isDefault = !values.regions && !values.registers && !surroundings.clock;
  const casework = values.casework ?? (isDefault ? 'six-months' : 'none');
  if (casework !== 'none' && casework !== 'six-months')
    throw new FaultyArguments(`--casework: none or six-months, not "${casework}"`);
  if (casework === 'six-months' && surroundings.clock)
    throw new FaultyArguments('--casework six-months moves the clock itself: leave CLOCK out');
  return {
    casework,
    regions,
    people: wholeNumber('people', values.people, 1, 1_000_000),
    seed: wholeNumber('seed', values.seed, 0, 2 ** 31 - 1),
    registers: values.registers,
    kafka: values.kafka,
    port: wholeNumber('port', values.port, 1024, 65_000),
    reset: values.reset,
    exit: values.exit,
  };
}

/** Baoji first: its console is the one people open. */
const allRegions = ['610300', '410100', '620921', '451203'];

function regionsOf(given: string | undefined): string[] {
  return given === undefined
    ? allRegions
    : [...new Set(given.split(',').map((code) => code.trim()))];
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        regions: { type: 'string' },
        people: { type: 'string', default: '3000' },
        seed: { type: 'string', default: '1' },
        registers: { type: 'string' },
        casework: { type: 'string' },
        kafka: { type: 'string' },
        port: { type: 'string', default: '8610' },
        reset: { type: 'boolean', default: false },
        exit: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new FaultyArguments((error as Error).message);
  }
}
