import type { Transaction } from '@platform/transaction';
import type { IdOverride } from './id-override';

export interface FoundOverrides {
  readonly items: readonly IdOverride[];
  readonly total: number;
  /** Position of the last row, when more follow. */
  readonly next?: readonly [string, string];
}

/** Numbers proposed to be let pass, and what became of them. A number has one live proposal at most. */
export abstract class IdOverrides {
  /** Keeps a proposal; what was proposed or let pass before stands, and is answered instead. */
  abstract propose(tx: Transaction, override: IdOverride): Promise<IdOverride>;
  /** Locked until the transaction ends. */
  abstract find(tx: Transaction, overrideId: string): Promise<IdOverride | undefined>;
  abstract keepDecision(tx: Transaction, override: IdOverride): Promise<void>;
  /** The live proposal of a number. */
  abstract ofNumber(idNumber: string): Promise<IdOverride | undefined>;
  /** Newest first, of organisations in an area. */
  abstract list(asked: {
    readonly area: string;
    readonly state?: IdOverride['state'];
    readonly after?: readonly [string, string];
    readonly size: number;
  }): Promise<FoundOverrides>;
}
