import { Injectable } from '@nestjs/common';
import { addDays, dayIn } from '@calendar';
import type { AgreementDocument, JsonObject } from '@contracts';
import { Directory } from '@ledger';
import type { SignedInAccount } from '@identity';
import { Clock } from '@platform/clock';
import { Ids } from '@platform/ids';
import type { Transaction } from '@platform/transaction';
import { levelOf } from '@region';
import { openProposals, standingOf } from '../agreement-acts';
import { AgreementActRefused } from '../agreement-act.errors';
import { AgreementDrafts } from '../agreement-drafts';
import { AgreementMatters, proposalsAsHeard, type KnownMatter } from '../agreement-matters';
import { fromTemplate, templateFor, type TemplateCode } from '../agreement-templates';
import { amendmentLeadDays } from '../draft-faults';
import { AgreementRegion } from '../own-region';

export interface BeginDraft {
  readonly partner: string;
  readonly template?: TemplateCode;
  /** The agreement whose next version it is to be. */
  readonly amends?: string;
  /** The proposal it is to answer, of the agreement `amends` names. */
  readonly counters?: string;
  readonly account: SignedInAccount;
}

/** Begins, changes and drops drafts. A draft may be incomplete; it is judged when it is proposed. */
@Injectable()
export class DraftAgreementHandler {
  constructor(
    private readonly own: AgreementRegion,
    private readonly drafts: AgreementDrafts,
    private readonly matters: AgreementMatters,
    private readonly directory: Directory,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async begin(tx: Transaction, begin: BeginDraft): Promise<{ draftId: string }> {
    const { partner, amends, counters, account } = begin;
    if (!levelOf(partner) || partner === this.own.code)
      throw new AgreementActRefused('agreement.partner-unknown');
    const at = this.clock.now();
    const draftId = this.ids.next();
    const document =
      amends === undefined
        ? this.first(begin, draftId, dayIn(at))
        : this.next(await this.matters.of(tx, partner, amends), counters, dayIn(at));
    await this.drafts.add(tx, {
      ...{ draftId, partner, revision: 1, changedBy: account.id, createdAt: at, changedAt: at },
      agreementId: document.id,
      document: document,
      ...(amends === undefined && { template: templateOf(begin, this.own.code) }),
      ...(counters !== undefined && { counters }),
    });
    return { draftId };
  }

  async change(
    tx: Transaction,
    change: {
      readonly draftId: string;
      readonly revision: number;
      readonly document: JsonObject;
      readonly account: SignedInAccount;
    },
  ): Promise<void> {
    const { draftId, revision, document, account } = change;
    const draft = await this.drafts.find(tx, draftId);
    if (!draft) throw new AgreementActRefused('agreement.draft-unknown');
    const moved = ['id', 'regions'].some(
      (member) => JSON.stringify(document[member]) !== JSON.stringify(draft.document[member]),
    );
    if (moved) throw new AgreementActRefused('agreement.draft-moved');
    const changedBy = account.id;
    const changedAt = this.clock.now();
    const row = { draftId, document, revision, changedBy, changedAt };
    if (!(await this.drafts.change(tx, row)))
      throw new AgreementActRefused('agreement.draft-changed');
  }

  async drop(tx: Transaction, draftId: string): Promise<void> {
    if (!(await this.drafts.find(tx, draftId)))
      throw new AgreementActRefused('agreement.draft-unknown');
    await this.drafts.remove(tx, draftId);
  }

  private first(begin: BeginDraft, draftId: string, today: string): AgreementDocument {
    const { partner } = begin;
    const pair = [this.own.code, partner].sort().join('-');
    return fromTemplate({
      template: templateOf(begin, this.own.code),
      // Two first drafts of one day, or one made on each side, are two agreements until one is signed.
      agreementId: `${pair}-${today.slice(0, 4)}-${draftId.slice(-6)}`,
      own: this.own.code,
      ...{ partner, today },
      pin: (region) => this.directory.pin(region),
    });
  }

  /** The next version of what is signed, or another text in answer to a proposal. */
  private next(known: KnownMatter, counters: string | undefined, today: string): AgreementDocument {
    const { matter } = known;
    const answered = openProposals(matter).find(({ proposalId }) => proposalId === counters);
    if (counters !== undefined && !answered)
      throw new AgreementActRefused('agreement.version-overtaken');
    const last = matter.versions.at(-1)?.document;
    const basis = answered?.document ?? last ?? proposalsAsHeard(known).at(-1)?.document;
    if (!basis) throw new AgreementActRefused('agreement.not-found');
    if (answered) return basis;
    const lapsed = standingOf(matter, today) === 'lapsed';
    const earliest = addDays(today, lapsed ? 1 : amendmentLeadDays + 5);
    return {
      ...basis,
      version: (last?.version ?? 0) + 1,
      from: last && last.from > earliest ? last.from : earliest,
    };
  }
}

function templateOf({ template, partner }: BeginDraft, own: string): TemplateCode {
  return template ?? templateFor(own, partner);
}
