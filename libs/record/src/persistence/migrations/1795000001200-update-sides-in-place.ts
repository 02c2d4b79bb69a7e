import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * No statement reads this index: lists are sorted by the later of both sides. But every change of a side changed its
 * column, so that PostgreSQL could not update the row in place (HOT) and wrote into every index of the table.
 */
export class UpdateSidesInPlace1795000001200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX record.side_changed');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX side_changed ON record.side (changed_at DESC, strand_id)');
  }
}
