import { Injectable } from '@nestjs/common';
import type { AgreementDocument } from '@contracts';
import { Directory } from '@ledger';
import type { SignedInAccount } from '@identity';
import { Ids } from '@platform/ids';
import type { Transaction } from '@platform/transaction';
import { AgreementActRefused, DraftRefused } from '../agreement-act.errors';
import { AgreementDrafts, type AgreementDraft } from '../agreement-drafts';
import type { KnownMatter } from '../agreement-matters';
import { hashOfAgreement } from '../agreement-signatures';
import { draftFaults, type DraftSurroundings } from '../draft-faults';
import { withKnownPins } from '../known-pins';
import { AgreementRegion } from '../own-region';
import { AgreementDesk, proposalToAnswer, type Moment } from './agreement-desk';

export interface ProposeDraft {
  readonly draftId: string;
  /** The revision the person has read. */
  readonly revision: number;
  readonly note?: string;
  readonly account: SignedInAccount;
}

/** Turns a draft into a signed proposal, or into the counter-proposal to the one it answers. The draft is gone then. */
@Injectable()
export class ProposeDraftHandler {
  constructor(
    private readonly own: AgreementRegion,
    private readonly desk: AgreementDesk,
    private readonly drafts: AgreementDrafts,
    private readonly directory: Directory,
    private readonly ids: Ids,
  ) {}

  async execute(
    tx: Transaction,
    act: 'propose' | 'counter-propose',
    { draftId, revision, note, account }: ProposeDraft,
  ): Promise<{ partner: string; agreementId: string; proposalId: string }> {
    const draft = await this.drafts.find(tx, draftId);
    if (!draft) throw new AgreementActRefused('agreement.draft-unknown');
    if (draft.revision !== revision) throw new AgreementActRefused('agreement.draft-changed');
    if ((act === 'counter-propose') !== (draft.counters !== undefined))
      throw new AgreementActRefused('agreement.draft-answers');
    const { partner, agreementId } = draft;
    const proposalId = this.ids.next();
    await this.desk.act(tx, { partner, agreementId, act, account }, (known, moment) => {
      const document = this.judged(draft, known, moment);
      const counters = draft.counters && counteredOf(known, draft.counters);
      return {
        type: act === 'propose' ? 'version-proposed' : 'version-counter-proposed',
        section: 'proposal',
        item: proposalId,
        hash: hashOfAgreement(document),
        open: {
          agreement: document,
          signature: this.desk.sign(document, moment.at),
          ...(counters !== undefined && { counters }),
          ...(note !== undefined && { note }),
        },
      };
    });
    await this.drafts.remove(tx, draftId);
    return { partner, agreementId, proposalId };
  }

  private judged(
    { document, partner }: AgreementDraft,
    known: KnownMatter,
    { today }: Moment,
  ): AgreementDocument {
    const around = this.surroundings(partner, known, today);
    const pinned = withKnownPins(document, [this.own.code, partner], (region) =>
      around.pin(region),
    );
    const faults = draftFaults(pinned, around);
    if (faults.length > 0) throw new DraftRefused(faults);
    return pinned as unknown as AgreementDocument;
  }

  private surroundings(partner: string, { matter }: KnownMatter, today: string): DraftSurroundings {
    return {
      ...{ own: this.own.code, partner, today },
      versions: matter.versions,
      pin: (region) => this.directory.pin(region),
    };
  }
}

function counteredOf(known: KnownMatter, proposalId: string): string {
  const proposal = known.matter.proposals.find((one) => one.proposalId === proposalId);
  return proposalToAnswer(known, { proposalId, hash: proposal?.hash ?? '' }).proposalId;
}
