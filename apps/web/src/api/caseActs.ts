import type { CaseAct, CaseKind, CaseRow, CaseService, CaseState, CaseUrgency } from './cases';
import { command } from './http';

export interface CaseOutcome {
  caseId: string;
  state: CaseState;
}

export interface NewCase {
  kind: CaseKind;
  urgency?: CaseUrgency;
  fields?: string[];
  values?: Record<string, string>;
  recordId?: string;
  disputes?: string;
  name?: string;
  idNumber?: string;
  division?: string;
  title?: string;
  text?: string;
  filing?: string;
  /** Ids of files in hand. */
  attachments?: string[];
}

export const openCase = (
  { service, ...body }: NewCase & { service: CaseService },
  key: string,
): Promise<CaseOutcome> => command<CaseOutcome>('POST', `/api/${service}/cases`, { body, key });

/** One act on a case, at the door of the service that plays this region's part. */
export const actOnCase = (
  { row, act, body }: { row: Pick<CaseRow, 'caseId' | 'service'>; act: CaseAct; body?: object },
  key: string,
): Promise<CaseOutcome> =>
  command<CaseOutcome>(
    'POST',
    `/api/${row.service}/cases/${encodeURIComponent(row.caseId)}/${act}`,
    { body: body ?? {}, key },
  );

/** Acts that say the same of every case, so that many can have them at once. */
export const BULK_ACTS = ['acknowledge', 'remind', 'accept', 'assign', 'hand-up'] as const;
export type BulkAct = (typeof BULK_ACTS)[number];

export interface BulkWords {
  text?: string;
  organisation?: string;
  toAccount?: string;
}

export interface OneOutcome {
  caseId: string;
  state?: CaseState;
  refused?: { code: string; title: string };
}

/** One act on up to a hundred cases of one service; a refused one stops no other. */
export const actOnCases = (
  { service, ...body }: BulkWords & { service: CaseService; act: BulkAct; ids: string[] },
  key: string,
): Promise<{ outcomes: OneOutcome[] }> =>
  command<{ outcomes: OneOutcome[] }>('POST', `/api/${service}/cases/bulk`, { body, key });
