import { Injectable } from '@nestjs/common';
import { Database } from '@platform/database';
import { FieldCipher } from '@platform/field-cipher';
import { EXACT_TOTAL_MAX } from '@platform/http';
import { maskIdNumber } from '../id-number';
import type { OneSidedReason } from '../one-sided/one-sided';
import {
  type FoundOneSided,
  type LiveCountsOf,
  type OneSidedFilter,
  type OneSidedPageAsked,
  OneSidedReadModel,
  type OneSidedRow,
  type OneSidedSort,
} from '../one-sided/one-sided.read-model';
import type { Side } from '../registration.read-model';
import type { KnownArrival, KnownDeparture } from '../registration.repository';
import { placeOf } from './database-registration.read-model';
import { LIVE, PARTED, PARTNER, REASON, SINCE, TOWNSHIP } from './live-sides';
import { Conditions, IN_AREA, RECORDS } from './record-query';
import {
  ARRIVAL_COLUMNS,
  type ArrivalRow,
  arrivalOf,
  DEPARTURE_COLUMNS,
  type DepartureRow,
  departureOf,
} from './registration-rows';

const SORT_KEYS: Readonly<Record<OneSidedSort, string>> = {
  since: SINCE,
  name: `COALESCE(a.name_pinyin, d.name_pinyin, '')`,
};
const LIKE_MAX = 50;

interface Row {
  record_id: string;
  id_cipher: Buffer | null;
  name: string | null;
  home_region: string;
  home_division: string;
  residence_region: string;
  residence_division: string;
  own_side: Side;
  live: Side;
  reason: OneSidedReason;
  since: string;
  own_organisation: string;
  sort_key: string;
}

@Injectable()
export class DatabaseOneSidedReadModel extends OneSidedReadModel {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {
    super();
  }

  override async list(filter: OneSidedFilter, page: OneSidedPageAsked): Promise<FoundOneSided> {
    const total = await this.count(filter);
    const key = SORT_KEYS[page.sort.field];
    const order = page.sort.descending ? 'DESC' : 'ASC';
    const conditions = conditionsOf(filter);
    if (page.after) {
      const [value, recordId] = page.after.map((part) => conditions.parameter(part));
      conditions.fixed(
        `(${key}, r.record_id) ${page.sort.descending ? '<' : '>'} (${value}::text, ${recordId}::text)`,
      );
    }
    const size = conditions.parameter(page.size + 1);
    const rows = await this.database.read<Row>(
      `SELECT r.record_id, COALESCE(a.id_cipher, d.id_cipher) AS id_cipher, COALESCE(a.name, d.name) AS name,
              r.home_region, r.home_division, r.residence_region, r.residence_division, r.own_side,
              ${LIVE} AS live, ${REASON} AS reason, ${SINCE} AS since, r.own_organisation, ${key} AS sort_key
         FROM ${RECORDS} ${PARTED} WHERE ${conditions.sql}
        ORDER BY ${key} ${order}, r.record_id ${order} LIMIT ${size}`,
      conditions.values,
    );
    const shown = rows.slice(0, page.size);
    const last = shown.at(-1);
    return {
      items: shown.map((row) => this.rowOf(row)),
      total: Math.min(total, EXACT_TOTAL_MAX),
      totalIsExact: total <= EXACT_TOTAL_MAX,
      ...(rows.length > page.size && last ? { next: [last.sort_key, last.record_id] } : {}),
    };
  }

  override async counts(area: string): Promise<LiveCountsOf[]> {
    return this.database.read<LiveCountsOf>(
      `SELECT x.partner, x.side, x.township,
              count(*) FILTER (WHERE x.live = 'both')::int AS both,
              count(*) FILTER (WHERE x.live = 'sending')::int AS "sendingOnly",
              count(*) FILTER (WHERE x.live = 'receiving')::int AS "receivingOnly"
         FROM (SELECT ${PARTNER} AS partner, r.own_side AS side, ${TOWNSHIP} AS township, ${LIVE} AS live
                 FROM ${RECORDS} WHERE ${IN_AREA('$1')}) x
        WHERE x.live IS NOT NULL
        GROUP BY x.partner, x.side, x.township ORDER BY x.partner, x.side, x.township`,
      [area],
    );
  }

  override async departuresLike({ strandId }: KnownArrival): Promise<KnownDeparture[]> {
    const rows = await this.database.read<DepartureRow>(
      `SELECT ${DEPARTURE_COLUMNS}, NULL::bytea AS about_id_cipher
         FROM registration.arrival a
         JOIN LATERAL (
           SELECT s.strand_id FROM registration.departure s WHERE s.id_index = a.id_index
           UNION SELECT s.strand_id FROM registration.departure s WHERE s.name = a.name
           UNION SELECT s.strand_id FROM registration.departure s WHERE s.name_pinyin = a.name_pinyin
           UNION SELECT s.strand_id FROM registration.departure s
                  WHERE s.birth_date = a.birth_date AND s.own AND s.linked_record IS NULL) l ON true
         JOIN registration.departure d ON d.strand_id = l.strand_id
        WHERE a.strand_id = $1 AND d.own AND d.linked_record IS NULL AND d.status = 'away'
          AND d.residence_region = a.residence_region
        LIMIT ${LIKE_MAX}`,
      [strandId],
    );
    return rows.map((row) => departureOf(row, this.cipher));
  }

  override async arrivalsLike({ strandId }: KnownDeparture): Promise<KnownArrival[]> {
    const rows = await this.database.read<ArrivalRow>(
      `SELECT ${ARRIVAL_COLUMNS}, NULL AS linked_to
         FROM registration.departure d
         JOIN LATERAL (
           SELECT s.strand_id FROM registration.arrival s WHERE s.id_index = d.id_index
           UNION SELECT s.strand_id FROM registration.arrival s WHERE s.name = d.name
           UNION SELECT s.strand_id FROM registration.arrival s WHERE s.name_pinyin = d.name_pinyin
           UNION SELECT s.strand_id FROM registration.arrival s WHERE s.birth_date = d.birth_date AND NOT s.own) l ON true
         JOIN registration.arrival a ON a.strand_id = l.strand_id
        WHERE d.strand_id = $1 AND NOT a.own AND a.status = 'living' AND a.id_cipher IS NOT NULL
          AND a.residence_region = d.residence_region
          AND NOT EXISTS (SELECT FROM registration.departure k WHERE k.linked_record = a.strand_id)
        LIMIT ${LIKE_MAX}`,
      [strandId],
    );
    return rows.map((row) => arrivalOf(row, this.cipher));
  }

  private async count(filter: OneSidedFilter): Promise<number> {
    const conditions = conditionsOf(filter);
    const [row] = await this.database.read<{ total: number }>(
      `SELECT count(*)::int AS total FROM (
         SELECT 1 FROM ${RECORDS} ${PARTED} WHERE ${conditions.sql} LIMIT ${EXACT_TOTAL_MAX + 1}) x`,
      conditions.values,
    );
    return row!.total;
  }

  private rowOf(row: Row): OneSidedRow {
    return {
      recordId: row.record_id,
      name: row.name ?? '',
      idNumberMasked: row.id_cipher ? maskIdNumber(this.cipher.decrypt(row.id_cipher)) : '',
      home: placeOf(row.home_region, row.home_division),
      residence: placeOf(row.residence_region, row.residence_division),
      side: row.own_side,
      live: row.live,
      reason: row.reason,
      since: row.since,
      organisation: row.own_organisation,
    };
  }
}

function conditionsOf(filter: OneSidedFilter): Conditions {
  const conditions = new Conditions().add(IN_AREA, filter.area);
  if (filter.live) conditions.add((p) => `${LIVE} = ${p}`, filter.live);
  else conditions.fixed(`${LIVE} IN ('sending', 'receiving')`);
  if (filter.side) conditions.add((p) => `r.own_side = ${p}`, filter.side);
  if (filter.partner) conditions.add((p) => `${PARTNER} = ${p}`, filter.partner);
  if (filter.township) conditions.add((p) => `${TOWNSHIP} = ${p}`, filter.township);
  if (filter.reason) conditions.add((p) => `${REASON} = ${p}`, filter.reason);
  return conditions;
}
