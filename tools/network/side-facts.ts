import type { Pool } from 'pg';

/** A region's database, or a transaction on it. */
export interface LookedAtRegion {
  readonly code: string;
  readonly pool: Pick<Pool, 'query'>;
}

/** What one region holds about something that a partner holds too: every member must be the same there. */
export interface SideFact {
  /** Codes of both regions, the lower first: `410100-610300`. */
  readonly pair: string;
  readonly what:
    'stream' | 'strand' | 'record' | 'case' | 'agreement' | 'agreement version' | 'agreement word';
  readonly id: string;
  readonly members: Readonly<Record<string, unknown>>;
}

type Row = { readonly pair: string; readonly id: string } & Readonly<Record<string, unknown>>;

const PAIR_OF_STREAM = (stream: string): string => `
  LEAST(split_part(${stream}, '.', 1), split_part(${stream}, '/', 2)) || '-' ||
  GREATEST(split_part(${stream}, '.', 1), split_part(${stream}, '/', 2)) AS pair`;

/** Numbers 1…n, each once, in the same segments under the same hashes. */
const streams = `
  SELECT ${PAIR_OF_STREAM('e.stream')}, e.stream AS id, count(*)::int AS entries,
         count(DISTINCT e.entry_id)::int AS "distinct entries", count(DISTINCT e.sequence)::int AS numbers,
         min(e.sequence)::int AS first, max(e.sequence)::int AS last,
         (SELECT md5(string_agg(format('%s-%s %s', h.first, h.last, h.hash), ',' ORDER BY h.first))
            FROM ledger.segment_hash h WHERE h.stream = e.stream) AS segments
    FROM ledger.entry e GROUP BY e.stream`;

/** The digest is computed from the body here and now: a stored digest would not show a changed body. */
const strands = `
  SELECT ${PAIR_OF_STREAM('s.stream')}, s.strand_id AS id, s.stream, s.kind, s.version,
         encode(sha256(convert_to(s.body, 'UTF8')), 'hex') AS digest, s.claimed,
         (SELECT count(*)::int FROM ledger.entry e
           WHERE e.strand_id = s.strand_id AND e.stream = s.stream) AS entries
    FROM ledger.strand s`;

const records = `
  SELECT LEAST(r.home_region, r.residence_region) || '-' || GREATEST(r.home_region, r.residence_region) AS pair,
         r.record_id AS id, r.state, r.linked, r.sending_strand AS "sending strand",
         r.receiving_strand AS "receiving strand", r.answering_strand AS "answering strand",
         r.residence_ended AS "residence ended", r.departure_ended AS "departure ended",
         r.arrived_on::text AS "arrived on", r.left_on::text AS "left on", r.rejected
    FROM record.record r`;

const cases = `
  SELECT LEAST(c.partner, $1) || '-' || GREATEST(c.partner, $1) AS pair, c.case_id AS id, c.kind,
         c.urgency, c.fields::text AS fields, c.state, c.round, c.corrected, c.invalidated, c.extended,
         c.reminders, c.escalated_to AS "escalated to", c.answering_strand AS "answering strand",
         c.agreement, c.due_day::text AS "due day", c.due_at AS "due at", c.due::text AS "due explained",
         c.sent_at AS "sent at", c.delivered_at AS "delivered at", c.opened_at AS "opened at",
         c.acknowledged_at AS "acknowledged at", c.answered_at AS "answered at", c.timed, c.awaits,
         (SELECT string_agg(s.side || ' ' || s.strand_id || ' ' || s.version || ' ' || md5(s.sections::text), ', '
                            ORDER BY s.side, s.strand_id)
            FROM casework.strand s WHERE s.case_id = c.case_id) AS strands
    FROM casework.case c`;

const versions = `
  SELECT v.lower_region || '-' || v.upper_region AS pair, v.hash AS id, v.id AS agreement, v.version,
         v.valid_from::text AS "from", v.valid_to::text AS "to",
         encode(sha256(convert_to(v.document, 'UTF8')), 'hex') AS document, v.signatures::text AS signatures
    FROM agreement.version v`;

const words = `
  SELECT LEAST(w.partner, $1) || '-' || GREATEST(w.partner, $1) AS pair, w.entry_id AS id,
         w.agreement_id AS agreement, w.author, w.strand_id AS strand, w.version, w.type, w.item, md5(w.open) AS said
    FROM agreement.step w`;

const QUERIES: readonly [SideFact['what'], string][] = [
  ['stream', streams],
  ['strand', strands],
  ['record', records],
  ['case', cases],
  ['agreement version', versions],
  ['agreement word', words],
];

/** All that a region holds in common with its partners, read from its database. */
export async function sideFacts({ code, pool }: LookedAtRegion): Promise<SideFact[]> {
  const facts: SideFact[] = [];
  for (const [what, sql] of QUERIES) {
    const { rows } = await pool.query<Row>(sql, sql.includes('$1') ? [code] : []);
    for (const { pair, id, ...members } of rows) facts.push({ pair, what, id, members });
  }
  return facts;
}
