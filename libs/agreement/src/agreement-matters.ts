import type { Transaction } from '@platform/transaction';
import type { AgreementMatter, AgreementStrand, Proposal } from './agreement-matter';
import type { AgreementStep } from './agreement-strand';

/** A matter with what it was made of. */
export interface KnownMatter {
  readonly matter: AgreementMatter;
  readonly partner: string;
  readonly own: AgreementStrand;
  readonly theirs: AgreementStrand;
  /** Oldest first. */
  readonly steps: readonly AgreementStep[];
}

/** The matters of this region with its partners. */
export abstract class AgreementMatters {
  /** Holds a matter until the transaction ends, so that two acts of this region do not overtake each other. */
  abstract lock(tx: Transaction, partner: string, agreementId: string): Promise<void>;
  abstract of(tx: Transaction, partner: string, agreementId: string): Promise<KnownMatter>;
  /** All of them, also those that only files tell of. */
  abstract all(): Promise<KnownMatter[]>;
  /** Notes who of this region said what was just told. */
  abstract noteAccount(
    tx: Transaction,
    entryIds: readonly string[],
    account: string,
  ): Promise<void>;
}

/** The proposals as this region came to know them, oldest first. */
export function proposalsAsHeard({ matter, steps }: KnownMatter): readonly Proposal[] {
  const heard = steps.map(({ item }) => item);
  return [...matter.proposals].sort(
    (a, b) => heard.indexOf(a.proposalId) - heard.indexOf(b.proposalId),
  );
}
