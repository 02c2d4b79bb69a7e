import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
ALTER TABLE casework.attachment
  -- none while the question that takes the file along is being written
  ALTER COLUMN case_id DROP NOT NULL,
  -- who handed it in, of a file that waits for its question or answer
  ADD COLUMN account text,
  ADD COLUMN waits boolean NOT NULL DEFAULT false;
CREATE INDEX attachment_in_hand ON casework.attachment (account, at) WHERE case_id IS NULL;
`;

const down = `
DELETE FROM casework.attachment_part p USING casework.attachment a
 WHERE a.attachment_id = p.attachment_id AND a.waits;
DELETE FROM casework.attachment WHERE waits;
ALTER TABLE casework.attachment
  DROP COLUMN account, DROP COLUMN waits, ALTER COLUMN case_id SET NOT NULL;
`;

export class FilesOfWords1795100000320 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(up);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(down);
  }
}
