import { Injectable } from '@nestjs/common';
import type { SignedInAccount } from '@identity';
import type { Transaction } from '@platform/transaction';
import { AgreementDesk, proposalToAnswer } from '../../act-on-agreement/agreement-desk';

export interface Refuse {
  readonly partner: string;
  readonly agreementId: string;
  readonly proposalId: string;
  readonly hash: string;
  readonly reason: string;
  readonly account: SignedInAccount;
}

/** Will not sign the other side's proposal, and says why. */
@Injectable()
export class RefuseHandler {
  constructor(private readonly desk: AgreementDesk) {}

  async execute(tx: Transaction, refuse: Refuse): Promise<void> {
    const { partner, agreementId, reason, account } = refuse;
    await this.desk.act(tx, { partner, agreementId, act: 'refuse', account }, (known) => {
      const { hash, proposalId } = proposalToAnswer(known, refuse);
      return {
        type: 'proposal-refused',
        section: 'signature',
        item: proposalId,
        hash,
        open: { agreementid: agreementId, hash, answer: 'refused', reason },
      };
    });
  }
}
