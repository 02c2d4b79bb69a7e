import { Injectable } from '@nestjs/common';
import { dayIn } from '@calendar';
import { Directory } from '@ledger';
import { Clock } from '@platform/clock';
import type { Language } from '@platform/http';
import { Transactions } from '@platform/transaction';
import { AgreementActRefused } from '../agreement-act.errors';
import { AgreementDrafts, type AgreementDraft } from '../agreement-drafts';
import { AgreementMatters } from '../agreement-matters';
import { faultSentence } from '../draft-fault';
import { draftFaults } from '../draft-faults';
import { withKnownPins } from '../known-pins';
import { AgreementRegion } from '../own-region';
import type { DraftFaultResponse, DraftResponse } from './draft-agreement.dto';

@Injectable()
export class ShowDraftQuery {
  constructor(
    private readonly own: AgreementRegion,
    private readonly drafts: AgreementDrafts,
    private readonly matters: AgreementMatters,
    private readonly directory: Directory,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  async show(draftId: string, language: Language): Promise<DraftResponse> {
    const draft = await this.drafts.find(undefined, draftId);
    if (!draft) throw new AgreementActRefused('agreement.draft-unknown');
    const { agreementId, partner, template, counters, revision } = draft;
    const document = withKnownPins(draft.document, [this.own.code, partner], this.pinOf);
    return {
      ...{ draftId, agreementId, partner, document, revision },
      changedAt: draft.changedAt.toISOString(),
      faults: await this.faults({ ...draft, document }, language),
      ...(template !== undefined && { template }),
      ...(counters !== undefined && { counters }),
    };
  }

  private readonly pinOf = (region: string): string | undefined => this.directory.pin(region);

  private async faults(draft: AgreementDraft, language: Language): Promise<DraftFaultResponse[]> {
    const { partner, agreementId, document } = draft;
    const { matter } = await this.transactions.run((tx) =>
      this.matters.of(tx, partner, agreementId),
    );
    const faults = draftFaults(document, {
      ...{ own: this.own.code, partner, today: dayIn(this.clock.now()) },
      versions: matter.versions,
      pin: this.pinOf,
    });
    return faults.map((fault) => ({ ...fault, text: faultSentence(fault).text[language] }));
  }
}
