import type { MigrationInterface, QueryRunner } from 'typeorm';

// What was said is kept entry by entry, as it came: the state of a matter is computed from it, never stored.
const up = `
CREATE TABLE agreement.step (
  number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  entry_id text NOT NULL UNIQUE,
  agreement_id text NOT NULL,
  -- the other region, and the one that said it
  partner text NOT NULL,
  author text NOT NULL,
  strand_id text NOT NULL,
  version int NOT NULL,
  type text NOT NULL,
  section text NOT NULL,
  item text,
  -- canonical JSON: it was signed, and jsonb would re-order it
  open text NOT NULL,
  told_at timestamptz NOT NULL,
  -- who said it here; of the partner only the region is known
  account text
);
CREATE INDEX step_matter ON agreement.step (partner, agreement_id, number);

CREATE TABLE agreement.ending (
  agreement_id text NOT NULL,
  lower_region text NOT NULL,
  upper_region text NOT NULL,
  author text NOT NULL,
  last_day date NOT NULL,
  PRIMARY KEY (agreement_id, lower_region, upper_region, author),
  CHECK (lower_region < upper_region)
);

CREATE TABLE agreement.draft (
  draft_id text PRIMARY KEY,
  agreement_id text NOT NULL,
  partner text NOT NULL,
  template text,
  -- the proposal of the partner that it is to answer
  counters text,
  document text NOT NULL,
  revision int NOT NULL,
  changed_by text NOT NULL,
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL
);
CREATE INDEX draft_partner ON agreement.draft (partner);

CREATE TABLE agreement.contact (
  region text PRIMARY KEY,
  name_zh text NOT NULL,
  name_en text NOT NULL,
  url text NOT NULL,
  -- the key statements as they were fetched, oldest first
  statements jsonb NOT NULL,
  fingerprint text NOT NULL,
  fetched_by text NOT NULL,
  fetched_at timestamptz NOT NULL,
  -- set when a person heard the same fingerprint on the telephone
  confirmed_by text,
  confirmed_at timestamptz,
  spoken_with text,
  CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL))
);
`;

export class AgreementLifeCycle1795000100201 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(up);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE agreement.contact, agreement.draft, agreement.ending, agreement.step',
    );
  }
}
