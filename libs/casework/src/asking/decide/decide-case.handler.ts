import { Injectable } from '@nestjs/common';
import type { DecisionOpen, Ruling, RulingOpen } from '@contracts';
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
import { rulingView } from '../../ruling/ruling';

export interface DecideCase extends CaseCommand {
  /** Why; wanted where an answer is returned or a case taken up again. */
  readonly text?: string;
  /** Number of the answer that was read; another one is refused. */
  readonly answer?: number;
}

/** 采纳, 退回补充, 重新办理, 办结: what the asking side makes of an answer, or of its case. */
@Injectable()
export class DecideCaseHandler {
  constructor(private readonly desk: CaseDesk) {}

  async accept(tx: Transaction, command: DecideCase): Promise<CaseOutcome> {
    const taken = await this.takeAnswered(tx, command, 'accept');
    return this.decide(tx, taken, 'answer-accepted', command, {
      kind: 'accepted',
      round: taken.known.round,
      answer: taken.answering.answer!.number,
    });
  }

  /** Begins the next round: what was answered before no longer counts. */
  async returnAnswer(tx: Transaction, command: DecideCase): Promise<CaseOutcome> {
    const taken = await this.takeAnswered(tx, command, 'return');
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

  /** A dispute ends with the ruling that both sides have countersigned. */
  async close(tx: Transaction, command: DecideCase): Promise<CaseOutcome> {
    const taken = await this.desk.take(tx, command, 'close');
    const { round, ruling } = taken.known;
    const { asking } = rulingView(taken.asking, taken.answering);
    return this.decide(tx, taken, 'case-closed', command, {
      kind: 'closed',
      round,
      ruling: asking && ruling === 'countersigned' ? rulingOf(asking) : undefined,
    });
  }

  /** Who decides has read what it is about. */
  private async takeAnswered(
    tx: Transaction,
    command: DecideCase,
    act: 'accept' | 'return',
  ): Promise<TakenCase> {
    const taken = await this.desk.take(tx, command, act);
    if (command.answer !== undefined && command.answer !== taken.answering.answer?.number)
      throw new CaseRefused('case.answer-changed', { caseId: command.caseId });
    return taken;
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

function rulingOf({ by, on, finding, filing }: RulingOpen): Ruling {
  return { by, on, finding, filing };
}
