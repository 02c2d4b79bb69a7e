import { Injectable } from '@nestjs/common';
import type { JsonObject } from '@contracts';
import type { SignedInAccount } from '@identity';
import type { Transaction } from '@platform/transaction';
import { AgreementDesk } from '../../act-on-agreement/agreement-desk';
import { AgreementActRefused } from '../../agreement-act.errors';
import { hashOfAgreement } from '../../agreement-signatures';

export interface Withdraw {
  readonly partner: string;
  readonly agreementId: string;
  readonly proposalId: string;
  readonly reason: string;
  readonly account: SignedInAccount;
}

/** Takes the own proposal back; a signature that is on its way stands all the same. */
@Injectable()
export class WithdrawHandler {
  constructor(private readonly desk: AgreementDesk) {}

  async execute(tx: Transaction, withdraw: Withdraw): Promise<void> {
    const { partner, agreementId, proposalId, reason, account } = withdraw;
    await this.desk.act(
      tx,
      { partner, agreementId, act: 'withdraw', account },
      ({ own, matter }) => {
        const said = own.proposals.get(proposalId);
        const fate = matter.proposals.find((one) => one.proposalId === proposalId)?.fate;
        if (!said || fate !== 'open') throw new AgreementActRefused('agreement.proposal-unknown');
        return {
          type: 'proposal-withdrawn',
          section: 'proposal',
          item: proposalId,
          hash: hashOfAgreement(said.agreement),
          open: { ...(said as unknown as JsonObject), withdrawn: { reason } },
        };
      },
    );
  }
}
