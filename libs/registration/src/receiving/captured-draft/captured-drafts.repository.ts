import type { Transaction } from '@platform/transaction';
import type { CapturedDraft } from './captured-draft';

/** The key of one account on one phone, and for which organisation it captures. */
export interface CaptureKey {
  readonly keyId: string;
  readonly account: string;
  readonly organisation: string;
  readonly key: Buffer;
}

export interface FoundDrafts {
  readonly items: readonly CapturedDraft[];
  readonly total: number;
  readonly next?: readonly [string, string];
}

export abstract class CapturedDrafts {
  abstract addKey(tx: Transaction, key: CaptureKey, at: Date): Promise<void>;
  abstract findKey(keyId: string): Promise<CaptureKey | undefined>;
  /** The same id is the same draft. */
  abstract add(tx: Transaction, draft: CapturedDraft): Promise<void>;
  /** Within an organisation's area, locked; refuses `captured-draft.unknown`. */
  abstract get(tx: Transaction, draftId: string, organisation: string): Promise<CapturedDraft>;
  abstract find(draftId: string): Promise<CapturedDraft | undefined>;
  abstract keep(tx: Transaction, draft: CapturedDraft): Promise<void>;
  /** Waiting ones within an area: the `total` of its list. */
  abstract countWaiting(area: string): Promise<number>;
  abstract list(
    filter: { readonly area: string; readonly state: CapturedDraft['state'] },
    page: {
      readonly after?: readonly [string, string];
      readonly size: number;
      readonly descending: boolean;
    },
  ): Promise<FoundDrafts>;
}
