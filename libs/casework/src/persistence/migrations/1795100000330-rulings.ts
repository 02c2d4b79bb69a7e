import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where the ruling on a dispute stands, as both strands make it up. */
export class Rulings1795100000330 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE casework.case ADD COLUMN ruling text NOT NULL DEFAULT 'none'");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE casework.case DROP COLUMN ruling');
  }
}
