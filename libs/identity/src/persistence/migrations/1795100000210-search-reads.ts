import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An auditor looks for days, for one kind, and only within the own area. */
export class SearchReads1795100000210 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Out of the body that the hash covers: the office of the reader as it was then, which nobody can change beside it.
    await runner.query(`
      ALTER TABLE identity.read_log ADD COLUMN organisation text NOT NULL
        GENERATED ALWAYS AS (body::jsonb #>> '{account,organisation}') STORED`);
    await runner.query('CREATE INDEX read_log_at ON identity.read_log (at)');
    await runner.query(
      `CREATE INDEX read_log_reveals ON identity.read_log (number) WHERE kind = 'reveal'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX identity.read_log_reveals, identity.read_log_at');
    await runner.query('ALTER TABLE identity.read_log DROP COLUMN organisation');
  }
}
