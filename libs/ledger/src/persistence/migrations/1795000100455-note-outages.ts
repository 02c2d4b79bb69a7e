import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What offices note about an exchange that stands still; it proves nothing and changes nothing of the ledger. */
export class NoteOutages1795000100455 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE ledger.outage_note (
        note_id text PRIMARY KEY,
        partner text NOT NULL,
        since timestamptz NOT NULL,
        until timestamptz,
        reason text NOT NULL,
        noted_by text NOT NULL
      )`);
    await runner.query('CREATE INDEX outage_note_since ON ledger.outage_note (since)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE ledger.outage_note');
  }
}
