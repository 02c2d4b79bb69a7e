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

/** 两地登记居住, as the home side says it to the regions that have the person; theirs to look into. */
export function isLivingTwice(record: JointRecord): boolean {
  const departure = sectionOf(record.sending, 'departure');
  return (
    record.side === 'receiving' &&
    sectionOf(record.receiving, 'residence')?.open.status === 'living' &&
    departure?.open.status === 'away' &&
    saysSecondResidence(departure)
  );
}

export const saysSecondResidence = ({ open: { marks } }: Section): boolean =>
  Array.isArray(marks) && marks.includes('residence.second');

/** 有效居住地: the residence that the home side holds active is the one of this record. */
export const isHeldActive = (record: JointRecord): boolean =>
  sectionOf(record.sending, 'departure')?.open.activeResidence === record.receiving?.strandId;

export const endOf = (section: Section | undefined): Values | undefined => {
  const ended = section?.open.ended;
  return typeof ended === 'object' && ended !== null ? (ended as Values) : undefined;
};

/** `yipanqi.registration.arrival-registered.v1` → `arrival-registered`. */
export const actOf = (type: string): string =>
  /^yipanqi\.[a-z]+\.([a-z-]+)\.v\d+$/.exec(type)?.[1] ?? type;
