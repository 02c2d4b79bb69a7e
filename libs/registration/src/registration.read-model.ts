import type { Channel } from './site/site';

/** The states of a joint record in one word (protocol section 6). */
export type RecordWord = 'one-sided' | 'diverged' | 'pending' | 'agreed';
export type Side = 'sending' | 'receiving';

/** 待办: what waits for a person here. 待确认身份, 待建卡, 两地登记居住, 被退回, 对方未送达. */
export const TODOS = [
  'identity-to-confirm',
  'departure-to-register',
  'second-residence',
  'returned',
  'undelivered',
] as const;
export type Todo = (typeof TODOS)[number];

export const RECORD_SORTS = ['updatedAt', 'arrivedOn', 'leftOn'] as const;
export type RecordSort = (typeof RECORD_SORTS)[number];

/** Which records; every member narrows. */
export interface RecordFilter {
  /** Digits that every division in the reader's area begins with. */
  readonly area: string;
  readonly state?: RecordWord;
  readonly todo?: Todo;
  /** The role this region has. */
  readonly side?: Side;
  readonly partner?: string;
  /** `any`, or only those that the named side alone has. */
  readonly oneSided?: Side | 'any';
  readonly division?: string;
  /** Where the person is live: on both sides, or on one of them only. */
  readonly live?: Side | 'both';
  /** The township of ours it is routed to, or the county where no township is known. */
  readonly township?: string;
  /** Registered through this reporting channel and still here; of 6, our own people who are away. */
  readonly channel?: Channel;
  /** Registered with this site and still here. */
  readonly site?: string;
  /** Only who was registered with some site. */
  readonly atSite?: boolean;
  readonly ended?: boolean;
  /** An ID number, a phone number, a name, or its pinyin or initials. */
  readonly q?: string;
}

export interface RecordPageAsked {
  readonly sort: { readonly field: RecordSort; readonly descending: boolean };
  /** Sort value and id of the last row shown. */
  readonly after?: readonly [string, string];
  readonly size: number;
}

export interface RecordPlace {
  readonly region: string;
  readonly division: string;
  readonly divisionName: string;
  /** With everything above it, as an address writes it. */
  readonly fullName: string;
}

/** A record as lists show it: numbers masked, nothing that was not asked for. */
export interface RecordRow {
  readonly recordId: string;
  readonly home: RecordPlace;
  readonly residence: RecordPlace;
  readonly name: string;
  readonly idNumberMasked: string;
  readonly sex: string;
  readonly birthDate: string;
  readonly phoneMasked?: string;
  readonly arrivedOn?: string;
  readonly leftOn?: string;
  readonly state: RecordWord;
  readonly stateSince?: string;
  readonly linked: boolean;
  readonly oneSided?: Side;
  readonly ended: boolean;
  readonly side: Side;
  /** Fields in which both sides differ: 不符. */
  readonly differences: number;
  readonly updatedAt: string;
}

export interface FoundRecords {
  readonly items: readonly RecordRow[];
  readonly total: number;
  readonly totalIsExact: boolean;
  /** Position of the last row, when more follow. */
  readonly next?: readonly [string, string];
}

/** Joint records of an area, each once: records = agreed + pending + diverged + oneSided.sending + oneSided.receiving. */
export interface RecordSummary {
  readonly records: number;
  readonly agreed: number;
  readonly pending: number;
  readonly diverged: number;
  readonly oneSided: Readonly<Record<Side, number>>;
}

export type TodoCounts = Readonly<Record<Todo, number>>;

/** What screens and other capabilities may ask about registrations, within an area. Personal values in clear stay inside. */
export abstract class RegistrationReadModel {
  abstract list(filter: RecordFilter, page: RecordPageAsked): Promise<FoundRecords>;
  /** Each equals the `total` of the list with that `todo`: both count the same rows. */
  abstract countTodo(area: string): Promise<TodoCounts>;
  /** By state, of the rows that lists of the same area show. */
  abstract summary(area: string): Promise<RecordSummary>;
  abstract find(area: string, recordId: string): Promise<RecordRow | undefined>;
}
