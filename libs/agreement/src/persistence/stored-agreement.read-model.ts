import {
  AgreementReadModel,
  summaryOf,
  type CoveringAgreement,
  type Partner,
} from '../agreement.read-model';
import type { AgreementVersion } from '../agreement';
import { covering, type Covering } from '../covering';
import { inForcePerPair } from '../in-force';
import { AgreementVersions } from './agreement-versions';

export class StoredAgreementReadModel extends AgreementReadModel {
  constructor(
    private readonly region: string,
    private readonly versions: AgreementVersions,
  ) {
    super();
  }

  async partners(at: Date): Promise<Partner[]> {
    return (await this.inForce(at))
      .map((version) => ({
        region: version.document.regions.find((region) => region !== this.region)!,
        agreement: summaryOf(version),
      }))
      .sort((a, b) => (a.region < b.region ? -1 : 1));
  }

  async covering(
    home: string,
    residence: string,
    at: Date,
  ): Promise<CoveringAgreement | undefined> {
    return (await this.coveringAt(at))(home, residence);
  }

  async coveringAt(
    at: Date,
  ): Promise<(home: string, residence: string) => CoveringAgreement | undefined> {
    const inForce = await this.inForce(at);
    // The rows of a register name the same few hundred pairs of divisions again and again.
    const known = new Map<string, CoveringAgreement | undefined>();
    return (home, residence) => {
      const pair = `${home} ${residence}`;
      if (!known.has(pair)) known.set(pair, coveredBy(covering(home, residence, inForce)));
      return known.get(pair);
    };
  }

  private async inForce(at: Date): Promise<AgreementVersion[]> {
    return inForcePerPair(await this.versions.all(), at);
  }
}

function coveredBy(found: Covering | undefined): CoveringAgreement | undefined {
  if (!found) return undefined;
  const { homeRegion, residenceRegion, version } = found;
  return { homeRegion, residenceRegion, agreement: summaryOf(version) };
}
