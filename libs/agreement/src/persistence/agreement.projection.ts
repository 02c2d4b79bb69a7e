import { canonicalJson, type StrandChange, type StrandProjection } from '@ledger';
import { statements } from '@platform/database';
import type { Transaction } from '@platform/transaction';
import type { AgreementMatters } from '../agreement-matters';
import { agreementIdOf } from '../agreement-strand';
import type { AgreementVersions } from './agreement-versions';

/**
 * Keeps what is said about agreements, entry by entry, and takes in what follows from both strands: a version that both
 * signed, a last day that was declared. The same code for entries written here and applied from the partner.
 */
export class AgreementProjection implements StrandProjection {
  readonly sections = ['proposal', 'signature', 'ending'];

  constructor(
    private readonly region: string,
    private readonly matters: AgreementMatters,
    private readonly versions: AgreementVersions,
  ) {}

  async project(tx: Transaction, changes: readonly StrandChange[]): Promise<void> {
    const touched = new Map<string, { change: StrandChange; agreementId: string }>();
    for (const change of changes) {
      if (change.strandKind !== 'agreement') continue;
      const agreementId = agreementIdOf(change.open);
      if (agreementId === undefined) continue;
      await this.keepStep(tx, change, agreementId);
      touched.set(`${this.partnerOf(change)} ${agreementId}`, { change, agreementId });
    }
    for (const { change, agreementId } of touched.values())
      await this.takeIn(tx, change, agreementId);
  }

  private async keepStep(
    tx: Transaction,
    change: StrandChange,
    agreementId: string,
  ): Promise<void> {
    await statements(tx)(
      `INSERT INTO agreement.step (entry_id, agreement_id, partner, author, strand_id, version, type, section, item,
                                   open, told_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (entry_id) DO NOTHING`,
      [
        change.entryId,
        agreementId,
        this.partnerOf(change),
        change.author,
        change.strandId,
        change.version,
        change.type,
        change.section,
        change.item ?? null,
        canonicalJson(change.open),
        new Date(change.time),
      ],
    );
  }

  private async takeIn(tx: Transaction, change: StrandChange, agreementId: string): Promise<void> {
    const { matter, own, theirs } = await this.matters.of(tx, this.partnerOf(change), agreementId);
    await this.versions.keep(tx, matter.versions, change.stream, new Date(change.time));
    if (matter.endsOn === undefined) return;
    for (const { region, ending } of [own, theirs])
      if (ending) await this.versions.keepEnd(tx, matter, region, matter.endsOn);
  }

  private partnerOf({ author, addressee }: StrandChange): string {
    return author === this.region ? addressee : author;
  }
}
