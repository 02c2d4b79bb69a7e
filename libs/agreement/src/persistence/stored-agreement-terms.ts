import type { Transaction } from '@platform/transaction';
import { AgreementTerms, type Terms } from '../agreement-terms';
import { covering } from '../covering';
import { inForcePerPair } from '../in-force';
import { termsOf } from '../terms-of';
import { AgreementVersions } from './agreement-versions';

export class StoredAgreementTerms extends AgreementTerms {
  constructor(private readonly versions: AgreementVersions) {
    super();
  }

  async inForce(
    tx: Transaction | undefined,
    home: string,
    residence: string,
    at: Date,
  ): Promise<Terms | undefined> {
    const found = covering(home, residence, inForcePerPair(await this.versions.all(tx), at));
    return found && termsOf(found.version);
  }

  async byHash(hash: string, tx?: Transaction): Promise<Terms | undefined> {
    const version = (await this.versions.all(tx)).find((one) => one.hash === hash);
    return version && termsOf(version);
  }
}
