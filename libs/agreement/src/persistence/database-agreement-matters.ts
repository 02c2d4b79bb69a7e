import type { JsonObject } from '@contracts';
import type { Directory } from '@ledger';
import { Database, statements } from '@platform/database';
import type { Transaction } from '@platform/transaction';
import type { AgreementVersion } from '../agreement';
import { matterOf, type SignatureHolds } from '../agreement-matter';
import { AgreementMatters, type KnownMatter } from '../agreement-matters';
import { verifiedSignature } from '../agreement-signatures';
import { strandOf, type AgreementStep } from '../agreement-strand';
import { AgreementVersions } from './agreement-versions';

interface StepRow {
  readonly entry_id: string;
  readonly agreement_id: string;
  readonly partner: string;
  readonly author: string;
  readonly strand_id: string;
  readonly version: number;
  readonly type: string;
  readonly section: string;
  readonly item: string | null;
  readonly open: string;
  readonly told_at: Date;
  readonly account: string | null;
}

const steps = `SELECT entry_id, agreement_id, partner, author, strand_id, version, type, section, item, open,
                      told_at, account
                 FROM agreement.step`;

export class DatabaseAgreementMatters extends AgreementMatters {
  /** A signature that held over bytes goes on holding: a list judges hundreds. */
  private readonly judged = new Map<string, boolean>();

  constructor(
    private readonly region: string,
    private readonly database: Database,
    private readonly versions: AgreementVersions,
    private readonly directory: Directory,
  ) {
    super();
  }

  async lock(tx: Transaction, partner: string, agreementId: string): Promise<void> {
    await statements(tx)('SELECT pg_advisory_xact_lock(hashtextextended($1, 42))', [
      `agreement ${partner} ${agreementId}`,
    ]);
  }

  async of(tx: Transaction, partner: string, agreementId: string): Promise<KnownMatter> {
    const rows = await statements(tx)<StepRow>(
      `${steps} WHERE partner = $1 AND agreement_id = $2 ORDER BY number`,
      [partner, agreementId],
    );
    const filed = await this.versions.ofPair(tx, this.region, partner);
    return this.known(partner, agreementId, rows.map(stepOf), filed);
  }

  async all(): Promise<KnownMatter[]> {
    const told = (await this.database.read<StepRow>(`${steps} ORDER BY number`)).map(stepOf);
    const versions = await this.versions.all();
    const ids = new Map<string, { partner: string; agreementId: string }>();
    for (const { partner, agreementId } of [...told, ...versions.map((one) => this.idOf(one))])
      ids.set(`${partner} ${agreementId}`, { partner, agreementId });
    return [...ids.values()].map(({ partner, agreementId }) =>
      this.known(
        partner,
        agreementId,
        told.filter((step) => step.partner === partner && step.agreementId === agreementId),
        versions.filter((version) => this.idOf(version).partner === partner),
      ),
    );
  }

  async noteAccount(tx: Transaction, entryIds: readonly string[], account: string): Promise<void> {
    await statements(tx)('UPDATE agreement.step SET account = $2 WHERE entry_id = ANY($1)', [
      [...entryIds],
      account,
    ]);
  }

  private known(
    partner: string,
    agreementId: string,
    told: readonly AgreementStep[],
    versions: readonly AgreementVersion[],
  ): KnownMatter {
    const regions = [this.region, partner].sort() as [string, string];
    const own = strandOf(this.region, told);
    const theirs = strandOf(partner, told);
    const filed = versions.filter(({ document }) => document.id === agreementId);
    const matter = matterOf({
      ...{ agreementId, regions, filed },
      strands: [own, theirs],
      holds: this.holds,
    });
    return { matter, partner, own, theirs, steps: told };
  }

  private idOf({ document }: AgreementVersion): { partner: string; agreementId: string } {
    const partner = document.regions.find((region) => region !== this.region)!;
    return { partner, agreementId: document.id };
  }

  private readonly holds: SignatureHolds = (region, document, signature) => {
    const { hash, judge } = verifiedSignature(document, signature, (kid) =>
      this.directory.statedKey(region, kid),
    );
    const key = `${region} ${hash} ${signature}`;
    const known = this.judged.get(key);
    if (known !== undefined) return known;
    const holds = judge();
    // One that does not hold may do so once the partner's newer keys are known.
    if (holds) this.judged.set(key, holds);
    return holds;
  };
}

function stepOf(row: StepRow): AgreementStep {
  return {
    entryId: row.entry_id,
    agreementId: row.agreement_id,
    partner: row.partner,
    author: row.author,
    strandId: row.strand_id,
    version: row.version,
    type: row.type,
    section: row.section,
    open: JSON.parse(row.open) as JsonObject,
    toldAt: row.told_at,
    ...(row.item !== null && { item: row.item }),
    ...(row.account !== null && { account: row.account }),
  };
}
