import type { JsonObject } from '@contracts';

/** A side of a joint record, section by section, opened. */
export interface RecordSide {
  readonly sections: Readonly<
    Record<string, { readonly open: JsonObject; readonly personal?: JsonObject }>
  >;
}

/** Later ones win: what the home register confirmed is the home side's word on who a person is. */
const ORDER = ['declared', 'residence', 'departure', 'identity'];

/** Every text a side has written, by field, personal and open alike. */
export function valuesOf(side: RecordSide | undefined): Record<string, string> {
  return Object.assign({}, ...wordsOf(side)) as Record<string, string>;
}

/** Whether some section of the side says this of the field. */
export function says(side: RecordSide | undefined, field: string, value: string): boolean {
  return wordsOf(side).some((texts) => texts[field] === value);
}

function wordsOf(side: RecordSide | undefined): Record<string, string>[] {
  return ORDER.flatMap((name) => {
    const section = side?.sections[name];
    return section ? [{ ...textsOf(section.open), ...textsOf(section.personal ?? {}) }] : [];
  });
}

function textsOf(part: JsonObject): Record<string, string> {
  const members = Object.entries(part);
  return Object.fromEntries(
    members.filter((member): member is [string, string] => typeof member[1] === 'string'),
  );
}
