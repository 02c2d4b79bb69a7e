import type { StrandKind } from '@contracts';
import type { Strand, StrandSection } from './strand';

/** What the fold needs of an entry. */
export interface FoldEntry {
  readonly stream: string;
  readonly own: boolean;
  readonly strandId: string;
  readonly kind: StrandKind;
  readonly version: number;
  /** `section` or `section/item` */
  readonly name: string;
  /** `data` in RFC 8785 form. */
  readonly data: string;
  readonly digest: string;
  readonly time: Date;
  readonly sequence?: number;
  readonly personalKid?: string;
}

export interface Folded {
  readonly strand: Strand;
  /** False when the section was already written by a higher version. */
  readonly replaced: boolean;
}

/**
 * The fold of protocol section 2: an entry replaces its section (or item) if its version is higher than the one that
 * wrote it; nothing is merged, nothing deleted. Hence the order in which the entries of a strand are folded does not
 * matter, only which of them were.
 */
export function fold(strand: Strand | undefined, entry: FoldEntry): Folded {
  const before = strand ?? begin(entry);
  const held = before.sections.find((section) => section.name === entry.name);
  const replaced = held === undefined || entry.version > held.version;
  const newest = entry.version > before.version;
  return {
    replaced,
    strand: {
      ...before,
      version: newest ? entry.version : before.version,
      claimed: newest ? entry.digest : before.claimed,
      sections: replaced ? withSection(before.sections, entry) : before.sections,
      begun: entry.time < before.begun ? entry.time : before.begun,
      ...highest(before.sequence, entry.sequence),
      ...(entry.personalKid !== undefined &&
        (newest || before.personalKid === undefined) && { personalKid: entry.personalKid }),
    },
  };
}

function begin(entry: FoldEntry): Strand {
  return {
    id: entry.strandId,
    stream: entry.stream,
    own: entry.own,
    kind: entry.kind,
    version: 0,
    sections: [],
    claimed: entry.digest,
    begun: entry.time,
  };
}

function highest(held: number | undefined, sequence: number | undefined): { sequence?: number } {
  if (sequence === undefined) return {};
  return { sequence: held === undefined || sequence > held ? sequence : held };
}

function withSection(sections: readonly StrandSection[], entry: FoldEntry): StrandSection[] {
  const section = { name: entry.name, version: entry.version, data: entry.data };
  const others = sections.filter(({ name }) => name !== entry.name);
  const at = others.findIndex(({ name }) => name > entry.name);
  return at < 0 ? [...others, section] : [...others.slice(0, at), section, ...others.slice(at)];
}
