import { command } from './http';
import type { Side } from './records';

export interface Office {
  code: string;
  name: string;
}

export interface PersonSheet {
  recordId: string;
  /** The role this region has: its own sections it corrects itself. */
  side: Side;
  printedAt: string;
  office: Office;
  name: string;
  sections: {
    section: string;
    owner: Side;
    region: Office;
    organisation?: Office;
    source: string;
    recordedAt?: string;
    fields: { field: string; value: string }[];
  }[];
  recipients: {
    region: Office;
    sections: string[];
    receivedAt?: string;
    agreement?: string;
  }[];
  readings: { at: string; office: Office; kind: 'list' | 'page' | 'reveal'; purpose?: string }[];
  readingsTotal: number;
  noticeVersion?: string;
  rights: string[];
  basis: string;
}

/** Everything two places hold of a person, in full; one row in the log of reads, with what it is printed for. */
export const getPersonSheet = (
  { id, purpose }: { id: string; purpose: string },
  key: string,
): Promise<PersonSheet> =>
  command<PersonSheet>('POST', `/api/bureau/records/${encodeURIComponent(id)}/person-sheet`, {
    body: { purpose },
    key,
  });
