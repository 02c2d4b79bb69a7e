import { ownerOf } from './case-fields';
import type { HeldCase } from './case.repository';
import { type RecordSide, says, valuesOf } from './record-values';

/** A value the owner of a field has found to be right and not yet entered into its own section of the record. */
export interface Correction {
  readonly field: string;
  readonly owner: 'sending' | 'receiving';
  readonly value: string;
  readonly held: string;
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
    readonly record: {
      readonly linked?: boolean;
      readonly sending?: RecordSide;
      readonly receiving?: RecordSide;
    };
  },
): Correction[] {
  const { answer } = answering;
  if (!answer || (known.state !== 'answered' && known.state !== 'accepted')) return [];
  return answer.results.flatMap(({ field, result }) => {
    const owner = ownerOf(field);
    const value = result === 'corrected' ? said.answered[field] : said.asked[field];
    const isFound = result === 'corrected' || (result === 'match' && known.kind === 'objection');
    if (!owner || !isFound || value === undefined) return [];
    // No text anywhere: two halves are one person, or they are not.
    if (field === 'pairing') return said.record.linked ? [{ field, owner, value, held: '' }] : [];
    const side = said.record[owner];
    const held = valuesOf(side)[field];
    return held === undefined || says(side, field, value) ? [] : [{ field, owner, value, held }];
  });
}
