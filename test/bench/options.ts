import { parseArgs } from 'node:util';

export interface BenchOptions {
  /** Entries of a repetition; fifteen make a stay. */
  readonly events: number;
  /** Streams of the partner, one per partition. */
  readonly streams: number;
  readonly repetitions: number;
  /** Rows of the registers that are taken in. */
  readonly rows: number;
  /** Rows of the one large register whose import has a limit. */
  readonly importRows: number;
  /** Single arrivals whose way to the partner is timed. */
  readonly arrivals: number;
  readonly parts: readonly Part[];
  /** Where the figures are written; nowhere when empty. */
  readonly out: string;
  /** Where the profiles are kept; nowhere when not said. */
  readonly profiles?: string;
}

const parts = ['pipeline', 'profile', 'product', 'cases'] as const;
export type Part = (typeof parts)[number];

export const help = `npm run bench -- [options]

  --events 96000       entries of a repetition; fifteen make a stay
  --streams 16         streams of the partner, one per partition
  --repetitions 3      of (a), (c) and (d), interleaved
  --rows 20000         rows of each register that is taken in
  --import-rows 132000 rows of the one large register whose import has a limit
  --arrivals 150       single arrivals whose way to the partner is timed
  --only PART,…        of ${parts.join(', ')}
  --out FILE           test/bench/results/latest.json; '' writes nothing
  --profiles DIR       keep the CPU profiles there`;

export class FaultyOptions extends Error {}

/** Reads the arguments of `npm run bench`; throws `FaultyOptions` naming the option. */
export function readOptions(argv: readonly string[]): BenchOptions | 'help' {
  const values = parse(argv);
  if (values.help) return 'help';
  const chosen = values.only.split(',').map((one) => parts.find((part) => part === one.trim()));
  if (chosen.includes(undefined))
    throw new FaultyOptions(`--only: of ${parts.join(', ')}, not "${values.only}"`);
  return {
    events: wholeNumber('events', values.events, 15_000),
    streams: wholeNumber('streams', values.streams, 1),
    repetitions: wholeNumber('repetitions', values.repetitions, 1),
    rows: wholeNumber('rows', values.rows, 100),
    importRows: wholeNumber('import-rows', values['import-rows'], 100),
    arrivals: wholeNumber('arrivals', values.arrivals, 20),
    parts: chosen as Part[],
    out: values.out,
    profiles: values.profiles,
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        events: { type: 'string', default: '96000' },
        streams: { type: 'string', default: '16' },
        repetitions: { type: 'string', default: '3' },
        rows: { type: 'string', default: '20000' },
        'import-rows': { type: 'string', default: '132000' },
        arrivals: { type: 'string', default: '150' },
        only: { type: 'string', default: parts.join(',') },
        out: { type: 'string', default: 'test/bench/results/latest.json' },
        profiles: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new FaultyOptions((error as Error).message);
  }
}

function wholeNumber(name: string, text: string, least: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least) return value;
  throw new FaultyOptions(`--${name}: a whole number from ${least}, not "${text}"`);
}
