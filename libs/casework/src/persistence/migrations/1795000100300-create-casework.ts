import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = `
CREATE SCHEMA casework;

-- Strands of kind case of either author, as far as the model looks at them: open values alone.
CREATE TABLE casework.strand (
  strand_id text PRIMARY KEY,
  case_id text NOT NULL,
  side text NOT NULL CHECK (side IN ('asking', 'answering')),
  own boolean NOT NULL,
  stream text NOT NULL,
  version int NOT NULL,
  -- {"question": {"version": 1, "time": "…", "open": {…}}}
  sections jsonb NOT NULL
) WITH (fillfactor = 70);
CREATE INDEX strand_case ON casework.strand (case_id);

-- One row a case: what both strands make up, and below it what this region alone knows.
CREATE TABLE casework.case (
  case_id text PRIMARY KEY,
  -- the role of this region, and the service that plays it
  side text NOT NULL CHECK (side IN ('asking', 'answering')),
  service text NOT NULL,
  partner text NOT NULL,
  answering_strand text,
  kind text NOT NULL,
  urgency text,
  fields jsonb NOT NULL,
  division text NOT NULL,
  asked_by text NOT NULL,
  -- where this region's side belongs: who asks, or where the question is routed to
  organisation text NOT NULL,
  record_id text,
  continues text,
  continued_by text,
  disputes text,
  filing text,
  -- personal values of the question that lists show
  name text,
  id_index bytea,
  id_cipher bytea,
  title text,
  state text NOT NULL,
  round int NOT NULL,
  corrected boolean NOT NULL,
  invalidated boolean NOT NULL,
  extended boolean NOT NULL,
  reminders int NOT NULL,
  escalated_to text,
  -- recorded times
  opened_at timestamptz NOT NULL,
  acknowledged_at timestamptz,
  answered_at timestamptz,
  state_since timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  -- times that count, and what follows from them; kept by the deadline part
  sent_at timestamptz,
  delivered_at timestamptz,
  due_day date,
  due_at timestamptz,
  due jsonb,
  -- local: who has it in hand
  holder_organisation text NOT NULL,
  holder_account text
) WITH (fillfactor = 70);
CREATE INDEX case_organisation ON casework.case (organisation text_pattern_ops);
CREATE INDEX case_holder ON casework.case (holder_organisation text_pattern_ops);
CREATE INDEX case_record ON casework.case (record_id) WHERE record_id IS NOT NULL;
CREATE INDEX case_person ON casework.case (id_index) WHERE id_index IS NOT NULL;

-- 交办, 上报, 审核: what happened to a case inside this region.
CREATE TABLE casework.handling (
  case_id text NOT NULL,
  number int NOT NULL,
  at timestamptz NOT NULL,
  act text NOT NULL,
  account text NOT NULL,
  from_organisation text NOT NULL,
  to_organisation text NOT NULL,
  to_account text,
  remark_cipher bytea,
  PRIMARY KEY (case_id, number)
);

-- 拟反馈: an answer drafted below the county, until the county signs it or sends it back.
CREATE TABLE casework.draft (
  case_id text PRIMARY KEY,
  state text NOT NULL CHECK (state IN ('proposed', 'sent-back')),
  round int NOT NULL,
  content_cipher bytea NOT NULL,
  organisation text NOT NULL,
  account text NOT NULL,
  at timestamptz NOT NULL
);

-- 外出: while someone is away their deputy holds what they hold. Days are inclusive.
CREATE TABLE casework.absence (
  absence_id text PRIMARY KEY,
  account text NOT NULL,
  deputy text NOT NULL,
  organisation text NOT NULL,
  from_day date NOT NULL,
  to_day date NOT NULL,
  made_by text NOT NULL
);
CREATE INDEX absence_account ON casework.absence (account, from_day, to_day);
CREATE INDEX absence_deputy ON casework.absence (deputy, from_day, to_day);
`;

export class CreateCasework1795000100300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA casework CASCADE');
  }
}
