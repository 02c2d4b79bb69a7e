import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
CREATE TABLE casework.attachment (
  -- of a partner's file the id of the strand that brings it
  attachment_id text PRIMARY KEY,
  case_id text NOT NULL,
  own boolean NOT NULL,
  name_cipher bytea NOT NULL,
  type text NOT NULL,
  bytes int NOT NULL,
  hash text NOT NULL,
  parts int NOT NULL,
  state text NOT NULL CHECK (state IN ('incomplete', 'complete', 'damaged')),
  at timestamptz NOT NULL
);
CREATE INDEX attachment_case ON casework.attachment (case_id);

CREATE TABLE casework.attachment_part (
  attachment_id text NOT NULL,
  number int NOT NULL,
  content_cipher bytea NOT NULL,
  PRIMARY KEY (attachment_id, number)
);
ALTER TABLE casework.attachment_part ALTER COLUMN content_cipher SET STORAGE EXTERNAL;
`;

export class Attachments1795000100320 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(up);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE casework.attachment_part, casework.attachment');
  }
}
