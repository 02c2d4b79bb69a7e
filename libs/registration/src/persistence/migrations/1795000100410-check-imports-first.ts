import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = `
-- A file is checked first: its rows found good wait in import_batch until they are taken in.
ALTER TABLE registration.import
  ADD COLUMN format text NOT NULL DEFAULT 'csv',
  ADD COLUMN at_once boolean NOT NULL DEFAULT true,
  ADD COLUMN fields text[],
  ADD COLUMN checked_rows int NOT NULL DEFAULT 0;
UPDATE registration.import SET checked_rows = next_row - 1;
-- Handed in again, what went in of it is already done.
UPDATE registration.import SET state = 'failed', code = 'import.unreadable' WHERE state = 'running';
DELETE FROM registration.import WHERE state = 'receiving';
DELETE FROM registration.import_chunk c USING registration.import i
  WHERE i.import_id = c.import_id AND i.state = 'failed';

CREATE TABLE registration.import_batch (
  import_id text NOT NULL REFERENCES registration.import ON DELETE CASCADE,
  first_row int NOT NULL,
  content bytea NOT NULL,
  PRIMARY KEY (import_id, first_row)
);
ALTER TABLE registration.import_batch ALTER COLUMN content SET STORAGE EXTERNAL;

-- Columns of other layouts, said once by a clerk; header names stand in it as a digest only.
CREATE TABLE registration.import_layout (
  organisation text NOT NULL,
  kind text NOT NULL,
  fingerprint bytea NOT NULL,
  fields text[] NOT NULL,
  account text NOT NULL,
  kept_at timestamptz NOT NULL,
  PRIMARY KEY (organisation, kind, fingerprint)
);
`;

const back = `
DROP TABLE registration.import_layout;
DROP TABLE registration.import_batch;
DELETE FROM registration.import WHERE state IN ('mapping', 'checking', 'checked', 'running');
ALTER TABLE registration.import
  DROP COLUMN format, DROP COLUMN at_once, DROP COLUMN fields, DROP COLUMN checked_rows;
`;

export class CheckImportsFirst1795000100410 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(back);
  }
}
