import type { JsonObject } from '@contracts';
import {
  courseOf,
  liveLink,
  type Course,
  type ReceivingStrand,
  type SendingStrand,
} from './record';

/** One entry as far as the model looks at it. */
export interface Said {
  readonly strandId: string;
  readonly side: 'sending' | 'receiving';
  readonly version: number;
  readonly section: string;
  readonly open: JsonObject;
}

interface Written {
  readonly version: number;
  readonly open: JsonObject;
}

/** What a region holds of the strands of one pair, of both authors. */
export interface Held {
  readonly strands: ReadonlyMap<
    string,
    { readonly side: Said['side']; readonly sections: ReadonlyMap<string, Written> }
  >;
}

export const nothingHeld: Held = { strands: new Map() };

/** Replaces the section if the entry's version is higher than the one that wrote it. */
export function hear(held: Held, said: Said): Held {
  const strand = held.strands.get(said.strandId);
  const written = strand?.sections.get(said.section);
  if (written && written.version >= said.version) return held;
  const sections = new Map(strand?.sections);
  sections.set(said.section, { version: said.version, open: said.open });
  const strands = new Map(held.strands);
  strands.set(said.strandId, { side: said.side, sections });
  return { strands };
}

/** A joint record as the held strands make it up; named like the rows of `record.record`. */
export interface JointRecord {
  readonly recordId: string;
  readonly sending?: string;
  readonly receiving?: string;
  readonly course: Course;
}

/** All joint records of what is held, by id: a pure function, the same whatever came first. */
export function jointRecords(held: Held): JointRecord[] {
  const sending = [...strandsOf<SendingStrand>(held, 'sending')];
  const receiving = [...strandsOf<ReceivingStrand>(held, 'receiving')];
  const linkedTo = new Map(sending.map((strand) => [liveLink(strand), strand]));
  const records = receiving
    .filter((strand) => linkedTo.has(strand.strandId) || !isDuplicate(strand.residence))
    .map((strand) => recordOf(linkedTo.get(strand.strandId), strand));
  const known = new Set(receiving.map(({ strandId }) => strandId));
  const alone = sending
    .filter((strand) => strand.departure && !isDuplicate(strand.departure))
    .filter((strand) => !known.has(liveLink(strand) ?? ''))
    .map((strand) => recordOf(strand, undefined));
  return [...records, ...alone].sort((a, b) => (a.recordId < b.recordId ? -1 : 1));
}

function isDuplicate(section: { ended?: { duplicateof?: string } } | undefined): boolean {
  return section?.ended?.duplicateof !== undefined;
}

function recordOf(
  sending: SendingStrand | undefined,
  receiving: ReceivingStrand | undefined,
): JointRecord {
  return {
    recordId: (receiving ?? sending)!.strandId,
    ...(sending && { sending: sending.strandId }),
    ...(receiving && { receiving: receiving.strandId }),
    course: courseOf(sending, receiving),
  };
}

function* strandsOf<Strand>(held: Held, side: Said['side']): Generator<Strand> {
  // By id, not by when they were heard: what is built from them must not know the order.
  for (const [strandId, strand] of [...held.strands].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (strand.side !== side) continue;
    const sections = [...strand.sections].map(([name, { open }]) => [name, open] as const);
    yield { strandId, ...Object.fromEntries(sections) } as Strand;
  }
}
