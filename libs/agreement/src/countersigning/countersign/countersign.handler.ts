import { Injectable } from '@nestjs/common';
import { Directory } from '@ledger';
import type { SignedInAccount } from '@identity';
import type { Transaction } from '@platform/transaction';
import { AgreementDesk, proposalToAnswer } from '../../act-on-agreement/agreement-desk';
import { DraftRefused } from '../../agreement-act.errors';
import { draftFaults } from '../../draft-faults';
import { AgreementRegion } from '../../own-region';

export interface Countersign {
  readonly partner: string;
  readonly agreementId: string;
  readonly proposalId: string;
  readonly hash: string;
  readonly account: SignedInAccount;
}

/** Signs the other side's proposal. It is judged here too: what they offer may be faulty, or its first day gone by. */
@Injectable()
export class CountersignHandler {
  constructor(
    private readonly own: AgreementRegion,
    private readonly desk: AgreementDesk,
    private readonly directory: Directory,
  ) {}

  async execute(tx: Transaction, { account, partner, agreementId, ...read }: Countersign) {
    const on = { partner, agreementId, act: 'countersign', account } as const;
    await this.desk.act(tx, on, (known, { at, today }) => {
      const { document, hash, proposalId } = proposalToAnswer(known, read);
      const faults = draftFaults(document, {
        ...{ own: this.own.code, partner, today },
        versions: known.matter.versions,
        pin: (region) => this.directory.pin(region),
      });
      if (faults.length > 0) throw new DraftRefused(faults);
      return {
        type: 'version-countersigned',
        section: 'signature',
        item: proposalId,
        hash,
        open: {
          agreementid: agreementId,
          hash,
          answer: 'countersigned',
          signature: this.desk.sign(document, at),
        },
      };
    });
  }
}
