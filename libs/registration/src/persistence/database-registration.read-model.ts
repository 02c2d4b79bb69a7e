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
  type RecordSummary,
  type RecordWord,
  RegistrationReadModel,
  type Side,
  type TodoCounts,
  TODOS,
} from '../registration.read-model';
import { findPage } from './listed-page';
import { LISTED_IN_AREA, LISTED_SORTS, listedConditions, TODO_COLUMNS } from './listed-query';
import { ListedRecords } from './listed-records';
import { IN_AREA, personCondition, RECORDS } from './record-query';

/** Of `r`, a joint record; `a`, `d` and `i` what each side says of the person. */
const ROW = `
  r.record_id, r.own_side, r.state, r.state_since, r.linked, r.one_sided_side, r.home_region, r.residence_region,
  r.home_division, r.residence_division, r.updated_at,
  COALESCE(a.id_cipher, d.id_cipher) AS id_cipher, COALESCE(a.name, d.name) AS name, COALESCE(a.sex, d.sex) AS sex,
  COALESCE(a.birth_date, d.birth_date)::text AS birth_date, COALESCE(a.phone_cipher, d.phone_cipher) AS phone_cipher,
  jsonb_build_object('name', a.name, 'sex', a.sex, 'birthDate', a.birth_date, 'ethnicGroup', a.ethnic_group,
    'hukouAddress', a.hukou_address) AS declared,
  jsonb_build_object('name', d.name, 'sex', d.sex, 'birthDate', d.birth_date, 'ethnicGroup', d.ethnic_group,
    'hukouAddress', d.hukou_address) AS departed,
  jsonb_build_object('name', i.identity_name, 'sex', i.identity_sex, 'birthDate', i.identity_birth_date,
    'ethnicGroup', i.identity_ethnic_group, 'hukouAddress', i.identity_hukou_address) AS confirmed`;

/** The strand that holds the confirmed identity: the linked one, or the one that only answers. */
const WITH_IDENTITY = `
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
}

@Injectable()
export class DatabaseRegistrationReadModel extends RegistrationReadModel {
  constructor(
    private readonly database: Database,
    private readonly listed: ListedRecords,
    private readonly cipher: FieldCipher,
  ) {
    super();
  }

  override async list(filter: RecordFilter, page: RecordPageAsked): Promise<FoundRecords> {
    const person = filter.q === undefined ? undefined : personCondition(filter.q, this.cipher);
    if (filter.q !== undefined && !person) return { items: [], total: 0, totalIsExact: true };
    await this.listed.upToDate();
    const conditions = listedConditions(filter, person);
    const key = LISTED_SORTS[page.sort.field];
    const { ids, ...found } = await findPage(this.database, conditions, key, page);
    const rows = await this.database.read<Row>(
      `SELECT ${ROW}, NULLIF(r.arrived_on, '') AS arrived_on, NULLIF(r.left_on, '') AS left_on, r.ended
         FROM registration.listed r
         LEFT JOIN registration.arrival a ON a.strand_id = r.receiving_strand
         LEFT JOIN registration.departure d ON d.strand_id = r.sending_strand ${WITH_IDENTITY}
        WHERE r.record_id = ANY ($1) ORDER BY array_position($1, r.record_id)`,
      [ids],
    );
    return { ...found, items: rows.map((row) => this.recordRow(row)) };
  }

  override async countTodo(area: string): Promise<TodoCounts> {
    await this.listed.upToDate();
    const counts = TODOS.map(
      (todo) => `(SELECT count(*)::int FROM (
        SELECT FROM registration.listed l WHERE ${TODO_COLUMNS[todo]} AND ${LISTED_IN_AREA('$1')}
         LIMIT ${EXACT_TOTAL_MAX}) x) AS "${todo}"`,
    );
    const [row] = await this.database.read<TodoCounts>(`SELECT ${counts.join(', ')}`, [area]);
    return row!;
  }

  override async summary(area: string): Promise<RecordSummary> {
    await this.listed.upToDate();
    const rows = await this.database.read<{ state: RecordWord; side: Side | null; n: number }>(
      `SELECT l.state, l.one_sided_side AS side, count(*)::int AS n
         FROM registration.listed l WHERE ${LISTED_IN_AREA('$1')} GROUP BY 1, 2`,
      [area],
    );
    const count = (state: RecordWord, side: Side | null = null): number =>
      rows.find((row) => row.state === state && row.side === side)?.n ?? 0;
    return {
      records: rows.reduce((sum, { n }) => sum + n, 0),
      agreed: count('agreed'),
      pending: count('pending'),
      diverged: count('diverged'),
      oneSided: {
        sending: count('one-sided', 'sending'),
        receiving: count('one-sided', 'receiving'),
      },
    };
  }

  override async find(area: string, recordId: string): Promise<RecordRow | undefined> {
    const [row] = await this.database.read<Row>(
      `SELECT ${ROW}, r.arrived_on::text AS arrived_on, r.left_on::text AS left_on,
              COALESCE(r.residence_ended, r.departure_ended, false) AS ended
         FROM ${RECORDS} ${WITH_IDENTITY}
        WHERE r.record_id = record.record_of($1) AND ${IN_AREA('$2')}`,
      [recordId, area],
    );
    return row && this.recordRow(row);
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
