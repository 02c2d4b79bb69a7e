import { type LookedAtRegion, type SideFact, sideFacts } from './side-facts';

/** Something that two regions do not hold alike, or that one holds more or less than once. */
interface SideDifference {
  readonly pair: string;
  readonly what: SideFact['what'];
  readonly id: string;
  /** `present` when one side does not know it at all. */
  readonly member: string;
  /** By region. */
  readonly values: Readonly<Record<string, unknown>>;
}

export interface Comparison {
  /** How many of each were compared, once a pair: a comparison of nothing proves nothing. */
  readonly compared: Readonly<Record<string, number>>;
  readonly differences: readonly SideDifference[];
}

/** Holds every stream, strand, record, case and agreement of every pair against what the other side has of it. */
export async function compareSides(regions: readonly LookedAtRegion[]): Promise<Comparison> {
  const held = new Map<string, readonly SideFact[]>();
  for (const region of regions) held.set(region.code, await sideFacts(region));
  return compareFacts(held);
}

/** What each region says, held against what its partner says; a fact of a pair without partner here is left out. */
export function compareFacts(held: ReadonlyMap<string, readonly SideFact[]>): Comparison {
  const sides = new Map<string, Map<string, SideFact>>();
  for (const [code, facts] of held)
    for (const fact of facts) {
      const partner = fact.pair.split('-').find((one) => one !== code);
      if (partner === undefined || !held.has(partner)) continue;
      const key = `${fact.pair} ${fact.what} ${fact.id}`;
      sides.set(key, (sides.get(key) ?? new Map<string, SideFact>()).set(code, fact));
    }
  const compared: Record<string, number> = {};
  const differences: SideDifference[] = [];
  for (const both of sides.values()) {
    const { what } = [...both.values()][0]!;
    compared[what] = (compared[what] ?? 0) + 1;
    differences.push(...differencesOf(both));
  }
  return { compared, differences };
}

/** `case 0198… of 410100-610300: due day is "2026-03-12" in 410100, "2026-03-13" in 610300`. */
export function describeDifference({ pair, what, id, member, values }: SideDifference): string {
  const said = Object.entries(values).map(([code, value]) => `${JSON.stringify(value)} in ${code}`);
  return `${what} ${id} of ${pair}: ${member} is ${said.join(', ')}`;
}

function differencesOf(both: ReadonlyMap<string, SideFact>): SideDifference[] {
  const [one] = [...both.values()] as [SideFact];
  const { pair, what, id } = one;
  const codes = pair.split('-');
  const differing = (member: string, valueOf: (fact: SideFact | undefined) => unknown) => {
    const values = Object.fromEntries(codes.map((code) => [code, valueOf(both.get(code))]));
    const [mine, theirs] = Object.values(values).map((value) => JSON.stringify(value ?? null));
    return mine === theirs ? [] : [{ pair, what, id, member, values }];
  };
  if (both.size < 2) return differing('present', (fact) => fact !== undefined);
  return [
    ...Object.keys(one.members).flatMap((member) =>
      differing(member, (fact) => fact?.members[member]),
    ),
    ...[...both].flatMap(([code, fact]) => doubled(code, fact)),
  ];
}

/** What both sides hold alike may still be there twice, or with a gap. */
function doubled(code: string, { pair, what, id, members }: SideFact): SideDifference[] {
  const told = (member: string, expected: unknown): SideDifference[] =>
    members[member] === expected
      ? []
      : [{ pair, what, id, member, values: { [code]: members[member], expected } }];
  if (what === 'stream')
    return [
      ...told('first', 1),
      ...told('entries', members['last']),
      ...told('distinct entries', members['last']),
      ...told('numbers', members['last']),
    ];
  return what === 'strand' ? told('entries', members['version']) : [];
}
