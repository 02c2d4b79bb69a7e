import type { MigrationInterface, QueryRunner } from 'typeorm';

const table = `
CREATE SCHEMA IF NOT EXISTS record;

-- One row per strand of kind record, of either author: what links it, routes it and ends it. No personal value.
CREATE TABLE record.side (
  strand_id text PRIMARY KEY,
  side text NOT NULL CHECK (side IN ('sending', 'receiving')),
  own boolean NOT NULL,
  stream text NOT NULL,
  home_region text NOT NULL,
  residence_region text NOT NULL,
  home_division text,
  home_organisation text,
  residence_division text,
  residence_organisation text,
  arrived_on date,
  left_on date,
  has_departure boolean NOT NULL DEFAULT false,
  ended boolean NOT NULL DEFAULT false,
  ended_on date,
  end_kind text,
  duplicate_of text,
  -- identity: the arrival that is answered, and the division of the home register
  answers text,
  found boolean,
  register_division text,
  register_organisation text,
  -- pairing: the receiving strand while the link lives
  linked_to text,
  score double precision,
  reasons jsonb,
  decided_by text,
  paired_at timestamptz,
  version int NOT NULL,
  begun timestamptz NOT NULL,
  changed_at timestamptz NOT NULL
) WITH (fillfactor = 80);
CREATE INDEX side_linked_to ON record.side (linked_to) WHERE linked_to IS NOT NULL;
CREATE INDEX side_answers ON record.side (answers) WHERE answers IS NOT NULL;
CREATE INDEX side_changed ON record.side (changed_at DESC, strand_id);
`;

/**
 * Read by other libraries. A joint record bears the id of its receiving strand, or of its sending strand while there is no
 * other; it appears once. A sending strand without departure only answers an arrival and is no record of its own; a strand
 * ended as a duplicate lives on in the other. Scalar subqueries cost nothing unless their column is asked for.
 */
const view = `
CREATE VIEW record.record AS
SELECT r.strand_id AS record_id,
       CASE WHEN r.own THEN 'receiving' ELSE 'sending' END AS own_side,
       s.strand_id AS sending_strand,
       r.strand_id AS receiving_strand,
       (SELECT a.strand_id FROM record.side a WHERE a.answers = r.strand_id
         ORDER BY a.changed_at DESC, a.strand_id LIMIT 1) AS answering_strand,
       s.strand_id IS NOT NULL AS linked,
       CASE WHEN s.strand_id IS NULL THEN 'one-sided'
            WHEN COALESCE(ds.diverged_since, dr.diverged_since) IS NOT NULL THEN 'diverged'
            WHEN ds.covered IS TRUE AND dr.covered IS TRUE THEN 'agreed'
            ELSE 'pending' END AS state,
       CASE WHEN s.strand_id IS NOT NULL THEN LEAST(ds.diverged_since, dr.diverged_since) END AS state_since,
       CASE WHEN s.strand_id IS NULL THEN 'receiving' END AS one_sided_side,
       r.home_region,
       r.residence_region,
       COALESCE(s.home_division, r.home_division) AS home_division,
       COALESCE(r.residence_division, s.residence_division) AS residence_division,
       COALESCE(s.home_organisation, r.home_organisation) AS home_organisation,
       COALESCE(r.residence_organisation, s.residence_organisation) AS residence_organisation,
       CASE WHEN r.own THEN COALESCE(r.residence_organisation, s.residence_organisation)
            ELSE COALESCE(s.home_organisation, r.home_organisation) END AS own_organisation,
       r.arrived_on,
       s.left_on,
       r.ended AS residence_ended,
       s.ended AS departure_ended,
       dr.covered IS TRUE AS receiving_covered,
       ds.covered IS TRUE AS sending_covered,
       dr.rejected IS TRUE OR ds.rejected IS TRUE AS rejected,
       GREATEST(r.changed_at, s.changed_at) AS updated_at
  FROM record.side r
  LEFT JOIN record.side s ON s.linked_to = r.strand_id
  LEFT JOIN ledger.strand_delivery dr ON dr.strand_id = r.strand_id
  LEFT JOIN ledger.strand_delivery ds ON ds.strand_id = s.strand_id
 WHERE r.side = 'receiving' AND (r.duplicate_of IS NULL OR s.strand_id IS NOT NULL)
UNION ALL
SELECT s.strand_id,
       CASE WHEN s.own THEN 'sending' ELSE 'receiving' END,
       s.strand_id,
       NULL,
       NULL,
       false,
       'one-sided',
       NULL,
       'sending',
       s.home_region,
       s.residence_region,
       s.home_division,
       s.residence_division,
       s.home_organisation,
       s.residence_organisation,
       CASE WHEN s.own THEN s.home_organisation ELSE s.residence_organisation END,
       NULL,
       s.left_on,
       NULL,
       s.ended,
       NULL,
       ds.covered IS TRUE,
       ds.rejected IS TRUE,
       s.changed_at
  FROM record.side s
  LEFT JOIN ledger.strand_delivery ds ON ds.strand_id = s.strand_id
 WHERE s.side = 'sending' AND s.has_departure AND s.duplicate_of IS NULL
   AND NOT EXISTS (SELECT 1 FROM record.side r WHERE r.strand_id = s.linked_to);
`;

/** The record a strand belongs to now: a departure's own id goes on naming its record after it was paired. */
const recordOfStrand = `
CREATE FUNCTION record.record_of(strand text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT COALESCE(
    (SELECT r.strand_id FROM record.side s JOIN record.side r ON r.strand_id = s.linked_to
      WHERE s.strand_id = strand),
    strand)
$$;
`;

export class CreateRecord1795000000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
    await runner.query(view);
    await runner.query(recordOfStrand);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA record CASCADE');
  }
}
