import { contractOf, type Entry } from '@contracts';
import {
  Directory,
  EntryGate,
  parseStream,
  type AgreementInForce,
  type AgreementJudge,
  type RejectionCode,
} from '@ledger';
import type { Transaction } from '@platform/transaction';
import {
  checkAgreement,
  judgeCited,
  needsAgreement,
  versionInForce,
  type AgreementVersion,
} from '../agreement';
import { signatureFaults, versionOf, type FindSignatureKey } from '../agreement-signatures';
import { AgreementVersions } from './agreement-versions';

/** Lets entries travel that an agreement in force between the two regions permits, and takes in versions cited. */
export class AgreementGate extends EntryGate {
  constructor(
    private readonly versions: AgreementVersions,
    private readonly directory: Directory,
  ) {
    super();
  }

  async inForce(tx: Transaction, stream: string, at: Date): Promise<AgreementInForce | undefined> {
    const { author, addressee } = parseStream(stream);
    const version = versionInForce(await this.versions.ofPair(tx, author, addressee), at);
    if (!version) return undefined;
    const { hash, document: agreement, signatures } = version;
    return { hash, citation: { agreement, signatures } as unknown as Entry['data']['open'] };
  }

  async load(tx: Transaction, stream: string): Promise<AgreementJudge> {
    const { author, addressee } = parseStream(stream);
    const versions = await this.versions.ofPair(tx, author, addressee);
    return new PairJudge(stream, [author, addressee].sort(), versions, this.versions, (r, kid) =>
      this.directory.signatureKey(r, kid),
    );
  }
}

/** Judges one batch of one stream. */
class PairJudge implements AgreementJudge {
  private readonly takenIn: AgreementVersion[] = [];
  private readonly known: AgreementVersion[];

  constructor(
    private readonly stream: string,
    private readonly pair: readonly string[],
    known: readonly AgreementVersion[],
    private readonly versions: AgreementVersions,
    private readonly find: FindSignatureKey,
  ) {
    this.known = [...known];
  }

  judge(entry: Entry, strandBegun: Date | undefined): RejectionCode | undefined {
    if (!needsAgreement(entry.type)) return undefined;
    return judgeCited(this.known, {
      type: entry.type,
      hash: entry.agreement,
      time: new Date(entry.time),
      strandKind: contractOf(entry.type)?.strandKind,
      strandBegun,
    });
  }

  takeIn(entry: Entry): boolean {
    if (this.known.some(({ hash }) => hash === entry.agreement)) return this.citesItself(entry);
    const version = this.binding(entry);
    if (!version) return false;
    this.takenIn.push(version);
    this.known.push(version);
    return true;
  }

  async keep(tx: Transaction, at: Date): Promise<void> {
    if (this.takenIn.length > 0) await this.versions.keep(tx, this.takenIn, this.stream, at);
  }

  private citesItself(entry: Entry): boolean {
    const { signed } = checkAgreement(entry.data.open);
    return signed !== undefined && versionOf(signed).hash === entry.agreement;
  }

  private binding(entry: Entry): AgreementVersion | undefined {
    const { signed } = checkAgreement(entry.data.open);
    if (!signed || !isSamePair(signed.agreement.regions, this.pair)) return undefined;
    const version = versionOf(signed);
    if (version.hash !== entry.agreement) return undefined;
    return signatureFaults(signed, this.find).length === 0 ? version : undefined;
  }
}

function isSamePair(regions: readonly string[], pair: readonly string[]): boolean {
  return regions[0] === pair[0] && regions[1] === pair[1];
}
