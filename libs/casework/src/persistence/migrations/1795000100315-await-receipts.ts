import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- Counted, and yet a receipt may move the due day: until then it is counted from the seal and the delivery grace.
ALTER TABLE casework.case ADD COLUMN awaits boolean NOT NULL DEFAULT true;
CREATE INDEX case_awaiting ON casework.case (case_id) WHERE awaits;
`;

export class AwaitReceipts1795000100315 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(up);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE casework.case DROP COLUMN awaits');
  }
}
