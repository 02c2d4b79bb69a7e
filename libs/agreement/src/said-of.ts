import type { Entry, Json, JsonObject } from '@contracts';
import type { Said } from './permitted';

type Field = { readonly name: string; readonly pointer: string };

/**
 * Members that say how entries belong together. They are the protocol's or the matter's own and travel with every kind;
 * what is judged by clause 3 is what they point at.
 */
export const bindingMembers: ReadonlySet<string> = new Set([
  'about',
  'recordid',
  'recordversion',
  'linked',
  'found',
  'fields',
  'results',
  'values',
  'purpose',
]);

/** What an entry says, as far as its open part shows. */
export function saidOf(entry: Entry): Said {
  const { open } = entry.data;
  const { purpose } = open;
  return {
    kind: entry.type,
    legalBasis: entry.legalbasis,
    ...(typeof purpose === 'string' && { purpose }),
    fields: [...membersOf(open, '/data/open'), ...namedFields(open)],
  };
}

/** The same for its opened personal values. */
export function saidPersonally(entry: Entry, personal: JsonObject): Said {
  const { values } = personal;
  return {
    kind: entry.type,
    fields: [
      ...membersOf(personal, '/data/personal'),
      ...(isObject(values) ? membersOf(values, '/data/personal/values') : []),
    ],
  };
}

function membersOf(values: JsonObject, under: string): Field[] {
  return Object.keys(values)
    .filter((name) => !bindingMembers.has(name))
    .map((name) => ({ name, pointer: `${under}/${name}` }));
}

/** Fields asked for, and fields answered. */
function namedFields(open: JsonObject): Field[] {
  const asked = listOf(open['fields']).map((name, i) => [name, `/data/open/fields/${i}`] as const);
  const answered = listOf(open['results']).map(
    (one, i) => [isObject(one) ? one['field'] : one, `/data/open/results/${i}/field`] as const,
  );
  return [...asked, ...answered].flatMap(([name, pointer]) =>
    typeof name === 'string' ? [{ name, pointer }] : [],
  );
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
