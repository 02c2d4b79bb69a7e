import type { JsonObject } from '@contracts';
import type { Transaction } from '@platform/transaction';

/** A draft 草案 is this region's own: nothing of it travels before it is proposed. */
export interface AgreementDraft {
  readonly draftId: string;
  readonly agreementId: string;
  readonly partner: string;
  readonly template?: string;
  /** The proposal of the partner that it is to answer. */
  readonly counters?: string;
  /** May be incomplete: it is judged when it is proposed. */
  readonly document: JsonObject;
  /** Counts the changes; an edit names the one it was made on. */
  readonly revision: number;
  readonly changedBy: string;
  readonly createdAt: Date;
  readonly changedAt: Date;
}

export abstract class AgreementDrafts {
  abstract add(tx: Transaction, draft: AgreementDraft): Promise<void>;
  abstract find(tx: Transaction | undefined, draftId: string): Promise<AgreementDraft | undefined>;
  abstract all(): Promise<AgreementDraft[]>;
  /** False when the draft has another revision by now, or is gone. */
  abstract change(
    tx: Transaction,
    draft: Pick<AgreementDraft, 'draftId' | 'document' | 'revision' | 'changedBy' | 'changedAt'>,
  ): Promise<boolean>;
  abstract remove(tx: Transaction, draftId: string): Promise<void>;
}
