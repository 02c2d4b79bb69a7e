import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { FieldCipher } from '@platform/field-cipher';
import { EXACT_TOTAL_MAX } from '@platform/http';
import { divisionName, fullName } from '@region';
import { differingFields } from '../differences';
import { maskIdNumber } from '../id-number';
import { maskPhone } from '../phone-number';
import {
  type FoundRecords,
  type RecordFilter,
  type RecordPageAsked,
  type RecordPlace,
  type RecordRow,
  type RecordWord,
  RegistrationReadModel,
  type Side,
  type Todo,
  type TodoCounts,
  TODOS,
} from '../registration.read-model';
import {
  conditionsOf,
  IN_AREA,
  personCondition,
  RECORDS,
  SORT_KEYS,
  TODO_PREDICATES,
} from './record-query';

const COLUMNS = `
  r.record_id, r.own_side, r.state, r.state_since, r.linked, r.one_sided_side, r.home_region, r.residence_region,
  r.home_division, r.residence_division, r.arrived_on::text AS arrived_on, r.left_on::text AS left_on, r.updated_at,
  COALESCE(r.residence_ended, r.departure_ended, false) AS ended,
  COALESCE(a.id_cipher, d.id_cipher) AS id_cipher, COALESCE(a.name, d.name) AS name, COALESCE(a.sex, d.sex) AS sex,
  COALESCE(a.birth_date, d.birth_date)::text AS birth_date, COALESCE(a.phone_cipher, d.phone_cipher) AS phone_cipher,
  jsonb_build_object('name', a.name, 'sex', a.sex, 'birthDate', a.birth_date, 'ethnicGroup', a.ethnic_group,
    'hukouAddress', a.hukou_address) AS declared,
  jsonb_build_object('name', d.name, 'sex', d.sex, 'birthDate', d.birth_date, 'ethnicGroup', d.ethnic_group,
    'hukouAddress', d.hukou_address) AS departed,
  jsonb_build_object('name', i.identity_name, 'sex', i.identity_sex, 'birthDate', i.identity_birth_date,
    'ethnicGroup', i.identity_ethnic_group, 'hukouAddress', i.identity_hukou_address) AS confirmed`;

/** The strand that holds the confirmed identity: the linked one, or the one that only answers. */
const WITH_IDENTITY = `${RECORDS}
  LEFT JOIN registration.departure i ON i.strand_id = COALESCE(r.sending_strand, r.answering_strand)`;

type Person = Readonly<Record<string, string | null>>;
interface Row {
  record_id: string;
  own_side: Side;
  state: RecordWord;
  state_since: Date | null;
  linked: boolean;
  one_sided_side: Side | null;
  home_region: string;
  residence_region: string;
  home_division: string;
  residence_division: string;
  arrived_on: string | null;
  left_on: string | null;
  updated_at: Date;
  ended: boolean;
  id_cipher: Buffer;
  name: string;
  sex: string;
  birth_date: string;
  phone_cipher: Buffer | null;
  declared: Person;
  departed: Person;
  confirmed: Person;
  sort_key: string;
}

@Injectable()
export class DatabaseRegistrationReadModel extends RegistrationReadModel {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {
    super();
  }

  override async list(filter: RecordFilter, page: RecordPageAsked): Promise<FoundRecords> {
    const found = filter.q === undefined ? undefined : await this.recordsOfPerson(filter.q);
    if (found?.length === 0) return { items: [], total: 0, totalIsExact: true };
    const total = await this.count(filter, found);
    const rows = await this.rows(filter, page, found);
    const items = rows.slice(0, page.size);
    const last = items.at(-1);
    return {
      items: items.map((row) => this.recordRow(row)),
      total: Math.min(total, EXACT_TOTAL_MAX),
      totalIsExact: total <= EXACT_TOTAL_MAX,
      ...(rows.length > page.size && last ? { next: [last.sort_key, last.record_id] } : {}),
    };
  }

  override async countTodo(area: string): Promise<TodoCounts> {
    const counts = TODOS.map(
      (todo) => `count(*) FILTER (WHERE ${TODO_PREDICATES[todo]})::int AS "${todo}"`,
    );
    const [row] = await this.database.read<Record<Todo, number>>(
      `SELECT ${counts.join(', ')} FROM ${RECORDS} WHERE ${IN_AREA('$1')}`,
      [area],
    );
    return Object.fromEntries(
      TODOS.map((todo) => [todo, Math.min(row![todo], EXACT_TOTAL_MAX)]),
    ) as TodoCounts;
  }

  override async find(area: string, recordId: string): Promise<RecordRow | undefined> {
    const [row] = await this.database.read<Row>(
      `SELECT ${COLUMNS}, '' AS sort_key FROM ${WITH_IDENTITY}
        WHERE r.record_id = record.record_of($1) AND ${IN_AREA('$2')}`,
      [recordId, area],
    );
    return row && this.recordRow(row);
  }

  private async rows(
    filter: RecordFilter,
    page: RecordPageAsked,
    found: readonly string[] | undefined,
  ): Promise<Row[]> {
    const key = SORT_KEYS[page.sort.field];
    const conditions = conditionsOf(filter, found);
    if (page.after) {
      const [value, recordId] = page.after.map((part) => conditions.parameter(part));
      conditions.fixed(
        `(${key}, r.record_id) ${page.sort.descending ? '<' : '>'} (${value}::text, ${recordId}::text)`,
      );
    }
    const size = conditions.parameter(page.size + 1);
    const order = page.sort.descending ? 'DESC' : 'ASC';
    return this.database.read<Row>(
      `SELECT ${COLUMNS}, ${key} AS sort_key FROM ${WITH_IDENTITY} WHERE ${conditions.sql}
        ORDER BY ${key} ${order}, r.record_id ${order} LIMIT ${size}`,
      conditions.values,
    );
  }

  private async count(filter: RecordFilter, found: readonly string[] | undefined): Promise<number> {
    const conditions = conditionsOf(filter, found);
    const [row] = await this.database.read<{ total: number }>(
      `SELECT count(*)::int AS total FROM (
         SELECT 1 FROM ${RECORDS} WHERE ${conditions.sql} LIMIT ${EXACT_TOTAL_MAX + 1}) x`,
      conditions.values,
    );
    return row!.total;
  }

  /** Index first, records after: ids of the records a search names, at most one more than a total counts. */
  private async recordsOfPerson(q: string): Promise<string[]> {
    const person = personCondition(q, this.cipher);
    if (!person) return [];
    const rows = await this.database.read<{ record_id: string }>(
      `SELECT p.strand_id AS record_id FROM registration.arrival p WHERE ${person.sql}
       UNION
       SELECT COALESCE(p.linked_record, p.strand_id) FROM registration.departure p WHERE ${person.sql}
       LIMIT ${EXACT_TOTAL_MAX + 1}`,
      [person.value],
    );
    return rows.map((row) => row.record_id);
  }

  private recordRow(row: Row): RecordRow {
    return {
      recordId: row.record_id,
      home: placeOf(row.home_region, row.home_division),
      residence: placeOf(row.residence_region, row.residence_division),
      name: row.name ?? '',
      idNumberMasked: row.id_cipher ? maskIdNumber(this.cipher.decrypt(row.id_cipher)) : '',
      sex: row.sex ?? '0',
      birthDate: row.birth_date ?? '',
      ...(row.phone_cipher
        ? { phoneMasked: maskPhone(this.cipher.decrypt(row.phone_cipher)) }
        : {}),
      ...(row.arrived_on ? { arrivedOn: row.arrived_on } : {}),
      ...(row.left_on ? { leftOn: row.left_on } : {}),
      state: row.state,
      ...(row.state_since ? { stateSince: row.state_since.toISOString() } : {}),
      linked: row.linked,
      ...(row.one_sided_side ? { oneSided: row.one_sided_side } : {}),
      ended: row.ended,
      side: row.own_side,
      differences: differingFields(row.declared, row.confirmed, row.departed).length,
      updatedAt: row.updated_at.toISOString(),
    };
  }
}

export function placeOf(region: string, division: string): RecordPlace {
  return {
    region,
    division,
    divisionName: divisionName(division) ?? division,
    fullName: fullName(division) ?? division,
  };
}
