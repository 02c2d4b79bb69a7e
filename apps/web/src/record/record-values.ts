import type { JointRecord, Section, Strand, Values } from '../api/records';

/** A value of a section, wherever it stands in it; empty text is no value. */
export function valueOf(section: Section | undefined, field: string): unknown {
  const value = section?.personal?.[field] ?? section?.open[field];
  return value === '' || value === null ? undefined : value;
}

export const sectionOf = (strand: Strand | null | undefined, name: string): Section | undefined =>
  strand?.sections[name];

/** What the home side says of the person: as its register confirmed it, else as its departure states it. */
export function homePerson(record: JointRecord): Section | undefined {
  const identity = sectionOf(record.sending, 'identity');
  return identity?.open.found === true ? identity : sectionOf(record.sending, 'departure');
}

export const endOf = (section: Section | undefined): Values | undefined => {
  const ended = section?.open.ended;
  return typeof ended === 'object' && ended !== null ? (ended as Values) : undefined;
};

/** `yipanqi.registration.arrival-registered.v1` → `arrival-registered`. */
export const actOf = (type: string): string =>
  /^yipanqi\.[a-z]+\.([a-z-]+)\.v\d+$/.exec(type)?.[1] ?? type;
