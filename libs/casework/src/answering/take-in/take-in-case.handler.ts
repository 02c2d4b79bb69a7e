import { Injectable } from '@nestjs/common';
import { extensionRefusal, type ExtensionRefusal } from '@calendar';
import type { ExtensionReason } from '@contracts';
import type { Transaction } from '@platform/transaction';
import { type CaseCommand, CaseDesk, type CaseOutcome, note } from '../../case-desk/case-desk';
import { type CaseRefusal, CaseRefused } from '../../case.errors';
import { deadlineOf } from '../../deadline/case-deadline';
import { CaseTerms } from '../../deadline/case-terms';

const REFUSED: Readonly<Record<ExtensionRefusal, CaseRefusal>> = {
  'deadline.extended-already': 'case.extended',
  'deadline.extension-reason': 'case.extension-reason',
  'deadline.extension-days': 'case.extension-days',
};

/** 签收, 请求补充说明, 延期: how the answering side takes a case in, and what it needs until it can answer. */
@Injectable()
export class TakeInCaseHandler {
  constructor(
    private readonly desk: CaseDesk,
    private readonly terms: CaseTerms,
  ) {}

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

  /** Once a case, with a reason, while it is not overdue, and by no more days than it has. */
  async extend(
    tx: Transaction,
    command: CaseCommand & {
      readonly days: number;
      readonly reason: ExtensionReason;
      readonly text?: string;
    },
  ): Promise<CaseOutcome> {
    const taken = await this.desk.take(tx, command, 'extend');
    const { caseId, kind, urgency, extended, due } = taken.known;
    const terms = await this.terms.of(tx, caseId);
    const rule = terms && deadlineOf(terms, kind, urgency);
    const refused = rule && extensionRefusal(command, rule, extended);
    if (refused) throw new CaseRefused(REFUSED[refused], { caseId });
    if (command.reason === 'other' && command.text === undefined)
      throw new CaseRefused('case.extension-reason', { caseId });
    if (due && taken.at > due.at) throw new CaseRefused('case.overdue', { caseId });
    return this.desk.tell(tx, taken, {
      event: 'case-extended',
      section: 'extension',
      open: { days: command.days, reason: command.reason },
      ...note(command.text),
    });
  }
}
