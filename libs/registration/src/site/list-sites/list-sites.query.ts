import { Injectable } from '@nestjs/common';
import { askedBy, ReadLog, Scope, type SignedInAccount } from '@identity';
import {
  CursorUnknown,
  decodeCursor,
  encodeCursor,
  EXACT_TOTAL_MAX,
  type Language,
  sortOf,
} from '@platform/http';
import { fullName } from '@region';
import { maskPhone } from '../../phone-number';
import { commitments } from '../site';
import { SiteUnknown } from '../site.errors';
import { type CountedSite, type Coverage, SITE_SORTS, Sites } from '../sites.repository';
import type { DoorSheetResponse, SiteResponse, SitesPage, SitesQuery } from './list-sites.dto';

/** A list by its codes, or narrowed by what was typed into the box. */
type SitesAsked = SitesQuery & { readonly q?: string };

/** Sites of the reader's area; a responsible person is a person, so every look is logged. */
@Injectable()
export class ListSitesQuery {
  constructor(
    private readonly sites: Sites,
    private readonly reads: ReadLog,
  ) {}

  async list(query: SitesAsked, account: SignedInAccount, route: string): Promise<SitesPage> {
    const sort = sortOf(query.sort, SITE_SORTS, '-createdAt');
    const order = `site${sort.descending ? '-' : ''}${sort.field}`;
    const { channel, division, grid, closed, silent, signed } = query;
    const q = query.q?.trim();
    const found = await this.sites.list(
      {
        area: new Scope(account.organisation).prefix,
        channel,
        division,
        grid,
        closed,
        silent,
        signed,
        ...(q && { q }),
      },
      {
        sort,
        size: query.size,
        after: query.cursor === undefined ? undefined : positionOf(order, query.cursor),
      },
    );
    await this.reads.write({
      kind: 'list',
      account,
      route,
      filter: askedBy({ channel, division, grid, closed, silent, signed, q: q ? true : undefined }),
      total: found.total,
      subjects: found.items.map(({ site }) => site.siteId),
    });
    return {
      items: found.items.map(siteResponse),
      total: Math.min(found.total, EXACT_TOTAL_MAX),
      totalIsExact: found.total <= EXACT_TOTAL_MAX,
      ...(found.next ? { next: encodeCursor(order, found.next) } : {}),
    };
  }

  /** One site with what is printed for its door. */
  async doorSheet(
    siteId: string,
    account: SignedInAccount,
    language: Language,
  ): Promise<DoorSheetResponse> {
    const held = await this.sites.show(siteId, new Scope(account.organisation).prefix);
    if (!held) throw new SiteUnknown({ siteId });
    await this.reads.write({
      kind: 'page',
      account,
      route: 'GET /api/receiving/sites/:siteId',
      subjects: [siteId],
      purpose: 'site',
    });
    const text = commitments.at(-1)!;
    return {
      site: siteResponse(held),
      commitment: text[language],
      commitmentVersion: text.version,
    };
  }

  coverage(account: SignedInAccount): Promise<Coverage[]> {
    return this.sites.coverage(new Scope(account.organisation).prefix);
  }
}

function siteResponse({ site, ...counts }: CountedSite): SiteResponse {
  const { responsible, createdAt, ...rest } = site;
  return {
    ...rest,
    ...counts,
    divisionName: fullName(site.division) ?? site.division,
    responsibleName: responsible.name,
    ...(responsible.phone && { responsiblePhoneMasked: maskPhone(responsible.phone) }),
    createdAt: createdAt.toISOString(),
  };
}

function positionOf(order: string, cursor: string): [string, string] {
  const [value, siteId] = decodeCursor(order, cursor);
  if (typeof value !== 'string' || typeof siteId !== 'string') throw new CursorUnknown();
  return [value, siteId];
}
