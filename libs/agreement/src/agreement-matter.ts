import { addDays, type Day } from '@calendar';
import type { AgreementDocument, EndingOpen, ProposalOpen, SignatureOpen } from '@contracts';
import { type AgreementVersion, supersedes } from './agreement';
import { hashOfAgreement } from './agreement-signatures';
import { defaultEndNoticeDays } from './terms-of';

/** What one side has said in the matter of one agreement: its strand, item by item. */
export interface AgreementStrand {
  readonly region: string;
  readonly strandId?: string;
  /** By proposal id, in the order they were said. */
  readonly proposals: ReadonlyMap<string, ProposalOpen>;
  /** By id of the other side's proposal. */
  readonly answers: ReadonlyMap<string, SignatureOpen>;
  readonly ending?: EndingOpen;
}

/**
 * What became of a proposal 提案. `void`: it is not between these two, or its signature does not hold; `overtaken`: another
 * version came first.
 */
export type ProposalFate =
  'open' | 'countersigned' | 'refused' | 'countered' | 'withdrawn' | 'overtaken' | 'void';

export interface Proposal {
  readonly proposalId: string;
  readonly by: string;
  readonly document: AgreementDocument;
  readonly hash: string;
  readonly signature: string;
  readonly fate: ProposalFate;
  readonly counters?: string;
  readonly note?: string;
  /** Why it was refused or withdrawn. */
  readonly reason?: string;
}

/** The joint matter of one agreement: a pure function of both strands. */
export interface AgreementMatter {
  readonly agreementId: string;
  readonly regions: readonly [string, string];
  /** In order of their ids. */
  readonly proposals: readonly Proposal[];
  /** What binds both, lowest version first. */
  readonly versions: readonly AgreementVersion[];
  /** Sides that declared the end. */
  readonly endedBy: readonly string[];
  /** The last day that follows from their declarations. */
  readonly endsOn?: Day;
}

/** Whether a region's signature holds over a document. */
export type SignatureHolds = (
  region: string,
  document: AgreementDocument,
  signature: string,
) => boolean;

export interface MatterQuestion {
  readonly agreementId: string;
  readonly regions: readonly [string, string];
  readonly strands: readonly [AgreementStrand, AgreementStrand];
  /** Versions that bind whatever the strands say: from files, or signed before a strand was restated. */
  readonly filed?: readonly AgreementVersion[];
  readonly holds: SignatureHolds;
}

/**
 * The state of the matter, the same whichever strand was heard first. Acts that cross: a countersignature stands against
 * everything, a refusal and a counter-proposal stand against a withdrawal (the answer was given to what was said).
 */
export function matterOf(question: MatterQuestion): AgreementMatter {
  const { agreementId, regions, strands } = question;
  const offers = strands.flatMap((strand, i) => offersOf(strand, strands[1 - i]!, question));
  const versions = bindingOf(question, offers);
  const endings = strands.flatMap(({ region, ending }) => (ending ? [{ region, ending }] : []));
  const endsOn = endings.map(({ ending }) => lastDayDeclared(ending, versions)).sort()[0];
  return {
    agreementId,
    regions,
    versions,
    endedBy: endings.map(({ region }) => region).sort(),
    ...(endsOn !== undefined && { endsOn }),
    proposals: offers
      .map(({ proposal, tentative }) => ({ ...proposal, fate: fateOf(proposal, tentative) }))
      .sort((a, b) => (a.proposalId < b.proposalId ? -1 : 1)),
  };

  function fateOf(proposal: Omit<Proposal, 'fate'>, tentative: ProposalFate): ProposalFate {
    if (tentative === 'void') return 'void';
    if (versions.some(({ hash }) => hash === proposal.hash)) return 'countersigned';
    if (tentative === 'countersigned') return 'overtaken';
    if (tentative !== 'open') return tentative;
    const highest = versions.at(-1)?.document.version ?? 0;
    const ofSide = offers.filter((offer) => offer.proposal.by === proposal.by);
    const replaced = ofSide
      .slice(ofSide.findIndex((offer) => offer.proposal.proposalId === proposal.proposalId) + 1)
      .some((later) => later.tentative !== 'void');
    return proposal.document.version <= highest || replaced ? 'overtaken' : 'open';
  }
}

interface Offer {
  readonly proposal: Omit<Proposal, 'fate'>;
  /** As far as the two strands tell, before versions are compared. */
  readonly tentative: ProposalFate;
  readonly countersignature?: string;
}

function offersOf(
  own: AgreementStrand,
  other: AgreementStrand,
  { agreementId, regions, holds }: MatterQuestion,
): Offer[] {
  const countered = new Set([...other.proposals.values()].map(({ counters }) => counters));
  return [...own.proposals].map(([proposalId, said]): Offer => {
    const { agreement: document, signature, counters, note, withdrawn } = said;
    const hash = hashOfAgreement(document);
    const answer = answerTo(proposalId, hash, other);
    const reason = answer?.answer === 'refused' ? answer.reason : withdrawn?.reason;
    const proposal = {
      ...{ proposalId, by: own.region, document, hash, signature },
      ...(counters !== undefined && { counters }),
      ...(note !== undefined && { note }),
      ...(reason !== undefined && { reason }),
    };
    const isOfMatter =
      document.id === agreementId && document.regions.join() === [...regions].join();
    if (!isOfMatter || !holds(own.region, document, signature))
      return { proposal, tentative: 'void' };
    if (answer?.signature && holds(other.region, document, answer.signature))
      return { proposal, tentative: 'countersigned', countersignature: answer.signature };
    if (answer?.answer === 'refused') return { proposal, tentative: 'refused' };
    if (countered.has(proposalId)) return { proposal, tentative: 'countered' };
    return { proposal, tentative: withdrawn ? 'withdrawn' : 'open' };
  });
}

/** An answer counts for the text it names: one given to other bytes under the same id is none. */
function answerTo(
  proposalId: string,
  hash: string,
  other: AgreementStrand,
): SignatureOpen | undefined {
  const answer = other.answers.get(proposalId);
  return answer?.hash === hash ? answer : undefined;
}

function bindingOf(
  { strands, filed = [] }: MatterQuestion,
  offers: readonly Offer[],
): AgreementVersion[] {
  const signed = offers.flatMap(({ proposal, countersignature }): AgreementVersion[] => {
    if (countersignature === undefined) return [];
    const other = strands.find(({ region }) => region !== proposal.by)!.region;
    const signatures = { [proposal.by]: proposal.signature, [other]: countersignature };
    return [{ hash: proposal.hash, document: proposal.document, signatures }];
  });
  const byHash = new Map([...filed, ...signed].map((version) => [version.hash, version]));
  const all = [...byHash.values()];
  // Of two that crossed under one number only one counts; a lower number stays, as what was in force before.
  return all
    .filter(
      (version) =>
        !all.some(
          (other) =>
            other.document.version === version.document.version && supersedes(other, version),
        ),
    )
    .sort((a, b) => a.document.version - b.document.version);
}

/** The days of notice count from the day of the declaration, whatever last day it names. */
function lastDayDeclared(ending: EndingOpen, versions: readonly AgreementVersion[]): Day {
  const version = versions.find(({ hash }) => hash === ending.hash);
  const notice = version?.document.endNoticeDays ?? defaultEndNoticeDays;
  const earliest = addDays(ending.declaredon, notice);
  return ending.lastday < earliest ? earliest : ending.lastday;
}
