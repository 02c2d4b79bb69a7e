import { addDays, dayIn, endOfDay } from '@calendar';
import { Conditions } from '@platform/database';
import type { FieldCipher } from '@platform/field-cipher';
import { UUIDV7 } from '@platform/ids';
import { WAITING_STATES, ENDED_STATES } from '../case';
import type { CaseFilter, CaseList, CaseReader, CaseSort } from '../work-list/case-list.read-model';

/** A case is due soon when its due day is today or within so many days: our own figure. */
const DUE_SOON_DAYS = 3;

const quoted = (states: readonly string[]): string =>
  states.map((state) => `'${state}'`).join(', ');
const WAITING = `c.state IN (${quoted(WAITING_STATES)})`;
const OPEN = `c.state NOT IN (${quoted(ENDED_STATES)})`;

/** Columns a list is ordered by; each has an index that ends with the id. */
export const SORT_COLUMNS: Readonly<Record<CaseSort, string>> = {
  updatedAt: 'c.changed_at',
  // Ids are UUIDv7: the order in which cases were opened, on whichever side.
  openedAt: 'c.case_id',
  due: 'c.due_order',
};

export function conditionsOf(
  reader: CaseReader,
  filter: CaseFilter,
  cipher: FieldCipher,
): Conditions {
  const conditions = new Conditions();
  conditions.fixed(listed(filter.list, reader, conditions));
  const { kind, partner, state, q } = filter;
  if (kind) conditions.fixed(`c.kind = ${conditions.parameter(kind)}`);
  if (partner) conditions.fixed(`c.partner = ${conditions.parameter(partner)}`);
  if (state) conditions.fixed(`c.state = ${conditions.parameter(state)}`);
  if (q !== undefined) conditions.fixed(sought(q, conditions, cipher));
  return conditions;
}

/** Cases about one record, whichever half of it they named, as far as the reader's area goes. */
export function aboutRecord(reader: CaseReader, recordIds: readonly string[]): Conditions {
  const conditions = new Conditions();
  const given = (value: unknown): string => conditions.parameter(value);
  return conditions.fixed(`c.record_id = ANY (${given(recordIds)})`).fixed(inArea(reader, given));
}

/** One predicate per list: its number and its rows are made of the same text. */
function listed(list: CaseList, reader: CaseReader, conditions: Conditions): string {
  const given = (value: unknown): string => conditions.parameter(value);
  switch (list) {
    case 'mine':
      return `${inHand(reader, given)} AND ${OPEN}`;
    case 'office':
      return `c.holder_organisation = ${given(reader.organisation)} AND ${OPEN}`;
    case 'incoming':
      return `c.side = 'answering' AND ${inArea(reader, given)}`;
    case 'outgoing':
      return `c.side = 'asking' AND ${inArea(reader, given)}`;
    case 'due-soon':
      return `${WAITING} AND c.due_order >= ${given(reader.at)} AND c.due_order < ${given(soon(reader.at))}
        AND ${inArea(reader, given)}`;
    case 'overdue':
      return `${WAITING} AND c.due_order < ${given(reader.at)} AND ${inArea(reader, given)}`;
    case 'returned':
      return `c.state IN ('returned', 'misaddressed') AND ${inArea(reader, given)}`;
  }
}

type Given = (value: unknown) => string;

/** Within the area by where it belongs, by who has it in hand, or in one's own hands. */
function inArea({ area, account }: CaseReader, given: Given): string {
  const [prefix, own] = [given(`${area}%`), given(account)];
  return `(c.organisation LIKE ${prefix} OR c.holder_organisation LIKE ${prefix} OR c.holder_account = ${own})`;
}

/** What one has in hand, and what those hold who are away and named one as deputy. */
function inHand({ account, at }: CaseReader, given: Given): string {
  const own = given(account);
  const today = `(${given(at)}::timestamptz AT TIME ZONE 'Asia/Shanghai')::date`;
  return `c.holder_account = ANY (ARRAY(
    SELECT ${own}::text UNION ALL
    SELECT b.account FROM casework.absence b
     WHERE b.deputy = ${own} AND ${today} BETWEEN b.from_day AND b.to_day))`;
}

/** First instant after the last of these days in Asia/Shanghai: days are due until their last moment. */
function soon(at: Date): Date {
  return endOfDay(addDays(dayIn(at), DUE_SOON_DAYS));
}

/** A number is found exactly, by keyed index; names and filing numbers by their beginning. */
function sought(
  { text: typed, named }: NonNullable<CaseFilter['q']>,
  conditions: Conditions,
  cipher: FieldCipher,
): string {
  const text = typed.normalize('NFKC').trim();
  const number = text.toUpperCase().replaceAll(' ', '');
  if (UUIDV7.test(text.toLowerCase()))
    return `c.case_id = ${conditions.parameter(text.toLowerCase())}`;
  if (named && /^[0-9]{17}[0-9X]$/.test(number))
    return `c.id_index = ${conditions.parameter(cipher.index(number))}`;
  const start = conditions.parameter(`${text.replace(/[\\%_]/g, '\\$&')}%`);
  return named ? `(c.name LIKE ${start} OR c.filing LIKE ${start})` : `c.filing LIKE ${start}`;
}
