import type { CaseKind } from '@contracts';
import type { CaseState } from '../case';
import type { KnownCase } from '../case.repository';

/** 我的, 本单位, 收到, 发出, 即将到期, 已超期, 退回. */
export const CASE_LISTS = [
  'mine',
  'office',
  'incoming',
  'outgoing',
  'due-soon',
  'overdue',
  'returned',
] as const;
export type CaseList = (typeof CASE_LISTS)[number];

export const CASE_SORTS = ['updatedAt', 'openedAt', 'due'] as const;
export type CaseSort = (typeof CASE_SORTS)[number];

/** Who looks, and when: every list is what lies within the reader's area at a moment. */
export interface CaseReader {
  /** Prefix of the codes of the area. */
  readonly area: string;
  readonly organisation: string;
  readonly account: string;
  readonly at: Date;
}

export interface CaseFilter {
  readonly list: CaseList;
  readonly kind?: CaseKind;
  readonly partner?: string;
  readonly state?: CaseState;
  /** A case id or the beginning of a filing number; `named`: also an ID number or the beginning of a name. */
  readonly q?: { readonly text: string; readonly named: boolean };
}

export interface CasePageAsked {
  readonly sort: { readonly field: CaseSort; readonly descending: boolean };
  readonly size: number;
  /** Sort value and id of the last row shown. */
  readonly after?: readonly [string, string];
}

export interface FoundCases {
  readonly items: readonly KnownCase[];
  readonly total: number;
  readonly totalIsExact: boolean;
  readonly next?: readonly [string, string];
}

export abstract class CaseListReadModel {
  abstract list(reader: CaseReader, filter: CaseFilter, page: CasePageAsked): Promise<FoundCases>;
  /** What is and was asked about a joint record, newest first. */
  abstract ofRecord(reader: CaseReader, recordIds: readonly string[]): Promise<KnownCase[]>;
  /** Each is the `total` of its list. */
  abstract counts(reader: CaseReader): Promise<Readonly<Record<CaseList, number>>>;
}
