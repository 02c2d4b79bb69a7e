import type { MigrationInterface, QueryRunner } from 'typeorm';

// The key is what makes each reminder be given once, also by two processes and after a restart.
const up = `
CREATE TABLE agreement.renewal_reminder (
  partner text NOT NULL,
  agreement_id text NOT NULL,
  -- the version that runs out
  hash text NOT NULL,
  -- days before its last day
  step int NOT NULL,
  last_day date NOT NULL,
  reminded_at timestamptz NOT NULL,
  noted_by text,
  noted_at timestamptz,
  PRIMARY KEY (partner, agreement_id, hash, step),
  CHECK ((noted_by IS NULL) = (noted_at IS NULL))
);
`;

export class CreateRenewalReminder1795100000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(up);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE agreement.renewal_reminder');
  }
}
