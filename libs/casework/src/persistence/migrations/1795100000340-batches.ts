import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The batch a case was sent into; every due day is counted again, for what it says of the answer and of 签收. */
export class Batches1795100000340 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE casework.case ADD COLUMN batch text');
    await runner.query('UPDATE casework.case SET timed = false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE casework.case DROP COLUMN batch');
  }
}
