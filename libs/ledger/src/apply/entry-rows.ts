import type { KeptEntry } from '../persistence/segment.store';
import type { EntryOutcome } from './apply-entries';
import type { ArrivedEntry } from './arrived-entry';
import { plainNumber, plainText } from './plain-values';

/** The light row of an arrived entry. What was rejected for its form may hold anything, so that only bounded text is kept. */
export function keptEntry({ arrived, state, code, kid }: EntryOutcome): KeptEntry {
  const { entry, stream, sequence, sealDay } = arrived;
  const item = entry.data?.item;
  return {
    sealDay,
    stream: stream.id,
    sequence,
    strandId: plainText(entry.subject),
    // A sound entry may name a version above what a column holds: then its strand waits, and no other.
    version: plainNumber(entry.recordversion),
    entryId: plainText(entry.id),
    type: plainText(entry.type),
    section: plainText(entry.data?.section),
    item: item === undefined ? null : plainText(item),
    personalKid: kid ?? null,
    time: recordedTime(arrived),
    state,
    code: code ?? null,
  };
}

function recordedTime({ entry, fault, sealedAt }: ArrivedEntry): Date {
  return fault ? sealedAt : new Date(entry.time);
}
