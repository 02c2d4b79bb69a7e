import type { Transaction } from '@platform/transaction';

/** A partner this region met by itself, rather than in its start directory. */
export interface AgreementContact {
  readonly region: string;
  readonly url: string;
  /** Key statements as fetched, oldest first. */
  readonly statements: readonly string[];
  readonly fingerprint: string;
  readonly fetchedAt: Date;
  /** When the fingerprint was heard on the telephone; believed from then on. */
  readonly confirmedAt?: Date;
  readonly spokenWith?: string;
}

export abstract class AgreementContacts {
  abstract all(): Promise<AgreementContact[]>;
  abstract find(tx: Transaction, region: string): Promise<AgreementContact | undefined>;
  /** Replaces what was fetched before; what is confirmed stays. False when it is confirmed already. */
  abstract keep(tx: Transaction, contact: AgreementContact, account: string): Promise<boolean>;
  abstract confirm(
    tx: Transaction,
    region: string,
    by: { readonly account: string; readonly spokenWith: string; readonly at: Date },
  ): Promise<void>;
}
