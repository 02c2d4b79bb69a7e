import type { StrandKind } from '@contracts';
import { bodyMembers, bodyText } from './strand-body';

/** A section (or item) as it stands, and the version of the entry that wrote it. */
export interface StrandSection {
  readonly name: string;
  readonly version: number;
  /** `data` of that entry in RFC 8785 form. */
  readonly data: string;
}

/** 一方的一条线: what one side says about one matter; only its author writes it. */
export interface Strand {
  readonly id: string;
  readonly stream: string;
  /** Written by this region. */
  readonly own: boolean;
  readonly kind: StrandKind;
  readonly version: number;
  /** In order of name. */
  readonly sections: readonly StrandSection[];
  /** The digest its author gave with the entry of the highest version. */
  readonly claimed: string;
  /** Number of its newest applied entry; of own strands the sealer knows it. */
  readonly sequence?: number;
  /** Recorded time of its first entry. */
  readonly begun: Date;
  /** The person key its author encrypts with. */
  readonly personalKid?: string;
}

export function strandBody(strand: Strand): string {
  return bodyText(strand.sections);
}

/** Sections of a stored body with the versions stored beside it. */
export function sectionsOf(
  body: string,
  versions: Readonly<Record<string, number>>,
): StrandSection[] {
  return bodyMembers(body).map((member) => ({ ...member, version: versions[member.name] ?? 0 }));
}

export function versionsOf(strand: Strand): Record<string, number> {
  return Object.fromEntries(strand.sections.map(({ name, version }) => [name, version]));
}
