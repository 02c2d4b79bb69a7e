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
