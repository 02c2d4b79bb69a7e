import { Injectable } from '@nestjs/common';
import type { ExtensionReason } from '@contracts';
import type { Transaction } from '@platform/transaction';
import { type CaseCommand, CaseDesk, type CaseOutcome, note } from '../../case-desk/case-desk';
import { CaseRefused } from '../../case.errors';

/** 签收, 请求补充说明, 延期: how the answering side takes a case in, and what it needs until it can answer. */
@Injectable()
export class TakeInCaseHandler {
  constructor(private readonly desk: CaseDesk) {}

  async acknowledge(tx: Transaction, command: CaseCommand): Promise<CaseOutcome> {
    const taken = await this.desk.take(tx, command, 'acknowledge');
    return this.desk.tell(tx, taken, {
      event: 'case-acknowledged',
      section: 'acknowledgement',
      open: { organisation: command.account.organisation },
    });
  }

  async askClarification(
    tx: Transaction,
    command: CaseCommand & { readonly text: string },
  ): Promise<CaseOutcome> {
    const taken = await this.desk.take(tx, command, 'ask-clarification');
    return this.desk.tell(tx, taken, {
      event: 'clarification-asked',
      section: 'suspension',
      open: {
        round: taken.known.round,
        number: (taken.answering.suspension?.number ?? 0) + 1,
      },
      ...note(command.text),
    });
  }

  /** Once a case, with a reason. */
  async extend(
    tx: Transaction,
    command: CaseCommand & {
      readonly days: number;
      readonly reason: ExtensionReason;
      readonly text?: string;
    },
  ): Promise<CaseOutcome> {
    const taken = await this.desk.take(tx, command, 'extend');
    const { caseId, extended } = taken.known;
    if (extended) throw new CaseRefused('case.extended', { caseId });
    return this.desk.tell(tx, taken, {
      event: 'case-extended',
      section: 'extension',
      open: { days: command.days, reason: command.reason },
      ...note(command.text),
    });
  }
}
