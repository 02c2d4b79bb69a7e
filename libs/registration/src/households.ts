import type { Transaction } from '@platform/transaction';

/** A person registered with a household. */
export interface HouseholdMember {
  readonly recordId: string;
  /** A temporary id where there is no number. */
  readonly idNumber: string;
  readonly name: string;
  readonly birthDate: string;
  readonly relation: string;
  readonly homeRegion: string;
  readonly status: 'living' | 'ended';
}

/** Who was registered together here. Written by telling the ledger; read from what the projection keeps. */
export abstract class Households {
  /** Two acts on one household wait for each other, so that a repeat sees what the first has done. */
  abstract lock(tx: Transaction, householdId: string): Promise<void>;
  /** Members this region registered, and the head they name. */
  abstract find(tx: Transaction, householdId: string): Promise<HouseholdMember[]>;
}
