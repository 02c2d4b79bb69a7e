import { ask, command, read } from './http';
import { listOrSearch, type Page } from './page';

export type RecordState = 'one-sided' | 'diverged' | 'pending' | 'agreed';
export type Side = 'sending' | 'receiving';
export const TODO_KINDS = [
  'identity-to-confirm',
  'departure-to-register',
  'second-residence',
  'returned',
  'undelivered',
] as const;
export type TodoKind = (typeof TODO_KINDS)[number];

export interface Place {
  region: string;
  division?: string | null;
  divisionName?: string | null;
  /** With everything above it. */
  fullName?: string | null;
}

export interface RecordRow {
  recordId: string;
  home: Place;
  residence: Place;
  name: string;
  idNumberMasked: string;
  sex: string | null;
  age: number | null;
  phoneMasked?: string | null;
  arrivedOn?: string | null;
  leftOn?: string | null;
  state: RecordState;
  stateSince?: string | null;
  /** The part this region plays for the person. */
  side: Side;
  differences: number;
  updatedAt: string;
}

export interface RecordFilter {
  state?: string;
  todo?: string;
  side?: string;
  partner?: string;
  oneSided?: string;
  live?: string;
  township?: string;
  division?: string;
  channel?: string;
  site?: string;
  atSite?: string;
  ended?: boolean;
  q?: string;
  sort?: string;
  cursor?: string;
  size?: number;
}

export interface Todo {
  identityToConfirm: number;
  departureToRegister: number;
  secondResidence: number;
  returned: number;
  undelivered: number;
  /** What came in at doors; for those who may decide on it. */
  selfReports?: number;
  /** What people captured who may register no more; for those who may take it over. */
  capturedDrafts?: number;
}

export interface Summary {
  records: number;
  agreed: number;
  pending: number;
  diverged: number;
  oneSided: { sending: number; receiving: number };
}

export type Values = Record<string, unknown>;

export interface Section {
  open: Values;
  personal?: Values | null;
  version: number;
  time?: string;
  eventTime?: string | null;
}

export interface Strand {
  strandId: string;
  version: number;
  digest: string;
  covered: boolean;
  coveredAt?: string | null;
  sections: Partial<Record<string, Section>>;
}

export interface Difference {
  field: string;
  sending?: unknown;
  receiving?: unknown;
}

export interface JointRecord {
  recordId: string;
  state: RecordState;
  stateSince?: string | null;
  linked: boolean;
  /** The part this region plays. */
  side: Side;
  home: Place;
  residence: Place;
  sending?: Strand | null;
  receiving?: Strand | null;
  differences: Difference[];
  rejected?: { sequence?: number | string; code: string; strandId?: string; type?: string }[];
}

export interface TimelineItem {
  /** Entries of one act, or the case whose answer was entered. */
  correlationId?: string | null;
  at: string;
  eventTime?: string | null;
  side: Side;
  type: string;
  section: string;
  version: number;
  sequence?: number | string | null;
  state?: string;
  code?: string | null;
  sealedAt?: string | null;
  provedAt?: string | null;
  deliveredAt?: string | null;
  by?: string | null;
}

const at = (id: string): string => `/api/bureau/records/${encodeURIComponent(id)}`;

export const getTodo = (): Promise<Todo> => read<Todo>('/api/bureau/todo');

export const getSummary = (): Promise<Summary> => read<Summary>('/api/bureau/records/summary');

const search = '/api/bureau/search';

/** A list by its codes; as soon as something is typed into its box, the same list by search, where the text is in the body. */
export const listRecords =
  (path: string, side?: Side) =>
  (filter: RecordFilter): Promise<Page<RecordRow>> =>
    listOrSearch(path, search, { ...filter, ...(filter.q && side && { side }) });

export const getRecords = listRecords('/api/bureau/records');

export const searchPeople = (
  filter: RecordFilter & { q: string },
  signal?: AbortSignal,
): Promise<Page<RecordRow>> => ask<Page<RecordRow>>(search, filter, signal);

export const getRecord = (id: string, purpose?: string): Promise<JointRecord> =>
  read<JointRecord>(at(id), purpose ? { purpose } : {});

export const getTimeline = async (id: string): Promise<TimelineItem[]> => {
  const held = await read<TimelineItem[] | { items: TimelineItem[] }>(`${at(id)}/timeline`);
  return Array.isArray(held) ? held : held.items;
};

export type Revealed = Record<string, string | null | undefined>;

/** Full values, shown after a purpose was stated; one row in the log of reads. */
export const revealRecord = (
  { id, purpose }: { id: string; purpose: string },
  key: string,
): Promise<Revealed> => command<Revealed>('POST', `${at(id)}/reveal`, { body: { purpose }, key });
