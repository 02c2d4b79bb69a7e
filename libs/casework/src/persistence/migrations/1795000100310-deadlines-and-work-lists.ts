import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
ALTER TABLE casework.case
  -- hash of the version the question cites; its deadlines, calendar and ladder hold to the end
  ADD COLUMN agreement text,
  -- false: something was said, sealed or receipted since the due day was counted
  ADD COLUMN timed boolean NOT NULL DEFAULT false,
  -- what this region does of its own accord, and when
  ADD COLUMN next_step text,
  ADD COLUMN next_step_at timestamptz,
  ADD COLUMN due_order timestamptz NOT NULL
    GENERATED ALWAYS AS (COALESCE(due_at, 'infinity'::timestamptz)) STORED;

CREATE INDEX case_untimed ON casework.case (case_id) WHERE NOT timed;
CREATE INDEX case_next_step ON casework.case (next_step_at, case_id) WHERE next_step IS NOT NULL;

-- Work-lists: one order each, and what narrows them.
CREATE INDEX case_changed ON casework.case (changed_at, case_id);
CREATE INDEX case_side ON casework.case (side, changed_at, case_id);
CREATE INDEX case_due ON casework.case (due_order, case_id);
CREATE INDEX case_waiting ON casework.case (due_order, case_id)
  WHERE state IN ('opened', 'acknowledged', 'clarifying', 'returned', 'reopened');
CREATE INDEX case_sent_back ON casework.case (changed_at, case_id)
  WHERE state IN ('returned', 'misaddressed');
CREATE INDEX case_state ON casework.case (state, changed_at, case_id);
CREATE INDEX case_kind ON casework.case (kind, changed_at, case_id);
CREATE INDEX case_partner ON casework.case (partner, changed_at, case_id);
CREATE INDEX case_holding_account ON casework.case (holder_account) WHERE holder_account IS NOT NULL;
CREATE INDEX case_name ON casework.case (name text_pattern_ops) WHERE name IS NOT NULL;
CREATE INDEX case_filing ON casework.case (filing text_pattern_ops) WHERE filing IS NOT NULL;

-- Each step once: claimed in the transaction that writes its entry.
CREATE TABLE casework.step (
  case_id text NOT NULL,
  step text NOT NULL,
  at timestamptz NOT NULL,
  -- why the entry could not be written; the step is not tried again
  refused text,
  PRIMARY KEY (case_id, step)
);
`;

const down = `
DROP TABLE casework.step;
DROP INDEX casework.case_untimed, casework.case_next_step, casework.case_changed, casework.case_side, casework.case_due,
  casework.case_waiting, casework.case_sent_back, casework.case_state, casework.case_kind, casework.case_partner,
  casework.case_holding_account, casework.case_name, casework.case_filing;
ALTER TABLE casework.case
  DROP COLUMN due_order, DROP COLUMN next_step_at, DROP COLUMN next_step, DROP COLUMN timed, DROP COLUMN agreement;
`;

export class DeadlinesAndWorkLists1795000100310 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(up);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(down);
  }
}
