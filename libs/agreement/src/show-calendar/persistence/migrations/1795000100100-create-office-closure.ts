import type { MigrationInterface, QueryRunner } from 'typeorm';

// A closure that was taken back stays, so that it can be said later what was announced when.
const up = `
CREATE TABLE agreement.office_closure (
  id uuid PRIMARY KEY,
  organisation text NOT NULL,
  first_day date NOT NULL,
  last_day date NOT NULL,
  reason text NOT NULL,
  announced_by text NOT NULL,
  announced_at timestamptz NOT NULL,
  withdrawn_by text,
  withdrawn_at timestamptz,
  CHECK (first_day <= last_day),
  CHECK ((withdrawn_by IS NULL) = (withdrawn_at IS NULL))
);
CREATE INDEX office_closure_days ON agreement.office_closure (first_day, last_day) WHERE withdrawn_at IS NULL;
`;

export class CreateOfficeClosure1795000100100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(up);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE agreement.office_closure');
  }
}
