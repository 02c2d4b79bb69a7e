import { Injectable } from '@nestjs/common';
import type { CaseKind, CaseUrgency, EscalationLevel } from '@contracts';
import { type Column, rowSource, statements } from '@platform/database';
import type { Transaction } from '@platform/transaction';
import type { CaseSide, CaseState } from '../case';
import type { CaseDeadline } from '../deadline/case-deadline';
import type { Step } from '../scheduler/next-step';

/** A case whose due day is to be counted again. */
export interface UntimedCase {
  readonly caseId: string;
  readonly side: CaseSide;
  readonly kind: CaseKind;
  readonly urgency: CaseUrgency | null;
  readonly state: CaseState;
  readonly round: number;
  readonly escalatedTo: EscalationLevel | null;
  readonly agreement: string | null;
  readonly taken: readonly string[];
}

export interface CountedCase {
  readonly caseId: string;
  readonly agreement?: string;
  readonly deadline: CaseDeadline;
  readonly next?: Step;
  /** Everything said so far is sealed and counted. */
  readonly timed: boolean;
  /** A receipt that is still on its way may move the due day. */
  readonly awaits: boolean;
}

const columns: readonly Column<CountedCase>[] = [
  ['case_id', 'text', ({ caseId }) => caseId],
  ['agreement', 'text', ({ agreement }) => agreement],
  ['sent_at', 'timestamptz', ({ deadline }) => deadline.sentAt],
  ['delivered_at', 'timestamptz', ({ deadline }) => deadline.deliveredAt],
  ['batch', 'text', ({ deadline }) => deadline.batch],
  ['due_day', 'date', ({ deadline: { due } }) => (due && !due.paused ? due.day : undefined)],
  ['due_at', 'timestamptz', ({ deadline: { due } }) => (due && !due.paused ? due.at : undefined)],
  ['due', 'jsonb', ({ deadline: { due } }) => due && JSON.stringify(explained(due))],
  ['next_step', 'text', ({ next }) => next?.name],
  ['next_step_at', 'timestamptz', ({ next }) => next?.at],
  ['timed', 'boolean', ({ timed }) => timed],
  ['awaits', 'boolean', ({ awaits }) => awaits],
];

/** What follows from the times that count, in the rows of cases. */
@Injectable()
export class CaseTimesStore {
  /**
   * What was said since it was counted, and what awaits a receipt of these partners. Locked until the transaction ends;
   * what somebody else has in hand is left for the next time.
   */
  async untimed(
    tx: Transaction,
    { after, partners }: { readonly after: string; readonly partners: readonly string[] },
    size: number,
  ): Promise<UntimedCase[]> {
    return statements(tx)<UntimedCase>(
      `SELECT c.case_id AS "caseId", c.side, c.kind, c.urgency, c.state, c.round, c.escalated_to AS "escalatedTo",
              c.agreement, ARRAY(SELECT s.step FROM casework.step s WHERE s.case_id = c.case_id) AS taken
         FROM casework.case c
        WHERE (NOT c.timed OR c.awaits AND c.partner = ANY ($3)) AND c.case_id > $1
        ORDER BY c.case_id LIMIT $2 FOR UPDATE OF c SKIP LOCKED`,
      [after, size, partners],
    );
  }

  /** Times of these strands are others than they were thought to be. */
  async countAgain(tx: Transaction, strandIds: readonly string[]): Promise<void> {
    await statements(tx)(
      `UPDATE casework.case c SET timed = false FROM casework.strand s
        WHERE s.strand_id = ANY ($1) AND c.case_id = s.case_id`,
      [strandIds],
    );
  }

  async keep(tx: Transaction, counted: readonly CountedCase[]): Promise<void> {
    if (counted.length === 0) return;
    const { from, values, parameters } = rowSource(columns, counted);
    const sets = columns.slice(1).map(([name], i) => `${name} = ${values[i + 1]}`);
    await statements(tx)(
      `UPDATE casework.case c SET ${sets.join(', ')} FROM ${from} WHERE c.case_id = d.case_id`,
      parameters,
    );
  }
}

function explained(due: NonNullable<CaseDeadline['due']>) {
  const { explanation, warnings, paused, clock, answered } = due;
  return {
    explanation: { ...explanation, clock },
    warnings,
    ...(paused && { paused }),
    ...(answered && { answered }),
  };
}
