import type { FoundRecords, RecordPlace, Side } from '../registration.read-model';
import type { KnownArrival, KnownDeparture } from '../registration.repository';
import type { LiveCounts, OneSidedReason } from './one-sided';

export const ONE_SIDED_SORTS = ['since', 'name'] as const;
export type OneSidedSort = (typeof ONE_SIDED_SORTS)[number];

/** Which of the people who are live on one side only; every member narrows. */
export interface OneSidedFilter {
  /** Digits that every division in the reader's area begins with. */
  readonly area: string;
  /** The side that alone has the person live. */
  readonly live?: Side;
  /** The role this region has. */
  readonly side?: Side;
  readonly partner?: string;
  /** The township the record is routed to, or the county where no township is known. */
  readonly township?: string;
  readonly reason?: OneSidedReason;
}

export interface OneSidedPageAsked {
  readonly sort: { readonly field: OneSidedSort; readonly descending: boolean };
  readonly after?: readonly [string, string];
  readonly size: number;
}

/** A person live on one side only; numbers masked. */
export interface OneSidedRow {
  readonly recordId: string;
  readonly name: string;
  readonly idNumberMasked: string;
  readonly home: RecordPlace;
  readonly residence: RecordPlace;
  readonly side: Side;
  readonly live: Side;
  readonly reason: OneSidedReason;
  /** Day since when: of the registration, or of the act that left it alone. */
  readonly since: string;
  /** Organisation of this region that holds it. */
  readonly organisation: string;
}

export interface FoundOneSided extends Pick<FoundRecords, 'total' | 'totalIsExact' | 'next'> {
  readonly items: readonly OneSidedRow[];
}

/** How many are live where, of one partner and role, in one township (or county, where no township is known). */
export interface LiveCountsOf extends LiveCounts {
  readonly partner: string;
  readonly side: Side;
  readonly township: string;
}

/** One-sided registrations of an area, and who may be meant by them. Each count equals the list with its filter. */
export abstract class OneSidedReadModel {
  abstract list(filter: OneSidedFilter, page: OneSidedPageAsked): Promise<FoundOneSided>;
  abstract counts(area: string): Promise<LiveCountsOf[]>;
  /** Departures of ours, live and unpaired, that resemble an arrival; at most fifty. */
  abstract departuresLike(arrival: KnownArrival): Promise<KnownDeparture[]>;
  /** Arrivals of the partner, live and unpaired, that resemble a departure; at most fifty. */
  abstract arrivalsLike(departure: KnownDeparture): Promise<KnownArrival[]>;
}
