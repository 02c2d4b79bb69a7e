import type { MigrationInterface, QueryRunner } from 'typeorm';

// The document is kept as text in its RFC 8785 form: it is what was signed, and jsonb would re-order it.
const up = `
CREATE SCHEMA IF NOT EXISTS agreement;

CREATE TABLE agreement.version (
  hash text PRIMARY KEY,
  id text NOT NULL,
  version int NOT NULL,
  lower_region text NOT NULL,
  upper_region text NOT NULL,
  valid_from date NOT NULL,
  valid_to date NOT NULL,
  document text NOT NULL,
  signatures jsonb NOT NULL,
  taken_in_at timestamptz NOT NULL,
  -- 'file' or the stream that cited it
  source text NOT NULL,
  CHECK (lower_region < upper_region),
  CHECK (valid_from <= valid_to)
);
CREATE INDEX version_pair ON agreement.version (lower_region, upper_region);
`;

export class CreateAgreement1795000000300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(up);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA agreement CASCADE');
  }
}
