import { Injectable } from '@nestjs/common';
import { type Column, rowSource, statements } from '@platform/database';
import type { Transaction } from '@platform/transaction';
import type { CaseState } from '../case';

/** A step whose time has come. */
export interface DueStep {
  readonly caseId: string;
  readonly step: string;
}

/** Which steps: of one part of all cases, so that several can be taken at once. */
export interface DueAsked {
  readonly at: Date;
  readonly size: number;
  readonly part: number;
  readonly parts: number;
}

interface ClaimRow extends DueStep {
  readonly at: Date;
  readonly refused?: string;
}

const columns: readonly Column<ClaimRow>[] = [
  ['case_id', 'text', ({ caseId }) => caseId],
  ['step', 'text', ({ step }) => step],
  ['at', 'timestamptz', ({ at }) => at],
  ['refused', 'text', ({ refused }) => refused],
];

/** Steps this region takes of its own accord: rows of `casework.step`, and the next one in the row of each case. */
@Injectable()
export class StepStore {
  /** Oldest first; only where what was said last has been counted. Nothing is locked: claiming decides. */
  async due(tx: Transaction, { at, size, part, parts }: DueAsked): Promise<DueStep[]> {
    return statements(tx)<DueStep>(
      `SELECT c.case_id AS "caseId", c.next_step AS step FROM casework.case c
        WHERE c.next_step IS NOT NULL AND c.next_step_at <= $1 AND c.timed
          AND abs(hashtext(c.case_id) % $4) = $3
        ORDER BY c.next_step_at, c.case_id LIMIT $2`,
      [at, size, part, parts],
    );
  }

  /** Those that nobody has taken yet; another process waits here until this transaction ends, and then gets none. */
  async claim(
    tx: Transaction,
    steps: readonly DueStep[],
    at: Date,
    refused?: string,
  ): Promise<DueStep[]> {
    if (steps.length === 0) return [];
    const rows = steps
      .map((one): ClaimRow => ({ ...one, at, refused }))
      .sort((one, other) => (one.caseId < other.caseId ? -1 : 1));
    const { from, values, parameters } = rowSource(columns, rows);
    return statements(tx)<DueStep>(
      `INSERT INTO casework.step (case_id, step, at, refused) SELECT ${values.join(', ')} FROM ${from}
       ON CONFLICT DO NOTHING RETURNING case_id AS "caseId", step`,
      parameters,
    );
  }

  async states(
    tx: Transaction,
    caseIds: readonly string[],
  ): Promise<{ readonly caseId: string; readonly state: CaseState }[]> {
    return statements(tx)(
      'SELECT c.case_id AS "caseId", c.state FROM casework.case c WHERE c.case_id = ANY ($1)',
      [caseIds],
    );
  }

  /** What comes next is counted anew. */
  async countAgain(tx: Transaction, caseIds: readonly string[]): Promise<void> {
    if (caseIds.length === 0) return;
    await statements(tx)(
      `UPDATE casework.case SET next_step = NULL, next_step_at = NULL, timed = false
        WHERE case_id = ANY ($1)`,
      [caseIds],
    );
  }
}
