import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is kept in time order (segments and entries) is partitioned by the seal day of the signed header, so that the
 * unique key contains it and a duplicate still collides; operations attach partitions ahead, the default one takes what
 * falls outside. Everything else must be found by its own key for ever.
 */
const tables = `
CREATE SCHEMA IF NOT EXISTS ledger;

CREATE TABLE ledger.shard_lease (
  service text NOT NULL,
  shard smallint NOT NULL,
  epoch bigint NOT NULL,
  until timestamptz NOT NULL,
  holder text NOT NULL,
  PRIMARY KEY (service, shard)
);

CREATE TABLE ledger.outbox_pending (
  id bigserial PRIMARY KEY,
  service text NOT NULL,
  shard smallint NOT NULL,
  stream text NOT NULL,
  strand_id text NOT NULL,
  version int NOT NULL,
  entry_id text NOT NULL,
  type text NOT NULL,
  section text NOT NULL,
  item text,
  time timestamptz NOT NULL,
  agreement text NOT NULL,
  personal_kid text,
  body text NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
CREATE INDEX outbox_pending_shard ON ledger.outbox_pending (service, shard, id);

CREATE TABLE ledger.stream_head (
  stream text PRIMARY KEY,
  service text NOT NULL,
  shard smallint NOT NULL,
  addressee text NOT NULL,
  addressee_service text NOT NULL,
  last bigint NOT NULL,
  hash text NOT NULL,
  published bigint NOT NULL,
  cited jsonb NOT NULL,
  sealed_at timestamptz,
  head_at timestamptz,
  state text NOT NULL DEFAULT 'flowing',
  code text
) WITH (fillfactor = 70);
CREATE INDEX stream_head_service ON ledger.stream_head (service);

CREATE TABLE ledger.segment (
  seal_day date NOT NULL,
  stream text NOT NULL,
  first bigint NOT NULL,
  last bigint NOT NULL,
  jws text NOT NULL,
  value bytea NOT NULL,
  PRIMARY KEY (seal_day, stream, first)
) PARTITION BY RANGE (seal_day);
ALTER TABLE ledger.segment ALTER COLUMN value SET STORAGE EXTERNAL;
CREATE TABLE ledger.segment_default PARTITION OF ledger.segment DEFAULT;

CREATE TABLE ledger.segment_hash (
  stream text NOT NULL,
  first bigint NOT NULL,
  last bigint NOT NULL,
  hash text NOT NULL,
  seal_day date NOT NULL,
  PRIMARY KEY (stream, first)
);

CREATE TABLE ledger.entry (
  seal_day date NOT NULL,
  stream text NOT NULL,
  sequence bigint NOT NULL,
  strand_id text NOT NULL,
  version int NOT NULL,
  entry_id text NOT NULL,
  type text NOT NULL,
  section text NOT NULL,
  item text,
  personal_kid text,
  time timestamptz NOT NULL,
  state text NOT NULL,
  code text,
  PRIMARY KEY (seal_day, stream, sequence)
) PARTITION BY RANGE (seal_day);
CREATE INDEX entry_strand ON ledger.entry (strand_id);
CREATE TABLE ledger.entry_default PARTITION OF ledger.entry DEFAULT;

CREATE TABLE ledger.stream_position (
  stream text PRIMARY KEY,
  service text NOT NULL,
  last bigint NOT NULL DEFAULT 0,
  hash text NOT NULL,
  sealed_at timestamptz,
  state text NOT NULL DEFAULT 'flowing',
  code text,
  held int NOT NULL DEFAULT 0,
  known_head bigint NOT NULL DEFAULT 0,
  known_head_at timestamptz,
  echo timestamptz,
  progress_at timestamptz,
  resend_at timestamptz,
  resend_wait_ms bigint
) WITH (fillfactor = 70);
CREATE INDEX stream_position_service ON ledger.stream_position (service);

CREATE TABLE ledger.strand (
  strand_id text PRIMARY KEY,
  stream text NOT NULL,
  own boolean NOT NULL,
  kind text NOT NULL,
  version int NOT NULL,
  body text NOT NULL,
  digest text NOT NULL,
  -- the digest its author gave with the entry of the highest version
  claimed text NOT NULL,
  sections jsonb NOT NULL,
  bucket smallint NOT NULL,
  -- number of its newest applied entry; of own strands strand_sealed tells
  sequence bigint,
  begun timestamptz NOT NULL,
  personal_kid text
) WITH (fillfactor = 80);

-- Written by the sealer alone: it must never wait for a command that holds the strand.
CREATE TABLE ledger.strand_sealed (
  strand_id text PRIMARY KEY,
  version int NOT NULL,
  sequence bigint NOT NULL
) WITH (fillfactor = 80);

CREATE TABLE ledger.segment_hold (
  stream text NOT NULL,
  first bigint NOT NULL,
  last bigint NOT NULL,
  hash text NOT NULL,
  jws text NOT NULL,
  value bytea NOT NULL,
  held_at timestamptz NOT NULL,
  PRIMARY KEY (stream, first)
);

CREATE TABLE ledger.fork_proof (
  stream text NOT NULL,
  hash text NOT NULL,
  kind text NOT NULL,
  first bigint NOT NULL,
  last bigint NOT NULL,
  jws text NOT NULL,
  value bytea,
  found_at timestamptz NOT NULL,
  PRIMARY KEY (stream, hash)
);

CREATE TABLE ledger.quarantine (
  id bigserial PRIMARY KEY,
  received_at timestamptz NOT NULL,
  service text NOT NULL,
  stream text,
  hash text NOT NULL,
  reason text NOT NULL,
  size int NOT NULL,
  raw bytea
);
CREATE INDEX quarantine_received ON ledger.quarantine (received_at);
CREATE TABLE ledger.quarantine_hour (
  hour timestamptz PRIMARY KEY,
  messages bigint NOT NULL
);

-- What our receipts list about the partners' streams.
CREATE TABLE ledger.parked (
  stream text NOT NULL,
  sequence bigint NOT NULL,
  strand_id text NOT NULL,
  version int NOT NULL,
  state text NOT NULL,
  code text NOT NULL,
  pointer text,
  section text NOT NULL,
  item text,
  personal_kid text,
  since timestamptz NOT NULL,
  PRIMARY KEY (stream, sequence)
);
CREATE INDEX parked_strand ON ledger.parked (strand_id);
CREATE INDEX parked_kid ON ledger.parked (personal_kid);

CREATE TABLE ledger.receipt (
  stream text NOT NULL,
  at timestamptz NOT NULL,
  upto bigint NOT NULL,
  hash text NOT NULL,
  headat timestamptz,
  jws text NOT NULL,
  PRIMARY KEY (stream, at)
);
CREATE INDEX receipt_upto ON ledger.receipt (stream, upto, at);
CREATE TABLE ledger.receipt_newest (
  stream text PRIMARY KEY,
  at timestamptz NOT NULL,
  upto bigint NOT NULL,
  hash text NOT NULL,
  headat timestamptz,
  state text NOT NULL,
  code text
) WITH (fillfactor = 70);
CREATE TABLE ledger.open_listed (
  stream text NOT NULL,
  sequence bigint NOT NULL,
  strand_id text,
  state text NOT NULL,
  code text NOT NULL,
  pointer text,
  since timestamptz NOT NULL,
  PRIMARY KEY (stream, sequence)
);
CREATE INDEX open_listed_strand ON ledger.open_listed (strand_id);

CREATE TABLE ledger.content_key (
  stream text NOT NULL,
  day date NOT NULL,
  wrapped text NOT NULL,
  recipient_kid text NOT NULL,
  cek text NOT NULL,
  PRIMARY KEY (stream, day, recipient_kid)
);

CREATE TABLE ledger.person_key (
  author_region text NOT NULL,
  kid text NOT NULL,
  strand_id text,
  wrapped text NOT NULL,
  granted_at timestamptz,
  PRIMARY KEY (author_region, kid)
);
CREATE TABLE ledger.grant_message (
  stream text NOT NULL,
  person text NOT NULL,
  sequence bigint NOT NULL,
  jws text NOT NULL,
  PRIMARY KEY (stream, person)
);
CREATE INDEX grant_message_sequence ON ledger.grant_message (stream, sequence);

CREATE TABLE ledger.key_statement (
  region text NOT NULL,
  n int NOT NULL,
  jws text NOT NULL,
  PRIMARY KEY (region, n)
);

CREATE TABLE ledger.control_seen (
  kind text NOT NULL,
  subject text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (kind, subject)
);
CREATE TABLE ledger.control_sent (
  kind text NOT NULL,
  subject text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (kind, subject)
);
CREATE TABLE ledger.resend_served (
  stream text NOT NULL,
  from_number bigint NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (stream, from_number)
);
`;

/**
 * Read by other libraries. covered = nothing of the strand is pending, its newest number lies at or below the newest
 * receipt's `upto` and no entry of it is listed in that receipt (own strand: the partner's receipt; partner's: ours).
 */
const views = `
CREATE VIEW ledger.strand_delivery AS
SELECT s.strand_id,
       s.stream,
       s.version,
       s.digest,
       (CASE WHEN s.own THEN d.version = s.version AND d.sequence <= r.upto
             ELSE s.sequence <= r.upto END) IS TRUE AND l.listed IS NULL AS covered,
       l.diverged_since,
       l.rejected IS TRUE AS rejected,
       (SELECT c.at FROM ledger.receipt c
         WHERE c.stream = s.stream AND c.upto >= (CASE WHEN s.own THEN d.sequence ELSE s.sequence END)
         ORDER BY c.upto, c.at LIMIT 1) AS covered_at
  FROM ledger.strand s
  LEFT JOIN ledger.strand_sealed d ON d.strand_id = s.strand_id
  LEFT JOIN ledger.receipt_newest r ON r.stream = s.stream
  LEFT JOIN (SELECT o.strand_id,
                    o.stream,
                    count(*) AS listed,
                    min(o.since) FILTER (WHERE o.state IN ('rejected', 'diverged')) AS diverged_since,
                    bool_or(o.state = 'rejected') AS rejected
               FROM ledger.open_listed o
              GROUP BY o.strand_id, o.stream) l ON l.strand_id = s.strand_id AND l.stream = s.stream;
`;

export class CreateLedger1795000000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(views);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA ledger CASCADE');
  }
}
