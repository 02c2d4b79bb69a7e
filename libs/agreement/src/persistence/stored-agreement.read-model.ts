import {
  AgreementReadModel,
  summaryOf,
  type CoveringAgreement,
  type Partner,
} from '../agreement.read-model';
import { versionInForce, type AgreementVersion } from '../agreement';
import { covering } from '../covering';
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

  /** One version per partner: the one entries cite. */
  private async inForce(at: Date): Promise<AgreementVersion[]> {
    const byPair = new Map<string, AgreementVersion[]>();
    for (const version of await this.versions.all()) {
      const pair = version.document.regions.join(' ');
      byPair.set(pair, [...(byPair.get(pair) ?? []), version]);
    }
    return [...byPair.values()]
      .map((versions) => versionInForce(versions, at))
      .filter((version) => version !== undefined);
  }
}
