import type { Transaction } from '@platform/transaction';
import type { Channel, Grid, Site } from './site';

export const SITE_SORTS = ['createdAt', 'channel', 'division'] as const;
export type SiteSort = (typeof SITE_SORTS)[number];

export interface SiteFilter {
  /** Digits that every division in the reader's area begins with. */
  readonly area: string;
  readonly channel?: Channel;
  readonly division?: string;
  readonly grid?: string;
  readonly closed?: boolean;
  /** Part of the name or the address. */
  readonly q?: string;
  /** Nobody was reported from there yet, or somebody was. */
  readonly silent?: boolean;
  /** Whether the responsible person has signed. */
  readonly signed?: boolean;
}

export interface SitePageAsked {
  readonly sort: { readonly field: SiteSort; readonly descending: boolean };
  readonly after?: readonly [string, string];
  readonly size: number;
}

/** A site with how much it has reported. */
export interface CountedSite {
  readonly site: Site;
  readonly reports: number;
  readonly pending: number;
  /** Living people registered with it; of a village, people who are away. */
  readonly residents: number;
}

export interface FoundSites {
  readonly items: readonly CountedSite[];
  readonly total: number;
  readonly next?: readonly [string, string];
}

/** How far the channels reach; every pair is a numerator and its base. */
export interface Coverage {
  readonly channel: Channel;
  readonly sites: number;
  /** Sites with at least one report or registered person. */
  readonly reporting: number;
  readonly signed: number;
  /**
   * Living people registered through the channel, and those of them with a site. 流出地 (6) reports who leaves: there it
   * is our own people who are away, and those of them a village reported.
   */
  readonly persons: number;
  readonly personsWithSite: number;
}

/** Sites, grids, and who was registered with which site: local facts, never told to a partner. */
export abstract class Sites {
  abstract add(tx: Transaction, site: Site, account: string): Promise<void>;
  /** Within an organisation's area, locked; refuses `site.unknown`. */
  abstract get(tx: Transaction, siteId: string, organisation: string): Promise<Site>;
  abstract keep(tx: Transaction, site: Site, by: { account: string; at: Date }): Promise<void>;
  abstract findByDoorCode(doorCode: string): Promise<Site | undefined>;
  abstract show(siteId: string, area: string): Promise<CountedSite | undefined>;
  abstract list(filter: SiteFilter, page: SitePageAsked): Promise<FoundSites>;
  abstract coverage(area: string): Promise<Coverage[]>;
  abstract keepResidents(
    tx: Transaction,
    residents: {
      readonly siteId: string;
      /** Organisation whose area the site must lie in. */
      readonly area: string;
      /** Of the own side: an arrival, or the departure a village reported. */
      readonly strandIds: readonly string[];
      readonly at: Date;
      /** Reported while the site was open: it may have closed since. */
      readonly reported?: true;
    },
  ): Promise<void>;
  abstract grids(area: string): Promise<(Grid & { readonly sites: number })[]>;
  abstract hasGrid(tx: Transaction, community: string, number: string): Promise<boolean>;
  abstract keepGrid(tx: Transaction, grid: Grid, by: { account: string; at: Date }): Promise<void>;
}
