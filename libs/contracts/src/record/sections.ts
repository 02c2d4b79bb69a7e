/** A day, `YYYY-MM-DD`. */
export type Day = string;
/** Administrative division code of 6, 9 or 12 digits. */
export type DivisionCode = string;

/** GB/T 2261.1: unknown, male, female, not stated. */
export type Sex = '0' | '1' | '2' | '9';
/** Reason of moving 来此原因 / 外出原因, list of the grid registers (domain guide 9.2). */
export type MovingReason = '01' | '02' | '03' | '04' | '05' | '06' | '07' | '08' | '09' | '99';
/** Kind of dwelling 住所类型 (domain guide 9.2). */
export type DwellingKind = '01' | '02' | '03' | '04' | '05' | '06' | '07' | '99';

/** Who a person is, as declared or as the home register has it. */
export type PersonalIdentity = {
  readonly name: string;
  readonly idNumber: string;
  readonly sex: Sex;
  readonly birthDate: Day;
  /** GB/T 3304: 01 to 56, 97 other, 98 of foreign birth. */
  readonly ethnicGroup?: string;
  readonly hukouAddress?: string;
};

/** Section `declared` of the receiving strand: what the person declared on arrival, before the home side confirms. */
export type DeclaredOpen = {
  readonly homeDivision: DivisionCode;
  /** The code as it was handed in, when it was mapped to its successor. */
  readonly homeDivisionWritten?: DivisionCode;
  readonly documentKind: '111';
  readonly marks: readonly string[];
  /** Version of the notice 告知 the person was shown. */
  readonly noticeVersion?: string;
  readonly registeredOn: Day;
  readonly organisation: DivisionCode;
};
export type DeclaredPersonal = PersonalIdentity;

/** How a stay ended: back home, on to a third place, settled here, died, or registered in error. */
export type ResidenceEndKind = 'returned' | 'third-place' | 'settled' | 'died' | 'in-error';

/** Section `residence` of the receiving strand: where and since when the person lives, or how the stay ended. */
export type ResidenceOpen = {
  readonly residenceDivision: DivisionCode;
  readonly residenceDivisionWritten?: DivisionCode;
  readonly dwellingKind?: DwellingKind;
  readonly reason?: MovingReason;
  readonly arrivedOn: Day;
  readonly registeredOn: Day;
  readonly channel: string;
  readonly organisation: DivisionCode;
  readonly status: 'living' | 'ended';
  /** With whom the person was registered in one act; absent for who came alone. */
  readonly household?: {
    readonly householdId: string;
    /** GB/T 4761 to the head, `0` the head. */
    readonly relation: string;
    /** Strand of the head, where it belongs to the same two regions. */
    readonly headRecord?: string;
  };
  /** There exactly when `status` is `ended`. */
  readonly ended?: {
    readonly kind: ResidenceEndKind;
    readonly on: Day;
    readonly toDivision?: DivisionCode;
    /** The strand this one was a duplicate of. */
    readonly duplicateof?: string;
  };
};
export type ResidencePersonal = {
  readonly address: string;
  readonly phone?: string;
};

/** Section `identity` of the sending strand: which arrival is answered, and what the home register says. */
export type IdentityOpen = {
  readonly found: boolean;
  /** Receiving strand that is answered, and its version then. */
  readonly about: string;
  readonly aboutversion: number;
  readonly homeDivision?: DivisionCode;
  readonly marks: readonly string[];
};
/** There exactly when `found`. */
export type IdentityPersonal = PersonalIdentity;

export type DepartureEndKind = 'returned' | 'settled' | 'died' | 'in-error';

/** Section `departure` of the sending strand: when, why and where to the person left, or how it ended. */
export type DepartureOpen = {
  readonly homeDivision: DivisionCode;
  readonly homeDivisionWritten?: DivisionCode;
  readonly destinationDivision: DivisionCode;
  readonly leftOn: Day;
  readonly reason?: MovingReason;
  readonly registeredOn: Day;
  readonly organisation: DivisionCode;
  readonly documentKind: '111';
  readonly marks: readonly string[];
  /** The residence (strand id) the home side holds active, of all the person's. */
  readonly activeResidence?: string;
  readonly status: 'away' | 'ended';
  /** There exactly when `status` is `ended`. */
  readonly ended?: {
    readonly kind: DepartureEndKind;
    readonly on: Day;
    readonly duplicateof?: string;
  };
};
export type DeparturePersonal = PersonalIdentity & { readonly villagePhone?: string };

/** Why two strands were held to be one person's: one row per compared field; no values. */
export type PairingReason = {
  readonly field: string;
  readonly result: 'equal' | 'differs' | 'missing';
  /** 0 to 1 */
  readonly score: number;
};

/** Section `pairing` of the sending strand: the link to a receiving strand; undone by restating it with `linked: false`. */
export type PairingOpen = {
  readonly recordid: string;
  readonly recordversion: number;
  /** 0 to 1 */
  readonly score: number;
  readonly reasons: readonly PairingReason[];
  readonly linked: boolean;
  readonly decidedBy: 'exact-number' | 'officer';
};

/** Sections of kind `record`, what is open in them and what is personal. */
export interface RecordSections {
  readonly declared: { readonly open: DeclaredOpen; readonly personal: DeclaredPersonal };
  readonly residence: { readonly open: ResidenceOpen; readonly personal: ResidencePersonal };
  readonly identity: { readonly open: IdentityOpen; readonly personal?: IdentityPersonal };
  readonly departure: { readonly open: DepartureOpen; readonly personal: DeparturePersonal };
  readonly pairing: { readonly open: PairingOpen; readonly personal?: undefined };
}
export type RecordSection = keyof RecordSections;

export type Declared = RecordSections['declared'];
export type Residence = RecordSections['residence'];
export type Identity = RecordSections['identity'];
export type Departure = RecordSections['departure'];
export type Pairing = RecordSections['pairing'];
