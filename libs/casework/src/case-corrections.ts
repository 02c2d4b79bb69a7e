import type { HeldSection } from '@record';
import { ownerOf } from './case-fields';
import type { HeldCase } from './case.repository';

/** A value the owner of a field has found to be right and not yet entered into its own section of the record. */
export interface Correction {
  readonly field: string;
  readonly owner: 'sending' | 'receiving';
  readonly value: string;
  readonly held: string;
}

interface Side {
  readonly sections: Readonly<Record<string, HeldSection>>;
}

/**
 * What an answer leaves to be entered. A case changes no record: the owner enters what it found in its own section, by
 * registration, and then nothing is left here. An objection that holds (`match`) means the proposed value is right.
 */
export function correctionsToEnter(
  { known, answering }: Pick<HeldCase, 'known' | 'answering'>,
  said: {
    readonly asked: Readonly<Record<string, string>>;
    readonly answered: Readonly<Record<string, string>>;
    readonly record: { readonly sending?: Side; readonly receiving?: Side };
  },
): Correction[] {
  const { answer } = answering;
  if (!answer || (known.state !== 'answered' && known.state !== 'accepted')) return [];
  return answer.results.flatMap(({ field, result }) => {
    const owner = ownerOf(field);
    const value = result === 'corrected' ? said.answered[field] : said.asked[field];
    const isFound = result === 'corrected' || (result === 'match' && known.kind === 'objection');
    if (!owner || !isFound || value === undefined) return [];
    const held = heldValue(said.record[owner], field);
    return held === undefined || held === value ? [] : [{ field, owner, value, held }];
  });
}

function heldValue(side: Side | undefined, field: string): string | undefined {
  for (const { open, personal } of Object.values(side?.sections ?? {})) {
    const value = personal?.[field] ?? open[field];
    if (typeof value === 'string') return value;
  }
  return undefined;
}
