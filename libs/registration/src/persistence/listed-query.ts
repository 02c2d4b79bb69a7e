import { Scope } from '@identity';
import { Conditions } from '@platform/database';
import type { RecordFilter, RecordSort, Todo } from '../registration.read-model';
import { ownStrand } from './live-sides';
import type { PersonCondition } from './record-query';

/** `l` is a row of `registration.listed`, which `ListedRecords` has brought up to date. */
export const LISTED_PARTNER = `(CASE l.own_side WHEN 'receiving' THEN l.home_region ELSE l.residence_region END)`;
/** The township a record is routed to; the county or the region's desk where no township is known. */
export const LISTED_TOWNSHIP = `left(l.own_organisation, 9)`;

/** Routed to the area, or registered by an organisation in it: addresses are often known to the township only. */
export const LISTED_IN_AREA = (area: string): string =>
  `(starts_with(l.own_organisation, ${area}) OR starts_with(l.told_organisation, ${area}))`;

/** Said twice: the beginning of a code is in the index. */
export const inTownship = (p: string): string =>
  `(${LISTED_TOWNSHIP} = ${p} AND starts_with(l.own_organisation, ${p}))`;

/** Still here: lives here, or of our own people is away. */
export const HERE = `l.live IN ('both', l.own_side)`;
export const AT_A_SITE = `EXISTS (SELECT FROM registration.site_resident v WHERE v.strand_id = ${ownStrand('l')})`;
/** Registered with the site, and still here. */
export const ofSite = (site: string): string => `(${HERE} AND l.record_id IN (
  SELECT COALESCE(p.linked_record, v.strand_id)
    FROM registration.site_resident v LEFT JOIN registration.departure p USING (strand_id)
   WHERE v.site_id = ${site}))`;

export const TODO_COLUMNS: Readonly<Record<Todo, string>> = {
  'identity-to-confirm': 'l.identity_to_confirm',
  'departure-to-register': 'l.departure_to_register',
  'second-residence': 'l.second_residence',
  returned: 'l.returned',
  undelivered: 'l.undelivered',
};

/** What a list is ordered by, how that stands in a cursor, and how a cursor is compared with it. */
export interface SortKey {
  readonly column: string;
  readonly text: string;
  readonly asked: (parameter: string) => string;
}

const asText = (column: string): SortKey => ({
  column,
  text: column,
  asked: (parameter) => `${parameter}::text`,
});

export const LISTED_SORTS: Readonly<Record<RecordSort, SortKey>> = {
  updatedAt: {
    column: 'l.updated_at',
    text: `to_char(l.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`,
    asked: (parameter) => `(${parameter}::timestamp AT TIME ZONE 'UTC')`,
  },
  arrivedOn: asText('l.arrived_on'),
  leftOn: asText('l.left_on'),
};

export const ONE_SIDED_SORT_KEYS = { since: asText('l.since'), name: asText('l.name_pinyin') };

export function listedConditions(filter: RecordFilter, person?: PersonCondition): Conditions {
  const conditions = new Conditions().add(LISTED_IN_AREA, filter.area);
  if (person) conditions.add(isOf(person), person.value);
  if (filter.state) conditions.add((p) => `l.state = ${p}`, filter.state);
  if (filter.todo) conditions.fixed(TODO_COLUMNS[filter.todo]);
  if (filter.side) conditions.add((p) => `l.own_side = ${p}`, filter.side);
  if (filter.partner) conditions.add((p) => `${LISTED_PARTNER} = ${p}`, filter.partner);
  if (filter.oneSided === 'any') conditions.fixed(`l.one_sided_side IS NOT NULL`);
  else if (filter.oneSided) conditions.add((p) => `l.one_sided_side = ${p}`, filter.oneSided);
  if (filter.division)
    conditions.add(
      (p) => `(starts_with(l.home_division, ${p}) OR starts_with(l.residence_division, ${p}))`,
      new Scope(filter.division).prefix,
    );
  if (filter.live) conditions.add((p) => `l.live = ${p}`, filter.live);
  if (filter.township) conditions.add(inTownship, filter.township);
  if (filter.channel) conditions.fixed(HERE).add((p) => `l.channel = ${p}`, filter.channel);
  if (filter.site) conditions.add(ofSite, filter.site);
  if (filter.atSite) conditions.fixed(AT_A_SITE);
  if (filter.ended !== undefined) conditions.add((p) => `l.ended = ${p}::boolean`, filter.ended);
  return conditions;
}

/** A name by its beginning, from the rows themselves; a number or a telephone by its keyed index, as either side has it. */
function isOf(person: PersonCondition): (parameter: string) => string {
  if (person.by === 'name')
    return (p) => `(${NAMES[person.as].map((column) => `${column} LIKE ${p}`).join(' OR ')})`;
  const of = `p.${person.by === 'number' ? 'id_index' : 'phone_index'}`;
  return (p) => `l.record_id IN (
    SELECT p.strand_id FROM registration.arrival p WHERE ${of} = ${p}
    UNION ALL
    SELECT COALESCE(p.linked_record, p.strand_id) FROM registration.departure p WHERE ${of} = ${p})`;
}

const NAMES = {
  characters: ['l.name', 'l.other_name'],
  letters: ['l.name_pinyin', 'l.name_initials', 'l.other_pinyin', 'l.other_initials'],
};
