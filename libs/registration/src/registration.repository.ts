import type { Transaction } from '@platform/transaction';
import type { Pairing } from './pairing';
import type {
  AbsenceEnding,
  Arrival,
  Departure,
  HukouEntry,
  Person,
  StayEnding,
} from './registration';

/** A receiving strand as this region knows it: its own, or the partner's as applied here. */
export interface KnownArrival {
  readonly strandId: string;
  readonly version: number;
  /** Written by this region. */
  readonly own: boolean;
  readonly homeRegion: string;
  readonly residenceRegion: string;
  /** Recorded time of the newest entry. */
  readonly time: Date;
  readonly arrival: Arrival;
  readonly status: 'living' | 'ended';
  readonly endedKind?: StayEnding;
  /** The sending strand that is linked to it. */
  readonly linkedTo?: string;
  /** The strand it was ended as a duplicate of. */
  readonly duplicateOf?: string;
}

/** A sending strand as this region knows it; without `departure` it only answers an arrival. */
export interface KnownDeparture {
  readonly strandId: string;
  readonly version: number;
  readonly own: boolean;
  readonly homeRegion: string;
  readonly residenceRegion: string;
  readonly idNumber: string;
  readonly departure?: Departure;
  readonly activeResidence?: string;
  /** It says that another region, too, has the person. */
  readonly secondResidence?: boolean;
  readonly status?: 'away' | 'ended';
  readonly endedKind?: AbsenceEnding;
  /** The confirmed identity, and the arrival it answers. */
  readonly identity?: Person;
  readonly identityHome?: string;
  readonly identityFound?: boolean;
  readonly about?: string;
  readonly pairing?: Pairing;
  /** The strand it was ended as a duplicate of. */
  readonly duplicateOf?: string;
}

/**
 * How registrations are fetched. They are written by one projection only, from the strands of both sides; a handler
 * writes by telling the ledger. Numbers go in and come out in clear; stored they are ciphertext and a keyed index.
 */
export abstract class RegistrationRepository {
  /** For reads that belong to no command: a transaction of their own. */
  abstract read<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Serialises everything about these persons until the transaction ends; locks in one order, so that nobody waits in a ring. */
  abstract lockPersons(tx: Transaction, idNumbers: readonly string[]): Promise<void>;
  /** Receiving strands about these persons, own and incoming, ended ones too. */
  abstract findArrivals(tx: Transaction, idNumbers: readonly string[]): Promise<KnownArrival[]>;
  /** Sending strands about these persons, those that only answer an arrival too. */
  abstract findDepartures(tx: Transaction, idNumbers: readonly string[]): Promise<KnownDeparture[]>;
  abstract findArrivalsById(tx: Transaction, strandIds: readonly string[]): Promise<KnownArrival[]>;
  abstract findDeparturesById(
    tx: Transaction,
    strandIds: readonly string[],
  ): Promise<KnownDeparture[]>;
  /**
   * Persons away from here whom partners have living in more than one place, or of whom a departure still says so; of
   * these, or of all.
   */
  abstract withSeveralResidences(tx: Transaction, idNumbers?: readonly string[]): Promise<string[]>;
  /** Of numbers as they were written: those that fail only the check digit and that two persons let pass. */
  abstract overridden(
    tx: Transaction,
    written: readonly (string | undefined)[],
  ): Promise<ReadonlySet<string>>;
  abstract keepUndoReason(
    tx: Transaction,
    undo: {
      readonly strandId: string;
      readonly reason: string;
      readonly account: string;
      readonly at: Date;
    },
  ): Promise<void>;
}

/** Rows of registers that were taken in, by a keyed digest of what was written: the same row again is already done. */
export abstract class RegisterRows {
  /** Digest of a row; equal rows of one kind have equal ones, whatever the order of their columns. */
  abstract digest(kind: string, row: Readonly<Record<string, string | undefined>>): string;
  abstract find(tx: Transaction, digests: readonly string[]): Promise<Map<string, string>>;
  abstract keep(
    tx: Transaction,
    rows: readonly { readonly digest: string; readonly recordId: string }[],
  ): Promise<void>;
}

/** 户籍库: who has their home register here, as far as the office handed it in. */
export abstract class HomeRegister {
  abstract find(tx: Transaction, idNumbers: readonly string[]): Promise<Map<string, HukouEntry>>;
  abstract keep(tx: Transaction, entries: readonly HukouEntry[], at: Date): Promise<void>;
}
