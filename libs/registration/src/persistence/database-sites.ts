import { Injectable } from '@nestjs/common';
import { Scope } from '@identity';
import { Database, statements } from '@platform/database';
import { FieldCipher } from '@platform/field-cipher';
import { EXACT_TOTAL_MAX } from '@platform/http';
import type { Transaction } from '@platform/transaction';
import { isWithinArea } from '../area';
import type { Channel, Commitment, Grid, Site } from '../site/site';
import { SiteUnknown } from '../site/site.errors';
import {
  type CountedSite,
  type Coverage,
  type FoundSites,
  type SiteFilter,
  type SitePageAsked,
  Sites,
  type SiteSort,
} from '../site/sites.repository';
import { AT_A_SITE, HERE, LISTED_IN_AREA, ofSite } from './listed-query';
import { ListedRecords } from './listed-records';

const COLUMNS = `s.site_id, s.channel, s.name, s.division, s.grid, s.address, s.responsible_name, s.responsible_phone,
  s.commitment, s.closed, s.door_code, s.version, s.created_at`;
/** People of a site, as the list of records shows them within an area, and what came in through its code. */
const counts = (area: string): string => `
  (SELECT count(*)::int FROM registration.listed l
    WHERE ${ofSite('s.site_id')} AND ${LISTED_IN_AREA(area)}) AS residents,
  (SELECT count(*)::int FROM registration.self_report p
    WHERE p.site_id = s.site_id AND p.state <> 'superseded') AS reports,
  (SELECT count(*)::int FROM registration.self_report p
    WHERE p.site_id = s.site_id AND p.state = 'pending') AS pending`;
const REPORTING = `(EXISTS (SELECT FROM registration.self_report p WHERE p.site_id = s.site_id AND p.state <> 'rejected')
  OR EXISTS (SELECT FROM registration.site_resident r WHERE r.site_id = s.site_id))`;

const SORT_VALUE: Readonly<Record<SiteSort, string>> = {
  createdAt: `to_char(s.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`,
  channel: 's.channel',
  division: 's.division',
};

interface SiteRow {
  site_id: string;
  channel: Channel;
  name: string;
  division: string;
  grid: string | null;
  address: string;
  responsible_name: string;
  responsible_phone: Buffer | null;
  commitment: Commitment | null;
  closed: boolean;
  door_code: string;
  version: number;
  created_at: Date;
}
interface CountedRow extends SiteRow {
  residents: number;
  reports: number;
  pending: number;
}

@Injectable()
export class DatabaseSites extends Sites {
  constructor(
    private readonly database: Database,
    private readonly listed: ListedRecords,
    private readonly cipher: FieldCipher,
  ) {
    super();
  }

  override async add(tx: Transaction, site: Site, account: string): Promise<void> {
    await statements(tx)(
      `INSERT INTO registration.site (name, grid, address, responsible_name, responsible_phone, commitment, closed,
         door_code, version, changed_at, changed_by, site_id, channel, division, created_at)
       VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, $9, $10, $11, $12, $13, $14, $10)`,
      [...this.changing(site), site.createdAt, account, site.siteId, site.channel, site.division],
    );
  }

  override async get(tx: Transaction, siteId: string, organisation: string): Promise<Site> {
    const [row] = await statements(tx)<SiteRow>(
      `SELECT ${COLUMNS} FROM registration.site s WHERE s.site_id = $1 FOR UPDATE`,
      [siteId],
    );
    if (!row || !new Scope(organisation).covers(row.division)) throw new SiteUnknown({ siteId });
    return this.siteOf(row);
  }

  override async keep(
    tx: Transaction,
    site: Site,
    by: { account: string; at: Date },
  ): Promise<void> {
    await statements(tx)(
      `UPDATE registration.site SET name = $1, grid = $2, address = $3, responsible_name = $4, responsible_phone = $5,
         commitment = $6::jsonb, closed = $7, door_code = $8, version = $9, changed_at = $10, changed_by = $11
        WHERE site_id = $12`,
      [...this.changing(site), by.at, by.account, site.siteId],
    );
  }

  override async findByDoorCode(doorCode: string): Promise<Site | undefined> {
    const [row] = await this.database.read<SiteRow>(
      `SELECT ${COLUMNS} FROM registration.site s WHERE s.door_code = $1 AND NOT s.closed`,
      [doorCode],
    );
    return row && this.siteOf(row);
  }

  override async show(siteId: string, area: string): Promise<CountedSite | undefined> {
    await this.listed.upToDate();
    const [row] = await this.database.read<CountedRow>(
      `SELECT ${COLUMNS}, ${counts('$2')} FROM registration.site s
        WHERE s.site_id = $1 AND starts_with(s.division, $2)`,
      [siteId, area],
    );
    return row && this.countedOf(row);
  }

  override async list(filter: SiteFilter, page: SitePageAsked): Promise<FoundSites> {
    await this.listed.upToDate();
    const where = `starts_with(s.division, $1)
      AND ($2::text IS NULL OR s.channel = $2)
      AND ($3::text IS NULL OR starts_with(s.division, $3))
      AND ($4::text IS NULL OR s.grid = $4)
      AND s.closed = $5
      AND ($6::text IS NULL OR strpos(s.name || ' ' || s.address, $6) > 0)
      AND ($7::boolean IS NULL OR ${REPORTING} <> $7)
      AND ($8::boolean IS NULL OR (s.commitment IS NOT NULL) = $8)`;
    const given = [
      filter.area,
      filter.channel ?? null,
      filter.division ? new Scope(filter.division).prefix : null,
      filter.grid ?? null,
      filter.closed ?? false,
      filter.q ?? null,
      filter.silent ?? null,
      filter.signed ?? null,
    ];
    const value = `(${SORT_VALUE[page.sort.field]}) COLLATE "C"`;
    const [direction, beyond] = page.sort.descending ? ['DESC', '<'] : ['ASC', '>'];
    const rows = await this.database.read<CountedRow & { sort_value: string }>(
      `SELECT ${COLUMNS}, ${counts('$1')}, ${value} AS sort_value FROM registration.site s
        WHERE ${where} AND ($9::text IS NULL OR (${value}, s.site_id) ${beyond} ($9, $10))
        ORDER BY ${value} ${direction}, s.site_id ${direction} LIMIT $11`,
      [...given, page.after?.[0] ?? null, page.after?.[1] ?? null, page.size + 1],
    );
    const [counted] = await this.database.read<{ total: number }>(
      `SELECT count(*)::int AS total FROM
         (SELECT FROM registration.site s WHERE ${where} LIMIT ${EXACT_TOTAL_MAX + 1}) AS counted`,
      given,
    );
    const shown = rows.slice(0, page.size);
    const last = shown.at(-1);
    return {
      items: shown.map((row) => this.countedOf(row)),
      total: counted!.total,
      ...(rows.length > page.size && last ? { next: [last.sort_value, last.site_id] } : {}),
    };
  }

  override async coverage(area: string): Promise<Coverage[]> {
    await this.listed.upToDate();
    return this.database.read<Coverage>(
      `WITH place AS (
         SELECT s.channel, count(*)::int AS sites, count(*) FILTER (WHERE ${REPORTING})::int AS reporting,
                count(*) FILTER (WHERE s.commitment IS NOT NULL)::int AS signed
           FROM registration.site s WHERE starts_with(s.division, $1) AND NOT s.closed GROUP BY s.channel),
       person AS (
         SELECT l.channel, count(*)::int AS persons, count(*) FILTER (WHERE ${AT_A_SITE})::int AS with_site
           FROM registration.listed l
          WHERE ${HERE} AND ${LISTED_IN_AREA('$1')} GROUP BY l.channel)
       SELECT c.channel, coalesce(p.sites, 0) AS sites, coalesce(p.reporting, 0) AS reporting,
              coalesce(p.signed, 0) AS signed, coalesce(q.persons, 0) AS persons,
              coalesce(q.with_site, 0) AS "personsWithSite"
         FROM unnest(ARRAY['1', '2', '3', '4', '5', '6']) AS c (channel)
         LEFT JOIN place p USING (channel) LEFT JOIN person q USING (channel) ORDER BY c.channel`,
      [area],
    );
  }

  override async keepResidents(
    tx: Transaction,
    residents: {
      siteId: string;
      area: string;
      strandIds: readonly string[];
      at: Date;
      reported?: true;
    },
  ): Promise<void> {
    const [site] = await statements(tx)<{ division: string }>(
      `SELECT s.division FROM registration.site s WHERE s.site_id = $1 AND ($2 OR NOT s.closed) FOR SHARE`,
      [residents.siteId, residents.reported ?? false],
    );
    if (!site || !isWithinArea(residents.area, site.division))
      throw new SiteUnknown({ siteId: residents.siteId });
    await statements(tx)(
      `INSERT INTO registration.site_resident (strand_id, site_id, since)
       SELECT strand_id, $2, $3 FROM unnest($1::text[]) AS strand_id
       ON CONFLICT (strand_id) DO UPDATE SET site_id = excluded.site_id, since = excluded.since
         WHERE site_resident.site_id <> excluded.site_id`,
      [residents.strandIds, residents.siteId, residents.at],
    );
  }

  override grids(area: string): Promise<(Grid & { sites: number })[]> {
    return this.database.read<Grid & { sites: number }>(
      `SELECT g.community, g.number, g.name, g.keeper,
              (SELECT count(*)::int FROM registration.site s
                WHERE s.division = g.community AND s.grid = g.number AND NOT s.closed) AS sites
         FROM registration.grid g WHERE starts_with(g.community, $1) ORDER BY g.community, g.number`,
      [area],
    );
  }

  override async hasGrid(tx: Transaction, community: string, number: string): Promise<boolean> {
    const found = await statements(tx)(
      'SELECT 1 FROM registration.grid g WHERE g.community = $1 AND g.number = $2',
      [community, number],
    );
    return found.length > 0;
  }

  override async keepGrid(
    tx: Transaction,
    grid: Grid,
    by: { account: string; at: Date },
  ): Promise<void> {
    await statements(tx)(
      `INSERT INTO registration.grid (community, number, name, keeper, changed_at, changed_by)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (community, number) DO UPDATE SET name = excluded.name, keeper = excluded.keeper,
         changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
      [grid.community, grid.number, grid.name, grid.keeper ?? null, by.at, by.account],
    );
  }

  /** What a change may touch, in the order both statements have it; `at` and `account` follow. */
  private changing({ responsible, ...site }: Site): unknown[] {
    return [
      site.name,
      site.grid ?? null,
      site.address,
      responsible.name,
      responsible.phone ? this.cipher.encrypt(responsible.phone) : null,
      site.commitment ? JSON.stringify(site.commitment) : null,
      site.closed,
      site.doorCode,
      site.version,
    ];
  }

  private countedOf(row: CountedRow): CountedSite {
    const { residents, reports, pending } = row;
    return { site: this.siteOf(row), residents, reports, pending };
  }

  private siteOf(row: SiteRow): Site {
    const phone = row.responsible_phone && this.cipher.decrypt(row.responsible_phone);
    return {
      siteId: row.site_id,
      channel: row.channel,
      name: row.name,
      division: row.division,
      grid: row.grid ?? undefined,
      address: row.address,
      responsible: { name: row.responsible_name, ...(phone && { phone }) },
      commitment: row.commitment ?? undefined,
      closed: row.closed,
      doorCode: row.door_code,
      version: row.version,
      createdAt: row.created_at,
    };
  }
}
