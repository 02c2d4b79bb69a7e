import { Injectable } from '@nestjs/common';
import { addDays, isDay } from '@calendar';
import type { SignedInAccount } from '@identity';
import type { Transaction } from '@platform/transaction';
import { AgreementDesk } from '../act-on-agreement/agreement-desk';
import { AgreementActRefused } from '../agreement-act.errors';
import { defaultEndNoticeDays } from '../terms-of';

export interface EndAgreement {
  readonly partner: string;
  readonly agreementId: string;
  readonly lastDay: string;
  readonly reason: string;
  readonly account: SignedInAccount;
}

/** Declares the last day. Open tasks are finished after it, nothing new begins; either side may do it. */
@Injectable()
export class EndAgreementHandler {
  constructor(private readonly desk: AgreementDesk) {}

  async execute(tx: Transaction, end: EndAgreement): Promise<void> {
    const { partner, agreementId, lastDay, reason, account } = end;
    await this.desk.act(
      tx,
      { partner, agreementId, act: 'end', account },
      ({ matter }, { today }) => {
        // The highest version binds longest; its days of notice count.
        const { hash, document } = matter.versions.at(-1)!;
        const earliest = addDays(today, document.endNoticeDays ?? defaultEndNoticeDays);
        if (!isDay(lastDay) || lastDay < earliest || lastDay > document.to)
          throw new AgreementActRefused('agreement.end-day');
        return {
          type: 'end-declared',
          section: 'ending',
          hash,
          open: { agreementid: agreementId, hash, declaredon: today, lastday: lastDay, reason },
        };
      },
    );
  }
}
