import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Indexes that no statement reads. Each change of an address changed one of their columns, so that PostgreSQL could not
 * update the row in place (HOT) and wrote into every index of the table.
 */
const indexes = {
  arrival_changed: 'arrival (changed_at, strand_id)',
  arrival_home: 'arrival (home_division text_pattern_ops) WHERE NOT own',
  arrival_residence: 'arrival (residence_division text_pattern_ops) WHERE own',
  departure_changed: 'departure (changed_at, strand_id)',
  departure_home: 'departure (home_division text_pattern_ops)',
};

export class UpdateRowsInPlace1795000001300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(indexes)) await runner.query(`DROP INDEX registration.${name}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [name, on] of Object.entries(indexes))
      await runner.query(`CREATE INDEX ${name} ON registration.${on}`);
  }
}
