import type { Entry, JsonObject } from '@contracts';
import {
  Directory,
  EntryGate,
  parseStream,
  type AgreementInForce,
  type AgreementJudge,
  type AgreementRefusal,
  type BegunStrand,
} from '@ledger';
import type { Transaction } from '@platform/transaction';
import {
  checkAgreement,
  judgeCited,
  lastEnded,
  versionInForce,
  type AgreementVersion,
} from '../agreement';
import { signatureFaults, versionOf, type FindSignatureKey } from '../agreement-signatures';
import { clauseName, clauseOfRefusal } from '../clauses';
import { notPermitted } from '../permitted';
import { saidOf, saidPersonally } from '../said-of';
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
    const versions = await this.versions.ofPair(tx, author, addressee);
    const version = versionInForce(versions, at);
    if (version) return citable(version);
    const last = lastEnded(versions, at);
    return last && { ...citable(last), ended: true };
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

  judge(
    entry: Entry,
    strand: BegunStrand | undefined,
    about: BegunStrand | undefined,
  ): AgreementRefusal | undefined {
    const refusal = judgeCited(this.known, {
      said: saidOf(entry),
      hash: entry.agreement,
      time: new Date(entry.time),
      strand,
      about: about && this.isOfPair(about) ? about : undefined,
    });
    return refusal && named(refusal);
  }

  judgePersonal(entry: Entry, personal: JsonObject): AgreementRefusal | undefined {
    const version = this.known.find(({ hash }) => hash === entry.agreement);
    const refusal = version && notPermitted(version.document, saidPersonally(entry, personal));
    return refusal && named(refusal);
  }

  /** A known hash is no proof: other signatures under it are judged like those of an unknown one. */
  takeIn(entry: Entry): boolean {
    const version = this.citedVersion(entry);
    if (!version) return false;
    const known = this.known.find(({ hash }) => hash === version.hash);
    if (known && sameSignatures(known, version)) return true;
    if (signatureFaults({ agreement: version.document, ...version }, this.find).length > 0)
      return false;
    if (!known) {
      this.takenIn.push(version);
      this.known.push(version);
    }
    return true;
  }

  async keep(tx: Transaction, at: Date): Promise<void> {
    if (this.takenIn.length > 0) await this.versions.keep(tx, this.takenIn, this.stream, at);
  }

  private isOfPair({ stream }: BegunStrand): boolean {
    const { author, addressee } = parseStream(stream);
    return isSamePair([author, addressee].sort(), this.pair);
  }

  private citedVersion(entry: Entry): AgreementVersion | undefined {
    const { signed } = checkAgreement(entry.data.open);
    if (!signed || !isSamePair(signed.agreement.regions, this.pair)) return undefined;
    const version = versionOf(signed);
    return version.hash === entry.agreement ? version : undefined;
  }
}

function sameSignatures(a: AgreementVersion, b: AgreementVersion): boolean {
  return a.document.regions.every((region) => a.signatures[region] === b.signatures[region]);
}

function citable({ hash, document: agreement, signatures }: AgreementVersion): AgreementInForce {
  return { hash, citation: { agreement, signatures } };
}

function named(refusal: {
  readonly code: NonNullable<AgreementRefusal['code']>;
  readonly pointer: string;
}): AgreementRefusal {
  const clause = clauseOfRefusal(refusal.code);
  return { ...refusal, ...(clause && { clause: clauseName(clause) }) };
}

function isSamePair(regions: readonly string[], pair: readonly string[]): boolean {
  return regions[0] === pair[0] && regions[1] === pair[1];
}
