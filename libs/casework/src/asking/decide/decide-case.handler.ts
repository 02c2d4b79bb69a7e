import { Injectable } from '@nestjs/common';
import type { DecisionOpen, Ruling } from '@contracts';
import type { Transaction } from '@platform/transaction';
import {
  type CaseCommand,
  CaseDesk,
  type CaseOutcome,
  note,
  type TakenCase,
} from '../../case-desk/case-desk';
import { given } from '../../case-question';
import { CaseRefused } from '../../case.errors';

export interface DecideCase extends CaseCommand {
  /** Why; wanted where an answer is returned or a case taken up again. */
  readonly text?: string;
}

/** 采纳, 退回补充, 重新办理, 办结: what the asking side makes of an answer, or of its case. */
@Injectable()
export class DecideCaseHandler {
  constructor(private readonly desk: CaseDesk) {}

  async accept(tx: Transaction, command: DecideCase): Promise<CaseOutcome> {
    const taken = await this.desk.take(tx, command, 'accept');
    return this.decide(tx, taken, 'answer-accepted', command, {
      kind: 'accepted',
      round: taken.known.round,
      answer: taken.answering.answer!.number,
    });
  }

  /** Begins the next round: what was answered before no longer counts. */
  async returnAnswer(tx: Transaction, command: DecideCase): Promise<CaseOutcome> {
    const taken = await this.desk.take(tx, command, 'return');
    return this.decide(tx, taken, 'answer-returned', command, {
      kind: 'returned',
      round: taken.known.round + 1,
      answer: taken.answering.answer?.number,
    });
  }

  async reopen(tx: Transaction, command: DecideCase): Promise<CaseOutcome> {
    const taken = await this.desk.take(tx, command, 'reopen');
    return this.decide(tx, taken, 'case-reopened', command, {
      kind: 'reopened',
      round: taken.known.round + 1,
    });
  }

  /** A dispute ends with the ruling of the common superior, on paper elsewhere and named here. */
  async close(
    tx: Transaction,
    command: DecideCase & { readonly ruling?: Ruling },
  ): Promise<CaseOutcome> {
    const taken = await this.desk.take(tx, command, 'close');
    const { kind, caseId, round } = taken.known;
    if (kind === 'dispute' && !command.ruling)
      throw new CaseRefused('case.ruling-missing', { caseId });
    return this.decide(tx, taken, 'case-closed', command, {
      kind: 'closed',
      round,
      ruling: kind === 'dispute' ? command.ruling : undefined,
    });
  }

  private decide(
    tx: Transaction,
    taken: TakenCase,
    event: string,
    { text }: DecideCase,
    open: { readonly [Member in keyof DecisionOpen]: DecisionOpen[Member] | undefined },
  ): Promise<CaseOutcome> {
    return this.desk.tell(tx, taken, {
      event,
      section: 'decision',
      open: given(open),
      ...note(text),
    });
  }
}
