import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Rows that a batch changes several times find room beside themselves (HOT): before, a third of the changes moved to
 * another page and were written into every index of the table. Costs up to half a page more per page of rows.
 */
export class LeaveRoomForStrands1795100000110 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE ledger.strand SET (fillfactor = 50)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE ledger.strand SET (fillfactor = 80)');
  }
}
