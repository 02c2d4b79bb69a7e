import { SECOND_RESIDENCE } from '../registration';

/** What this region says of the matter; `row` is one of `record.record` or of `registration.listed`. */
export const ownStrand = (row: 'r' | 'l'): string =>
  `(CASE ${row}.own_side WHEN 'receiving' THEN ${row}.receiving_strand ELSE ${row}.sending_strand END)`;

/** 两地登记居住, as the departure `d` says it. */
export const SAYS_SECOND_RESIDENCE = `d.marks @> '["${SECOND_RESIDENCE}"]'`;

/** Live there: registered and not ended. `r` is a row of `record.record`. */
const SENDING_LIVE = `(r.sending_strand IS NOT NULL AND r.departure_ended IS NOT TRUE)`;
const RECEIVING_LIVE = `(r.receiving_strand IS NOT NULL AND r.residence_ended IS NOT TRUE)`;

/** Where a record is live: `both`, `sending`, `receiving`; null when the stay is over on either side that had it. */
export const LIVE = `(CASE WHEN ${SENDING_LIVE} AND ${RECEIVING_LIVE} THEN 'both'
  WHEN ${SENDING_LIVE} THEN 'sending' WHEN ${RECEIVING_LIVE} THEN 'receiving' END)`;

/** `u`: the link of this record that an officer took back, by which strand, and when. */
export const PARTED = `
  LEFT JOIN LATERAL (
    SELECT p.strand_id AS strand, s.paired_at AS at
      FROM registration.departure p JOIN record.side s ON s.strand_id = p.strand_id
     WHERE NOT r.linked AND p.linked_record IS NULL
       AND (p.pairing->>'recordid' = r.receiving_strand OR p.pairing IS NOT NULL AND p.strand_id = r.sending_strand)
     LIMIT 1) u ON true`;

/** The partner refuses what this region said of it. */
export const OWN_REJECTED = `(r.rejected AND EXISTS (
  SELECT FROM ledger.strand_delivery o WHERE o.strand_id = ${ownStrand('r')} AND o.rejected))`;
const OWN_UNDELIVERED = `(CASE r.own_side
  WHEN 'receiving' THEN r.receiving_strand IS NOT NULL AND NOT r.receiving_covered
  ELSE r.sending_strand IS NOT NULL AND NOT r.sending_covered END)`;
/** The same person has another live registration on the side that has this one. */
const ANOTHER = `(CASE ${LIVE}
  WHEN 'receiving' THEN EXISTS (SELECT FROM registration.arrival o
    WHERE o.id_index = a.id_index AND o.strand_id <> a.strand_id AND o.status = 'living')
  ELSE EXISTS (SELECT FROM registration.departure o
    WHERE o.id_index = d.id_index AND o.strand_id <> d.strand_id AND o.status = 'away') END)`;

/** Why it is live on one side only; the first that holds, in the order of `ONE_SIDED_REASONS`. */
export const REASON = `(CASE
  WHEN r.receiving_strand IS NOT NULL AND a.document_kind <> '111' THEN 'no-number'
  WHEN ${OWN_REJECTED} THEN 'refused'
  WHEN ${OWN_UNDELIVERED} THEN 'undelivered'
  WHEN r.linked THEN 'other-side-ended'
  WHEN u.at IS NOT NULL THEN 'pairing-undone'
  WHEN ${ANOTHER} THEN 'duplicate'
  WHEN r.receiving_strand IS NULL THEN 'no-arrival'
  WHEN n.identity_found IS NULL THEN 'unanswered'
  WHEN n.identity_found THEN 'no-departure'
  ELSE 'not-in-home-register' END)`;

/** Since when, as a day in Asia/Shanghai. */
export const SINCE = `COALESCE(
  CASE WHEN r.linked THEN COALESCE(a.ended->>'on', d.ended->>'on')
       ELSE (u.at AT TIME ZONE 'Asia/Shanghai')::date::text END,
  a.registered_on::text, d.registered_on::text, '')`;
