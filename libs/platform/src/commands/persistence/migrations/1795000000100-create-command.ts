import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateCommand1795000000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SCHEMA IF NOT EXISTS platform');
    await runner.query(`
      CREATE TABLE platform.command (
        account text NOT NULL,
        key text NOT NULL,
        name text NOT NULL,
        fingerprint bytea NOT NULL,
        answer jsonb,
        at timestamptz NOT NULL,
        PRIMARY KEY (account, key)
      )`);
    await runner.query('CREATE INDEX command_at ON platform.command (at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE platform.command');
  }
}
