import { Injectable } from '@nestjs/common';
import { Conditions, Database } from '@platform/database';
import { FieldCipher } from '@platform/field-cipher';
import { maskIdNumber } from '../id-number';
import type { OneSidedReason } from '../one-sided/one-sided';
import {
  type FoundOneSided,
  type LiveCountsOf,
  type OneSidedFilter,
  type OneSidedPageAsked,
  OneSidedReadModel,
  type OneSidedRow,
} from '../one-sided/one-sided.read-model';
import type { Side } from '../registration.read-model';
import type { KnownArrival, KnownDeparture } from '../registration.repository';
import { placeOf } from './database-registration.read-model';
import { findPage } from './listed-page';
import {
  inTownship,
  LISTED_IN_AREA,
  LISTED_PARTNER,
  LISTED_TOWNSHIP,
  ONE_SIDED_SORT_KEYS,
} from './listed-query';
import { ListedRecords } from './listed-records';
import {
  ARRIVAL_COLUMNS,
  type ArrivalRow,
  arrivalOf,
  DEPARTURE_COLUMNS,
  type DepartureRow,
  departureOf,
} from './registration-rows';

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
}

@Injectable()
export class DatabaseOneSidedReadModel extends OneSidedReadModel {
  constructor(
    private readonly database: Database,
    private readonly listed: ListedRecords,
    private readonly cipher: FieldCipher,
  ) {
    super();
  }

  override async list(filter: OneSidedFilter, page: OneSidedPageAsked): Promise<FoundOneSided> {
    await this.listed.upToDate();
    const key = ONE_SIDED_SORT_KEYS[page.sort.field];
    const { ids, ...found } = await findPage(this.database, conditionsOf(filter), key, page);
    const rows = await this.database.read<Row>(
      `SELECT r.record_id, COALESCE(a.id_cipher, d.id_cipher) AS id_cipher, r.name,
              r.home_region, r.home_division, r.residence_region, r.residence_division, r.own_side,
              r.live, r.reason, r.since, r.own_organisation
         FROM registration.listed r
         LEFT JOIN registration.arrival a ON a.strand_id = r.receiving_strand
         LEFT JOIN registration.departure d ON d.strand_id = r.sending_strand
        WHERE r.record_id = ANY ($1) ORDER BY array_position($1, r.record_id)`,
      [ids],
    );
    return { ...found, items: rows.map((row) => this.rowOf(row)) };
  }

  override async counts(area: string): Promise<LiveCountsOf[]> {
    await this.listed.upToDate();
    // Counted by what stands in the rows first: all that follows from it, the area too, is computed for each combination
    // instead of each of 132,000 rows. Materialised, since else the area would be asked of each row again.
    return this.database.read<LiveCountsOf>(
      `WITH l AS MATERIALIZED (
         SELECT l.own_side, l.home_region, l.residence_region, l.own_organisation, l.live, l.told_organisation,
                count(*) AS n
           FROM registration.listed l WHERE l.live IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6)
       SELECT ${LISTED_PARTNER} AS partner, l.own_side AS side, ${LISTED_TOWNSHIP} AS township,
              COALESCE(sum(l.n) FILTER (WHERE l.live = 'both'), 0)::int AS both,
              COALESCE(sum(l.n) FILTER (WHERE l.live = 'sending'), 0)::int AS "sendingOnly",
              COALESCE(sum(l.n) FILTER (WHERE l.live = 'receiving'), 0)::int AS "receivingOnly"
         FROM l WHERE ${LISTED_IN_AREA('$1')}
        GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
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
  const conditions = new Conditions().add(LISTED_IN_AREA, filter.area);
  conditions.fixed(`l.live IN ('sending', 'receiving')`);
  if (filter.live) conditions.add((p) => `l.live = ${p}`, filter.live);
  if (filter.side) conditions.add((p) => `l.own_side = ${p}`, filter.side);
  if (filter.partner) conditions.add((p) => `${LISTED_PARTNER} = ${p}`, filter.partner);
  if (filter.township) conditions.add(inTownship, filter.township);
  if (filter.reason) conditions.add((p) => `l.reason = ${p}`, filter.reason);
  return conditions;
}
