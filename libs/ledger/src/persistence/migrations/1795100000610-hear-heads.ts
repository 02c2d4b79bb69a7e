import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What proves that an entry was sealed later than it says. `heard_head`: heads of partners' streams that were near our clock,
 * one row a stream, pruned with every head. `proved_head`: those of them that a reader has said in an entry, on both
 * sides; there are few, and none where nobody seals with an old time.
 */
export class HearHeads1795100000610 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE ledger.heard_head (
        stream text PRIMARY KEY,
        heads jsonb NOT NULL
      ) WITH (fillfactor = 70)`);
    await runner.query(`
      CREATE TABLE ledger.proved_head (
        stream text NOT NULL,
        last bigint NOT NULL,
        at timestamptz NOT NULL,
        PRIMARY KEY (stream, at)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE ledger.proved_head');
    await runner.query('DROP TABLE ledger.heard_head');
  }
}
