import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = `
ALTER TABLE registration.arrival ADD COLUMN household jsonb;
CREATE INDEX arrival_household ON registration.arrival ((household->>'householdId')) WHERE household IS NOT NULL;

CREATE TABLE registration.grid (
  community text NOT NULL,
  number text NOT NULL,
  name text NOT NULL,
  keeper text,
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL,
  PRIMARY KEY (community, number)
);

CREATE TABLE registration.site (
  site_id text PRIMARY KEY,
  channel text NOT NULL,
  name text NOT NULL,
  division text NOT NULL,
  grid text,
  address text NOT NULL,
  responsible_name text NOT NULL,
  responsible_phone bytea,
  commitment jsonb,
  closed boolean NOT NULL,
  door_code text NOT NULL UNIQUE,
  version int NOT NULL,
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL
);
CREATE INDEX site_division ON registration.site (division text_pattern_ops);

-- Who was registered with which site: known here only, no entry says it.
CREATE TABLE registration.site_resident (
  strand_id text PRIMARY KEY,
  site_id text NOT NULL REFERENCES registration.site,
  since timestamptz NOT NULL
);
CREATE INDEX site_resident_site ON registration.site_resident (site_id);

CREATE TABLE registration.self_report (
  report_id text PRIMARY KEY,
  site_id text NOT NULL REFERENCES registration.site,
  channel text NOT NULL,
  division text NOT NULL,
  person_index bytea NOT NULL,
  -- what was filled in, encrypted as a whole: nobody has confirmed it yet
  content bytea NOT NULL,
  reported_by text NOT NULL,
  notice_version text NOT NULL,
  received_at timestamptz NOT NULL,
  state text NOT NULL,
  decided_at timestamptz,
  decided_by text,
  reason text,
  record_id text
);
CREATE INDEX self_report_site ON registration.self_report (site_id);
CREATE UNIQUE INDEX self_report_person ON registration.self_report (site_id, person_index) WHERE state = 'pending';
CREATE INDEX self_report_pending ON registration.self_report (division text_pattern_ops) WHERE state = 'pending';

-- The key a phone seals its drafts with, kept here too: what was captured can be opened when its author no longer may.
CREATE TABLE registration.capture_key (
  key_id text PRIMARY KEY,
  account text NOT NULL,
  organisation text NOT NULL,
  key_cipher bytea NOT NULL,
  made_at timestamptz NOT NULL
);
CREATE INDEX capture_key_account ON registration.capture_key (account, organisation, made_at);

CREATE TABLE registration.captured_draft (
  draft_id text PRIMARY KEY,
  account text NOT NULL,
  organisation text NOT NULL,
  why text NOT NULL,
  members int NOT NULL,
  captured_at timestamptz NOT NULL,
  received_at timestamptz NOT NULL,
  content bytea,
  state text NOT NULL,
  decided_at timestamptz,
  decided_by text,
  reason text
);
CREATE INDEX captured_draft_waiting ON registration.captured_draft (organisation text_pattern_ops) WHERE state = 'waiting';
`;

export class OpenTheDoor1795000100440 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE registration.captured_draft, registration.capture_key, registration.self_report,
        registration.site_resident, registration.site, registration.grid;
      DROP INDEX registration.arrival_household;
      ALTER TABLE registration.arrival DROP COLUMN household;`);
  }
}
