import type { FieldCipher } from '@platform/field-cipher';
import { normaliseIdNumber } from '../id-number';
import { normaliseName } from '../person-name';
import { normalisePhone } from '../phone-number';
import type { RecordFilter, RecordSort, Todo } from '../registration.read-model';
import { Scope } from '@identity';
import { LIVE, OWN_STRAND, TOWNSHIP } from './live-sides';

/** `r` the joint record, `a` its arrival, `d` its departure, `n` the strand that answers an arrival still without departure. */
export const RECORDS = `
  record.record r
  LEFT JOIN registration.arrival a ON a.strand_id = r.receiving_strand
  LEFT JOIN registration.departure d ON d.strand_id = r.sending_strand
  LEFT JOIN registration.departure n ON n.strand_id = r.answering_strand`;

const WAITING = `r.own_side = 'sending' AND NOT r.linked AND a.status = 'living'`;

/** One predicate per 待办: its number and its list are made of the same text. */
export const TODO_PREDICATES: Readonly<Record<Todo, string>> = {
  'identity-to-confirm': `(${WAITING} AND n.identity_found IS NOT TRUE)`,
  // After an undone pairing the person's departure stands: there is none to register.
  'departure-to-register': `(${WAITING} AND n.identity_found IS TRUE AND n.status IS DISTINCT FROM 'away')`,
  returned: `(r.rejected AND EXISTS (
    SELECT FROM ledger.strand_delivery o WHERE o.strand_id = ${OWN_STRAND} AND o.rejected))`,
  undelivered: `(CASE r.own_side WHEN 'receiving' THEN NOT r.receiving_covered
    ELSE r.sending_strand IS NOT NULL AND NOT r.sending_covered END)`,
};

/** Routed to the area, or registered by an organisation in it: addresses are often known to the township only. */
export const IN_AREA = (area: string): string => `(starts_with(r.own_organisation, ${area})
  OR r.own_side = 'receiving' AND starts_with(a.organisation, ${area})
  OR r.own_side = 'sending' AND starts_with(d.organisation, ${area}))`;

export const SORT_KEYS: Readonly<Record<RecordSort, string>> = {
  updatedAt: `to_char(r.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`,
  arrivedOn: `COALESCE(r.arrived_on::text, '')`,
  leftOn: `COALESCE(r.left_on::text, '')`,
};

/** SQL conditions and their parameters, gathered one by one. */
export class Conditions {
  readonly values: unknown[] = [];
  private readonly parts: string[] = [];

  add(condition: (parameter: string) => string, value: unknown): this {
    this.parts.push(condition(this.parameter(value)));
    return this;
  }

  fixed(condition: string): this {
    this.parts.push(condition);
    return this;
  }

  parameter(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  get sql(): string {
    return this.parts.length > 0 ? this.parts.join(' AND ') : 'true';
  }
}

export function conditionsOf(filter: RecordFilter, found?: readonly string[]): Conditions {
  const conditions = new Conditions().add(IN_AREA, filter.area);
  if (found) conditions.add((p) => `r.record_id = ANY (${p}::text[])`, found);
  if (filter.state) conditions.add((p) => `r.state = ${p}`, filter.state);
  if (filter.todo) conditions.fixed(TODO_PREDICATES[filter.todo]);
  if (filter.side) conditions.add((p) => `r.own_side = ${p}`, filter.side);
  if (filter.partner)
    conditions.add(
      (p) =>
        `CASE r.own_side WHEN 'receiving' THEN r.home_region ELSE r.residence_region END = ${p}`,
      filter.partner,
    );
  if (filter.oneSided === 'any') conditions.fixed(`r.one_sided_side IS NOT NULL`);
  else if (filter.oneSided) conditions.add((p) => `r.one_sided_side = ${p}`, filter.oneSided);
  if (filter.division)
    conditions.add(
      (p) => `(starts_with(r.home_division, ${p}) OR starts_with(r.residence_division, ${p}))`,
      new Scope(filter.division).prefix,
    );
  if (filter.live) conditions.add((p) => `${LIVE} = ${p}`, filter.live);
  if (filter.township) conditions.add((p) => `${TOWNSHIP} = ${p}`, filter.township);
  if (filter.ended !== undefined)
    conditions.add(
      (p) => `COALESCE(r.residence_ended, r.departure_ended, false) = ${p}::boolean`,
      filter.ended,
    );
  return conditions;
}

/**
 * What one box may hold: an 18-digit number and an 11-digit phone are found exactly, by keyed index; letters as the
 * beginning of pinyin or initials; anything else as the beginning of a name. Undefined when it can match nobody.
 */
export function personCondition(
  q: string,
  cipher: FieldCipher,
): { readonly sql: string; readonly value: unknown } | undefined {
  const text = normaliseName(q.normalize('NFKC'));
  const idNumber = normaliseIdNumber(q);
  if (/^[0-9]{17}[0-9X]$/.test(idNumber))
    return { sql: 'p.id_index = $1', value: cipher.index(idNumber) };
  if (/^[0-9+() -]{7,}$/.test(text))
    return { sql: 'p.phone_index = $1', value: cipher.index(normalisePhone(text)) };
  if (/[0-9]/.test(text) || text === '') return undefined;
  if (/^[a-z' ]+$/i.test(text)) {
    const letters = text.toLowerCase().replace(/[' ]/g, '');
    return {
      sql: `(p.name_pinyin LIKE $1 OR p.name_initials LIKE $1)`,
      value: `${letters}%`,
    };
  }
  return { sql: 'p.name LIKE $1', value: `${text.replace(/[\\%_]/g, '\\$&')}%` };
}
