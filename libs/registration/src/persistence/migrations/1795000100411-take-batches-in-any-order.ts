import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is left of an import are the batches that are still there: they are taken in side by side, in any order. */
export class TakeBatchesInAnyOrder1795000100411 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE registration.import DROP COLUMN next_row');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE registration.import ADD COLUMN next_row int NOT NULL DEFAULT 1',
    );
    await runner.query('UPDATE registration.import SET next_row = checked_rows + 1');
  }
}
