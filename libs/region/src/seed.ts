import divisions from './data/divisions.json';

/** What the seed holds, split once and only as far as somebody asks. Codes without a level's zeros are not used. */
interface Seed {
  /** Names of provinces, cities and counties by their 6 digits, in the order of the codes. */
  readonly names: ReadonlyMap<string, string>;
  /** Townships of a county (or of a city without counties) as they stand in the file. */
  readonly townshipLines: ReadonlyMap<string, string>;
}

let seed: Seed | undefined;
const townshipsByParent = new Map<string, ReadonlyMap<string, string>>();
const none: ReadonlyMap<string, string> = new Map();

function loadSeed(): Seed {
  const names = new Map<string, string>();
  const townshipLines = new Map<string, string>();
  for (const line of divisions.rows.split('\n')) {
    const code = line.slice(0, 6);
    const colon = line.indexOf(':');
    names.set(code, colon < 0 ? line.slice(6) : line.slice(6, colon));
    if (colon >= 0) townshipLines.set(code, line.slice(colon + 1));
  }
  return { names, townshipLines };
}

function loaded(): Seed {
  return (seed ??= loadSeed());
}

/** Names of all provinces, cities and counties by code. */
export function namesToCounty(): ReadonlyMap<string, string> {
  return loaded().names;
}

/** Names of the townships of one county by their 9 digits; empty where there are none. */
export function townshipsOf(parent: string): ReadonlyMap<string, string> {
  const known = townshipsByParent.get(parent);
  if (known) return known;
  const line = loaded().townshipLines.get(parent);
  if (line === undefined) return none;
  const townships = new Map(
    line.split(',').map((entry) => [parent + entry.slice(0, 3), entry.slice(3)]),
  );
  townshipsByParent.set(parent, townships);
  return townships;
}
