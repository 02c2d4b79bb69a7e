import { LIVE, PARTED, REASON, SINCE } from './live-sides';
import { RECORDS, TODO_PREDICATES } from './record-query';

/** Columns of `registration.listed` and what they hold, computed from what is held of both sides. */
const COLUMNS: readonly (readonly [name: string, value: string])[] = [
  ['record_id', 'r.record_id'],
  ['sending_strand', 'r.sending_strand'],
  ['receiving_strand', 'r.receiving_strand'],
  ['answering_strand', 'r.answering_strand'],
  ['parted_strand', 'u.strand'],
  ['arrival_person', 'a.id_index'],
  ['departure_person', 'd.id_index'],
  ['own_side', 'r.own_side'],
  ['linked', 'r.linked'],
  ['state', 'r.state'],
  ['state_since', 'r.state_since'],
  ['one_sided_side', 'r.one_sided_side'],
  ['home_region', 'r.home_region'],
  ['residence_region', 'r.residence_region'],
  ['home_division', 'r.home_division'],
  ['residence_division', 'r.residence_division'],
  ['own_organisation', 'r.own_organisation'],
  [
    'told_organisation',
    `CASE r.own_side WHEN 'receiving' THEN a.organisation ELSE d.organisation END`,
  ],
  ['arrived_on', `COALESCE(r.arrived_on::text, '')`],
  ['left_on', `COALESCE(r.left_on::text, '')`],
  ['ended', 'COALESCE(r.residence_ended, r.departure_ended, false)'],
  ['updated_at', 'r.updated_at'],
  ['name', 'COALESCE(a.name, d.name)'],
  ['name_pinyin', `COALESCE(a.name_pinyin, d.name_pinyin, '')`],
  ['name_initials', 'COALESCE(a.name_initials, d.name_initials)'],
  ['other_name', 'NULLIF(d.name, a.name)'],
  ['other_pinyin', 'NULLIF(d.name_pinyin, a.name_pinyin)'],
  ['other_initials', 'NULLIF(d.name_initials, a.name_initials)'],
  ['identity_to_confirm', todo('identity-to-confirm')],
  ['departure_to_register', todo('departure-to-register')],
  ['second_residence', todo('second-residence')],
  ['returned', todo('returned')],
  ['undelivered', todo('undelivered')],
  // 流出地 (6) reports who leaves; of the others our own arrivals say which it was.
  ['channel', `CASE r.own_side WHEN 'sending' THEN '6' ELSE NULLIF(a.channel, '6') END`],
  ['live', LIVE],
  ['reason', `CASE WHEN ${LIVE} IN ('sending', 'receiving') THEN ${REASON} END`],
  ['since', `CASE WHEN ${LIVE} IN ('sending', 'receiving') THEN ${SINCE} END`],
];

function todo(name: keyof typeof TODO_PREDICATES): string {
  return `COALESCE(${TODO_PREDICATES[name]}, false)`;
}

/** The rows of the records that `condition` names, of `r`. */
export const recordsAsListed = (condition: string): string => `
SELECT ${COLUMNS.map(([name, value]) => `${value} AS ${name}`).join(', ')}
  FROM ${RECORDS} ${PARTED} WHERE ${condition}`;

export const listRecords = (condition: string): string => `
INSERT INTO registration.listed (${COLUMNS.map(([name]) => name).join(', ')}) ${recordsAsListed(condition)}`;

/**
 * The records that news of the strands `$1` may concern: which they are, were, answer or part; and, because a person with
 * two live registrations is told so in both, the other records of the same persons, as they were and as they are.
 */
export const CONCERNED = `
WITH own AS (
  SELECT l.record_id, l.arrival_person, l.departure_person FROM registration.listed l WHERE l.record_id = ANY ($1)
  UNION ALL SELECT l.record_id, l.arrival_person, l.departure_person
    FROM registration.listed l WHERE l.sending_strand = ANY ($1)
  UNION ALL SELECT l.record_id, NULL, NULL FROM registration.listed l WHERE l.answering_strand = ANY ($1)
  UNION ALL SELECT l.record_id, NULL, NULL FROM registration.listed l WHERE l.parted_strand = ANY ($1)
), persons AS (
  SELECT o.arrival_person AS person FROM own o UNION SELECT o.departure_person FROM own o
  UNION SELECT a.id_index FROM registration.arrival a WHERE a.strand_id = ANY ($1)
  UNION SELECT d.id_index FROM registration.departure d WHERE d.strand_id = ANY ($1)
)
SELECT unnest($1::text[]) AS record_id
UNION SELECT o.record_id FROM own o
UNION SELECT s.linked_to FROM record.side s WHERE s.strand_id = ANY ($1)
UNION SELECT s.answers FROM record.side s WHERE s.strand_id = ANY ($1)
UNION SELECT s.strand_id FROM record.side s WHERE s.linked_to = ANY ($1)
UNION SELECT d.pairing->>'recordid' FROM registration.departure d WHERE d.strand_id = ANY ($1)
UNION SELECT l.record_id FROM persons p JOIN registration.listed l ON l.arrival_person = p.person
UNION SELECT l.record_id FROM persons p JOIN registration.listed l ON l.departure_person = p.person`;
