import { Injectable } from '@nestjs/common';
import type { EscalationLevel, WithdrawalReason } from '@contracts';
import type { Transaction } from '@platform/transaction';
import { type CaseCommand, CaseDesk, type CaseOutcome, note } from '../../case-desk/case-desk';
import { CaseRefused } from '../../case.errors';

/** Steps of the ladder, lowest first. */
export const ESCALATION_LEVELS = [
  'liaison',
  'leaders',
  'common-superior',
] as const satisfies EscalationLevel[];

/** 催办, 补充说明, 撤回, 升级: what the asking side adds to its question. */
@Injectable()
export class PressCaseHandler {
  constructor(private readonly desk: CaseDesk) {}

  async remind(tx: Transaction, command: CaseCommand): Promise<CaseOutcome> {
    const taken = await this.desk.take(tx, command, 'remind');
    return this.desk.tell(tx, taken, {
      event: 'case-reminded',
      section: 'reminder',
      open: { number: taken.known.reminders + 1 },
    });
  }

  async clarify(
    tx: Transaction,
    command: CaseCommand & { readonly text: string },
  ): Promise<CaseOutcome> {
    const taken = await this.desk.take(tx, command, 'clarify');
    return this.desk.tell(tx, taken, {
      event: 'case-clarified',
      section: 'clarification',
      open: { number: taken.answering.suspension!.number },
      ...note(command.text),
    });
  }

  async withdraw(
    tx: Transaction,
    command: CaseCommand & { readonly reason: WithdrawalReason; readonly text?: string },
  ): Promise<CaseOutcome> {
    const taken = await this.desk.take(tx, command, 'withdraw');
    return this.desk.tell(tx, taken, {
      event: 'case-withdrawn',
      section: 'withdrawal',
      open: { round: taken.known.round, reason: command.reason },
      ...note(command.text),
    });
  }

  /** Each step once a round, and never a step down; only of what is overdue. */
  async escalate(
    tx: Transaction,
    command: CaseCommand & { readonly level: EscalationLevel },
  ): Promise<CaseOutcome> {
    const taken = await this.desk.take(tx, command, 'escalate');
    const { caseId, escalatedTo, round, due } = taken.known;
    if (!due || due.at >= taken.at) throw new CaseRefused('case.not-overdue', { caseId });
    const reached = escalatedTo === undefined ? -1 : ESCALATION_LEVELS.indexOf(escalatedTo);
    if (ESCALATION_LEVELS.indexOf(command.level) <= reached)
      throw new CaseRefused('case.escalated', { caseId });
    return this.desk.tell(tx, taken, {
      event: 'case-escalated',
      section: 'escalation',
      open: { level: command.level, round },
    });
  }
}
