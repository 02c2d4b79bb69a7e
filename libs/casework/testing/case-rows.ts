import type { CaseState } from '../src/case';

/** A row of `casework.case` as a test wants it; the rest is made up. */
export interface CaseRowWanted {
  readonly caseId: string;
  readonly side: 'asking' | 'answering';
  readonly kind?: string;
  readonly partner?: string;
  readonly state: CaseState;
  readonly organisation: string;
  readonly holder?: string;
  readonly account?: string;
  readonly changedAt: Date;
  readonly dueAt?: Date;
  readonly name?: string;
  readonly filing?: string;
}

/** Inserts rows that lists read, without the strands behind them. */
export const INSERT_CASE_ROWS = `
INSERT INTO casework.case
  (case_id, side, service, partner, kind, urgency, fields, division, asked_by, organisation, name, filing, state, round,
   corrected, invalidated, extended, reminders, opened_at, state_since, changed_at, due_day, due_at, due,
   holder_organisation, holder_account, timed)
SELECT r."caseId", r.side, CASE r.side WHEN 'asking' THEN 'receiving' ELSE 'sending' END, COALESCE(r.partner, '610300'),
       COALESCE(r.kind, 'verification'), 'normal', '["birthDate"]', r.organisation, r.organisation, r.organisation,
       r.name, r.filing, r.state, 1, false, false, false, 0, r."changedAt", r."changedAt", r."changedAt",
       (r."dueAt" AT TIME ZONE 'Asia/Shanghai')::date, r."dueAt", '{"explanation": {}, "warnings": []}',
       COALESCE(r.holder, r.organisation), r.account, true
  FROM jsonb_to_recordset($1::jsonb) AS r
       ("caseId" text, side text, kind text, partner text, state text, organisation text, holder text, account text,
        "changedAt" timestamptz, "dueAt" timestamptz, name text, filing text)`;
