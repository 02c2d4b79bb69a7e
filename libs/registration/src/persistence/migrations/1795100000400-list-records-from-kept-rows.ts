import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * One narrow row per joint record with everything lists filter, order and count by, so that none of them computes 132,000
 * records to show twenty. It is filled off the way of entries and can be filled anew at any time (ADR 0022): `marks` says
 * up to where; null stands for nothing.
 */
const tables = `
CREATE TABLE registration.listed (
  record_id text PRIMARY KEY,
  -- what it is made of: whose news concern it
  sending_strand text,
  receiving_strand text,
  answering_strand text,
  parted_strand text,
  arrival_person bytea,
  departure_person bytea,
  -- what a list shows or asks, as record.record has it
  own_side text NOT NULL,
  linked boolean NOT NULL,
  state text NOT NULL,
  state_since timestamptz,
  one_sided_side text,
  home_region text NOT NULL,
  residence_region text NOT NULL,
  home_division text,
  residence_division text,
  own_organisation text,
  -- organisation that registered this region's side
  told_organisation text,
  arrived_on text NOT NULL,
  left_on text NOT NULL,
  ended boolean NOT NULL,
  updated_at timestamptz NOT NULL,
  -- as the residence side has it, and as the home side has it where that differs
  name text,
  name_pinyin text NOT NULL,
  name_initials text,
  other_name text,
  other_pinyin text,
  other_initials text,
  identity_to_confirm boolean NOT NULL,
  departure_to_register boolean NOT NULL,
  returned boolean NOT NULL,
  undelivered boolean NOT NULL,
  live text,
  reason text,
  since text
);
CREATE INDEX listed_updated ON registration.listed (updated_at, record_id);
CREATE INDEX listed_arrived ON registration.listed (arrived_on, record_id);
CREATE INDEX listed_left ON registration.listed (left_on, record_id);
CREATE INDEX listed_own ON registration.listed (own_organisation text_pattern_ops);
CREATE INDEX listed_told ON registration.listed (told_organisation text_pattern_ops);
CREATE INDEX listed_home ON registration.listed (home_division text_pattern_ops);
CREATE INDEX listed_residence ON registration.listed (residence_division text_pattern_ops);
CREATE INDEX listed_name ON registration.listed (name text_pattern_ops);
CREATE INDEX listed_pinyin ON registration.listed (name_pinyin text_pattern_ops);
CREATE INDEX listed_initials ON registration.listed (name_initials text_pattern_ops);
CREATE INDEX listed_other_name ON registration.listed (other_name text_pattern_ops) WHERE other_name IS NOT NULL;
CREATE INDEX listed_other_pinyin ON registration.listed (other_pinyin text_pattern_ops) WHERE other_pinyin IS NOT NULL;
CREATE INDEX listed_other_initials ON registration.listed (other_initials text_pattern_ops)
  WHERE other_initials IS NOT NULL;
CREATE INDEX listed_state ON registration.listed (state, updated_at, record_id) WHERE state <> 'agreed';
CREATE INDEX listed_identity ON registration.listed (updated_at, record_id) WHERE identity_to_confirm;
CREATE INDEX listed_departure ON registration.listed (updated_at, record_id) WHERE departure_to_register;
CREATE INDEX listed_returned ON registration.listed (updated_at, record_id) WHERE returned;
CREATE INDEX listed_undelivered ON registration.listed (updated_at, record_id) WHERE undelivered;
CREATE INDEX listed_one_sided ON registration.listed (since, record_id) WHERE live IN ('sending', 'receiving');
CREATE INDEX listed_sending ON registration.listed (sending_strand) WHERE sending_strand IS NOT NULL;
CREATE INDEX listed_answering ON registration.listed (answering_strand) WHERE answering_strand IS NOT NULL;
CREATE INDEX listed_parted ON registration.listed (parted_strand) WHERE parted_strand IS NOT NULL;
CREATE INDEX listed_arrival_person ON registration.listed (arrival_person);
CREATE INDEX listed_departure_person ON registration.listed (departure_person);

CREATE TABLE registration.listed_upto (one boolean PRIMARY KEY DEFAULT true CHECK (one), marks json);
INSERT INTO registration.listed_upto DEFAULT VALUES;
`;

export class ListRecordsFromKeptRows1795100000400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE registration.listed, registration.listed_upto');
  }
}
