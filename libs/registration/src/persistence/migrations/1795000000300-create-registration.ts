import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = `
CREATE SCHEMA registration;

-- One row per person seen here: whoever decides about a person holds its lock.
CREATE TABLE registration.person_lock (id_index bytea PRIMARY KEY);

CREATE TABLE registration.hukou (
  id_index bytea PRIMARY KEY,
  id_cipher bytea NOT NULL,
  name text NOT NULL,
  sex text NOT NULL,
  birth_date date NOT NULL,
  ethnic_group text,
  hukou_address text,
  home_division text NOT NULL,
  home_division_written text,
  kept_at timestamptz NOT NULL
);

CREATE TABLE registration.arrival (
  strand_id text PRIMARY KEY,
  own boolean NOT NULL,
  home_region text NOT NULL,
  residence_region text NOT NULL,
  version int NOT NULL,
  changed_at timestamptz NOT NULL,
  -- section declared
  declared_version int,
  id_index bytea,
  id_cipher bytea,
  name text,
  name_pinyin text,
  name_initials text,
  sex text,
  birth_date date,
  ethnic_group text,
  hukou_address text,
  home_division text,
  home_division_written text,
  marks jsonb,
  notice_version text,
  declared_on date,
  declared_organisation text,
  -- section residence
  residence_version int,
  residence_division text,
  residence_division_written text,
  address text,
  phone_index bytea,
  phone_cipher bytea,
  dwelling_kind text,
  reason text,
  arrived_on date,
  registered_on date,
  channel text,
  organisation text,
  status text,
  ended jsonb
) WITH (fillfactor = 85);
CREATE INDEX arrival_person ON registration.arrival (id_index);
CREATE INDEX arrival_phone ON registration.arrival (phone_index) WHERE phone_index IS NOT NULL;
CREATE INDEX arrival_changed ON registration.arrival (changed_at, strand_id);
CREATE INDEX arrival_home ON registration.arrival (home_division text_pattern_ops) WHERE NOT own;
CREATE INDEX arrival_residence ON registration.arrival (residence_division text_pattern_ops) WHERE own;
CREATE INDEX arrival_name ON registration.arrival (name text_pattern_ops);
CREATE INDEX arrival_pinyin ON registration.arrival (name_pinyin text_pattern_ops);
CREATE INDEX arrival_initials ON registration.arrival (name_initials text_pattern_ops);

CREATE TABLE registration.departure (
  strand_id text PRIMARY KEY,
  own boolean NOT NULL,
  home_region text NOT NULL,
  residence_region text NOT NULL,
  version int NOT NULL,
  changed_at timestamptz NOT NULL,
  -- whose strand it is: by the departure, by the identity, or by the arrival it answers
  id_index bytea,
  -- section departure
  departure_version int,
  id_cipher bytea,
  name text,
  name_pinyin text,
  name_initials text,
  sex text,
  birth_date date,
  ethnic_group text,
  hukou_address text,
  home_division text,
  home_division_written text,
  destination_division text,
  left_on date,
  reason text,
  phone_index bytea,
  phone_cipher bytea,
  registered_on date,
  organisation text,
  marks jsonb,
  active_residence text,
  status text,
  ended jsonb,
  -- section identity
  identity_version int,
  identity_found boolean,
  about text,
  about_version int,
  identity_id_cipher bytea,
  identity_name text,
  identity_sex text,
  identity_birth_date date,
  identity_ethnic_group text,
  identity_hukou_address text,
  identity_home_division text,
  -- section pairing; linked_record is null once it is undone
  pairing_version int,
  pairing jsonb,
  linked_record text
) WITH (fillfactor = 70);
CREATE INDEX departure_person ON registration.departure (id_index);
CREATE INDEX departure_phone ON registration.departure (phone_index) WHERE phone_index IS NOT NULL;
CREATE INDEX departure_changed ON registration.departure (changed_at, strand_id);
CREATE INDEX departure_about ON registration.departure (about) WHERE about IS NOT NULL;
CREATE INDEX departure_link ON registration.departure (linked_record) WHERE linked_record IS NOT NULL;
CREATE INDEX departure_home ON registration.departure (home_division text_pattern_ops);
CREATE INDEX departure_name ON registration.departure (name text_pattern_ops);
CREATE INDEX departure_pinyin ON registration.departure (name_pinyin text_pattern_ops);
CREATE INDEX departure_initials ON registration.departure (name_initials text_pattern_ops);

CREATE TABLE registration.pairing_undone (
  strand_id text NOT NULL,
  at timestamptz NOT NULL,
  account text NOT NULL,
  reason text NOT NULL,
  PRIMARY KEY (strand_id, at)
);

-- Rows of registers that were taken in; the same row again is already done.
CREATE TABLE registration.register_row (
  digest bytea PRIMARY KEY,
  record_id text NOT NULL
);

CREATE TABLE registration.import (
  import_id text PRIMARY KEY,
  kind text NOT NULL,
  file_digest bytea NOT NULL,
  file_name text NOT NULL,
  bytes bigint NOT NULL,
  account text NOT NULL,
  organisation text NOT NULL,
  header text[],
  state text NOT NULL,
  code text,
  next_row int NOT NULL,
  accepted int NOT NULL,
  refused int NOT NULL,
  already_done int NOT NULL,
  started_at timestamptz NOT NULL,
  finished_at timestamptz
);
CREATE UNIQUE INDEX import_file ON registration.import (kind, organisation, file_digest)
  WHERE state <> 'failed' AND state <> 'receiving';

-- The file as it was handed in, encrypted, until every row of it is taken in or refused.
CREATE TABLE registration.import_chunk (
  import_id text NOT NULL REFERENCES registration.import ON DELETE CASCADE,
  number int NOT NULL,
  content bytea NOT NULL,
  PRIMARY KEY (import_id, number)
);
ALTER TABLE registration.import_chunk ALTER COLUMN content SET STORAGE EXTERNAL;

CREATE TABLE registration.import_refusal (
  import_id text NOT NULL REFERENCES registration.import ON DELETE CASCADE,
  row_number int NOT NULL,
  faults jsonb NOT NULL,
  -- the cells as they were written, encrypted: they go back to the office as the same file
  cells bytea NOT NULL,
  PRIMARY KEY (import_id, row_number)
);
`;

export class CreateRegistration1795000000300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA registration CASCADE');
  }
}
