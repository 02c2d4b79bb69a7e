import type { JsonObject } from '@contracts';
import { isTemporaryId } from './temporary-id';

/** Who a person is, in the words of one register. */
export interface Person {
  readonly name: string;
  /** The ID number; of a person without one the temporary id (`isTemporaryId`), which is no number and travels apart. */
  readonly idNumber: string;
  /** GB/T 2261.1 */
  readonly sex: string;
  /** `YYYY-MM-DD` */
  readonly birthDate: string;
  /** GB/T 3304 */
  readonly ethnicGroup?: string;
  readonly hukouAddress?: string;
}

/** A division as it is used here, and as it was written where that code was abolished. */
export interface WrittenDivision {
  readonly code: string;
  readonly written?: string;
}

/** GB/T 4761: the head of a household 户主. */
export const HEAD = '0';

/** 一户: with whom somebody was registered in one act. Each member is a record of its own. */
export interface InHousehold {
  readonly householdId: string;
  /** GB/T 4761 to the head, `0` the head. */
  readonly relation: string;
  /** Strand of the head, where the same two regions keep it; another partner need not learn it. */
  readonly headRecord?: string;
}

/** 到达登记: what the residence side puts down when a person arrives. */
export interface Arrival {
  readonly person: Person;
  readonly home: WrittenDivision;
  readonly residence: WrittenDivision;
  /** GA/T 517; another than 111 only of a person without ID number. */
  readonly documentKind: string;
  /** Number of that other document. */
  readonly documentNumber?: string;
  /** Issued when the person was registered without a number; kept when the number follows. */
  readonly temporaryId?: string;
  readonly address: string;
  readonly phone?: string;
  readonly dwellingKind?: string;
  readonly reason?: string;
  readonly arrivedOn: string;
  readonly registeredOn: string;
  readonly channel: string;
  readonly organisation: string;
  readonly noticeVersion?: string;
  readonly marks: readonly string[];
  readonly household?: InHousehold;
}

/** 外出登记: what the home side puts down when a person leaves. */
export interface Departure {
  readonly person: Person;
  readonly home: WrittenDivision;
  readonly destination: string;
  readonly documentKind: '111';
  readonly leftOn: string;
  readonly reason?: string;
  readonly villagePhone?: string;
  readonly registeredOn: string;
  readonly organisation: string;
  readonly marks: readonly string[];
}

/**
 * Mark of a departure: another region, too, holds the person as living there. Written where there are several and taken
 * back when there is one; both regions check whether the person still lives with them (protocol section 1).
 */
export const SECOND_RESIDENCE = 'residence.second';

/** What a departure states of the residences of its person. */
export interface StatedResidence {
  /** Strand of the residence that the home side holds active 有效居住地. */
  readonly activeResidence?: string;
  readonly secondResidence?: boolean;
}

/** 户籍登记: one line of the home register. */
export interface HukouEntry {
  readonly person: Person;
  readonly home: WrittenDivision;
}

/** How a stay ends: 返乡, 转往第三地, 落户, 死亡, 登记有误 (Hangzhou 2018 art. 21, and our own error). */
export const STAY_ENDINGS = ['returned', 'third-place', 'settled', 'died', 'in-error'] as const;
export type StayEnding = (typeof STAY_ENDINGS)[number];
/** How an absence ends. */
export const ABSENCE_ENDINGS = ['returned', 'settled', 'died', 'in-error'] as const;
export type AbsenceEnding = (typeof ABSENCE_ENDINGS)[number];

/** The two halves of a section, as an entry carries them. */
export interface SectionContent {
  readonly open: JsonObject;
  readonly personal?: JsonObject;
}

export function declaredSection(arrival: Arrival): SectionContent {
  const { idNumber, ...person } = arrival.person;
  const isWithout = isTemporaryId(idNumber);
  return {
    open: given({
      homeDivision: arrival.home.code,
      homeDivisionWritten: arrival.home.written,
      documentKind: arrival.documentKind,
      temporaryId: isWithout ? idNumber : arrival.temporaryId,
      marks: arrival.marks,
      noticeVersion: arrival.noticeVersion,
      registeredOn: arrival.registeredOn,
      organisation: arrival.organisation,
    }),
    personal: given({
      ...person,
      ...(isWithout ? { documentNumber: arrival.documentNumber } : { idNumber }),
    }),
  };
}

export function residenceSection(arrival: Arrival): SectionContent {
  return {
    open: given({
      residenceDivision: arrival.residence.code,
      residenceDivisionWritten: arrival.residence.written,
      dwellingKind: arrival.dwellingKind,
      reason: arrival.reason,
      arrivedOn: arrival.arrivedOn,
      registeredOn: arrival.registeredOn,
      channel: arrival.channel,
      organisation: arrival.organisation,
      household: arrival.household && given({ ...arrival.household }),
      status: 'living',
    }),
    personal: given({ address: arrival.address, phone: arrival.phone }),
  };
}

export function departureSection(
  departure: Departure,
  { activeResidence, secondResidence }: StatedResidence,
): SectionContent {
  return {
    open: given({
      homeDivision: departure.home.code,
      homeDivisionWritten: departure.home.written,
      destinationDivision: departure.destination,
      leftOn: departure.leftOn,
      reason: departure.reason,
      registeredOn: departure.registeredOn,
      organisation: departure.organisation,
      documentKind: departure.documentKind,
      marks: secondResidence ? [...departure.marks, SECOND_RESIDENCE] : departure.marks,
      activeResidence,
      status: 'away',
    }),
    personal: given({ ...departure.person, villagePhone: departure.villagePhone }),
  };
}

/** The answer to an arrival: as the home register has the person, or that it has nobody of that number. */
export function identitySection(
  about: { readonly strandId: string; readonly version: number },
  entry: HukouEntry | undefined,
): SectionContent {
  const open = {
    found: entry !== undefined,
    about: about.strandId,
    aboutversion: about.version,
    marks: [],
  };
  if (!entry) return { open };
  return { open: { ...open, homeDivision: entry.home.code }, personal: given({ ...entry.person }) };
}

/** Members that are given; JSON has no `undefined`, and an absent optional field is absent on the wire. */
export function given(members: Readonly<Record<string, unknown>>): JsonObject {
  const kept: Record<string, unknown> = {};
  for (const name of Object.keys(members))
    if (members[name] !== undefined) kept[name] = members[name];
  return kept as JsonObject;
}
