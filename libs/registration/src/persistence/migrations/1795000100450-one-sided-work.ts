import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What one-sided work asks: the pairs an officer took apart, and people by birth date; the document of a person without
 * ID number; numbers that two persons let pass although their check digit fails.
 */
const additions = `
CREATE INDEX departure_parted ON registration.departure ((pairing->>'recordid'))
  WHERE pairing IS NOT NULL AND linked_record IS NULL;
CREATE INDEX departure_birth ON registration.departure (birth_date) WHERE own AND linked_record IS NULL;
CREATE INDEX arrival_birth ON registration.arrival (birth_date) WHERE NOT own;

ALTER TABLE registration.arrival ADD COLUMN document_kind text, ADD COLUMN temporary_id text;

CREATE TABLE registration.id_override (
  override_id text PRIMARY KEY,
  id_index bytea NOT NULL,
  id_cipher bytea NOT NULL,
  reason text NOT NULL,
  state text NOT NULL CHECK (state IN ('proposed', 'approved', 'refused')),
  -- area of the office that proposed it; whoever decides reaches it
  organisation text NOT NULL,
  proposed_by text NOT NULL,
  proposed_by_name text NOT NULL,
  proposed_at timestamptz NOT NULL,
  decided_by text,
  decided_by_name text,
  decided_at timestamptz,
  decided_why text,
  CHECK (decided_by IS DISTINCT FROM proposed_by),
  CHECK ((state = 'proposed') = (decided_by IS NULL))
);
CREATE UNIQUE INDEX id_override_live ON registration.id_override (id_index) WHERE state <> 'refused';
CREATE INDEX id_override_proposed ON registration.id_override (proposed_at, override_id);
`;

const removals = `
DROP TABLE registration.id_override;
ALTER TABLE registration.arrival DROP COLUMN document_kind, DROP COLUMN temporary_id;
DROP INDEX registration.departure_parted, registration.departure_birth, registration.arrival_birth;
`;

export class OneSidedWork1795000100450 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(additions);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(removals);
  }
}
