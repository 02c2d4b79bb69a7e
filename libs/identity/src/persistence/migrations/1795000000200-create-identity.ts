import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateIdentity1795000000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SCHEMA IF NOT EXISTS identity');
    await runner.query(`
      CREATE TABLE identity.account (
        id text PRIMARY KEY,
        username text NOT NULL UNIQUE CHECK (username = lower(username)),
        display_name text NOT NULL,
        role text NOT NULL,
        organisation text NOT NULL,
        disabled boolean NOT NULL,
        demonstration boolean NOT NULL,
        must_change_password boolean NOT NULL,
        password_hash text NOT NULL,
        former_passwords text[] NOT NULL,
        failures integer NOT NULL,
        locked_until timestamptz,
        created_at timestamptz NOT NULL,
        last_sign_in_at timestamptz
      )`);
    await runner.query(`
      CREATE TABLE identity.session (
        token_hash bytea PRIMARY KEY,
        account_id text NOT NULL REFERENCES identity.account (id),
        begun_at timestamptz NOT NULL,
        seen_at timestamptz NOT NULL,
        ip text,
        ended_why text
      )`);
    await runner.query('CREATE INDEX session_account ON identity.session (account_id)');
    await this.createReadLog(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE identity.read_log, identity.read_log_head, identity.session');
    await runner.query('DROP TABLE identity.account');
    await runner.query('DROP FUNCTION identity.refuse_change()');
  }

  private async createReadLog(runner: QueryRunner): Promise<void> {
    // `body` is what the hash covers, to the byte; the columns beside it only help to find rows.
    await runner.query(`
      CREATE TABLE identity.read_log (
        number bigint PRIMARY KEY,
        at timestamptz NOT NULL,
        account_id text NOT NULL,
        kind text NOT NULL,
        subjects text[] NOT NULL,
        body text NOT NULL,
        hash bytea NOT NULL
      )`);
    await runner.query('CREATE INDEX read_log_subjects ON identity.read_log USING gin (subjects)');
    await runner.query('CREATE INDEX read_log_account ON identity.read_log (account_id, number)');
    await runner.query(`
      CREATE TABLE identity.read_log_head (
        one boolean PRIMARY KEY CHECK (one),
        number bigint NOT NULL,
        hash bytea NOT NULL
      )`);
    await runner.query(
      `INSERT INTO identity.read_log_head (one, number, hash) VALUES (true, 0, ''::bytea)`,
    );
    await runner.query(`
      CREATE FUNCTION identity.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
      END $$`);
    await runner.query(`
      CREATE TRIGGER read_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON identity.read_log
      FOR EACH STATEMENT EXECUTE FUNCTION identity.refuse_change()`);
    await runner.query(`
      CREATE TRIGGER read_log_head_stays BEFORE DELETE OR TRUNCATE ON identity.read_log_head
      FOR EACH STATEMENT EXECUTE FUNCTION identity.refuse_change()`);
  }
}
