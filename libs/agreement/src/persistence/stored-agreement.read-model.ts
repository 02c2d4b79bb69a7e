import {
  AgreementReadModel,
  summaryOf,
  type CoveringAgreement,
  type Partner,
} from '../agreement.read-model';
import type { AgreementVersion } from '../agreement';
import { covering } from '../covering';
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
    return (home, residence) => {
      const found = covering(home, residence, inForce);
      if (!found) return undefined;
      const { homeRegion, residenceRegion, version } = found;
      return { homeRegion, residenceRegion, agreement: summaryOf(version) };
    };
  }

  private async inForce(at: Date): Promise<AgreementVersion[]> {
    return inForcePerPair(await this.versions.all(), at);
  }
}
