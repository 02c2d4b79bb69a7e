import type { FieldCipher } from '@platform/field-cipher';
import { normaliseIdNumber } from '../id-number';
import { normaliseName } from '../person-name';
import { normalisePhone } from '../phone-number';
import type { Todo } from '../registration.read-model';
import { OWN_REJECTED, SAYS_SECOND_RESIDENCE } from './live-sides';

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
  'second-residence': `(r.own_side = 'receiving' AND a.status = 'living' AND d.status = 'away'
    AND ${SAYS_SECOND_RESIDENCE})`,
  returned: OWN_REJECTED,
  undelivered: `(CASE r.own_side WHEN 'receiving' THEN NOT r.receiving_covered
    ELSE r.sending_strand IS NOT NULL AND NOT r.sending_covered END)`,
};

/** Routed to the area, or registered by an organisation in it: addresses are often known to the township only. */
export const IN_AREA = (area: string): string => `(starts_with(r.own_organisation, ${area})
  OR r.own_side = 'receiving' AND starts_with(a.organisation, ${area})
  OR r.own_side = 'sending' AND starts_with(d.organisation, ${area}))`;

/**
 * What one box may hold: an 18-digit number and an 11-digit phone are found exactly, by keyed index; letters as the
 * beginning of pinyin or initials; anything else as the beginning of a name. Undefined when it can match nobody.
 */
export function personCondition(q: string, cipher: FieldCipher): PersonCondition | undefined {
  const text = normaliseName(q.normalize('NFKC'));
  const idNumber = normaliseIdNumber(q);
  if (/^[0-9]{17}[0-9X]$/.test(idNumber)) return { by: 'number', value: cipher.index(idNumber) };
  if (/^[0-9+() -]{7,}$/.test(text))
    return { by: 'phone', value: cipher.index(normalisePhone(text)) };
  if (/[0-9]/.test(text) || text === '') return undefined;
  if (/^[a-z' ]+$/i.test(text)) {
    const letters = text.toLowerCase().replace(/[' ]/g, '');
    return { by: 'name', as: 'letters', value: `${letters}%` };
  }
  return { by: 'name', as: 'characters', value: `${text.replace(/[\\%_]/g, '\\$&')}%` };
}

/** Of a name, a pattern of LIKE. */
export type PersonCondition =
  | { readonly by: 'number' | 'phone'; readonly value: Buffer }
  | { readonly by: 'name'; readonly as: 'characters' | 'letters'; readonly value: string };
