import type { CaseDue } from './cases';
import { command, read } from './http';
import type { Page } from './page';
import type { Place, Side } from './records';

export const ONE_SIDED_REASONS = [
  'no-number',
  'refused',
  'undelivered',
  'other-side-ended',
  'pairing-undone',
  'duplicate',
  'unanswered',
  'not-in-home-register',
  'no-departure',
  'no-arrival',
] as const;
export type OneSidedReason = (typeof ONE_SIDED_REASONS)[number];

export type NextStep =
  | 'complete-number'
  | 'correct'
  | 'see-exchange'
  | 'end-own'
  | 'pair'
  | 'compare'
  | 'confirm-identity'
  | 'register-departure'
  | 'register-arrival'
  | 'ask-partner';

/** How the due day was counted comes as of a case. */
export interface OneSidedRow extends Pick<CaseDue, 'explanation' | 'warnings'> {
  recordId: string;
  name: string;
  idNumberMasked: string;
  home: Place;
  residence: Place;
  side: Side;
  live: Side;
  reason: OneSidedReason;
  since: string;
  ageDays: number;
  organisation: string;
  organisationName: string;
  due: string;
  overdue: boolean;
  turn: 'own' | 'partner';
  step: NextStep;
}

export interface OneSidedFilter {
  live?: string;
  side?: string;
  partner?: string;
  township?: string;
  reason?: string;
  sort?: string;
  cursor?: string;
  size?: number;
}

export interface RateLine {
  code: string;
  name: string;
  both: number;
  sendingOnly: number;
  receivingOnly: number;
  /** null: nobody, 不计分. */
  rate: number | null;
}

export interface Rates {
  all: RateLine;
  partners: RateLine[];
  townships: RateLine[];
  definition: string;
}

export interface Match {
  recordId: string;
  departure: string;
  arrival: string;
  name: string;
  idNumberMasked: string;
  birthDate: string;
  sex: string;
  on: string;
  parted: boolean;
  score: number;
  reasons: { field: string; result: 'equal' | 'differs' | 'missing'; score: number }[];
}

export const getOneSided = (query: OneSidedFilter): Promise<Page<OneSidedRow>> =>
  read<Page<OneSidedRow>>('/api/bureau/one-sided', { query: { ...query } });

export const getRates = (): Promise<Rates> => read<Rates>('/api/bureau/one-sided/rates');

export const getMatches = (recordId: string): Promise<Match[]> =>
  read<Match[]>(`/api/bureau/records/${encodeURIComponent(recordId)}/matches`);

export const pairByHand = (
  { arrival, departure }: Pick<Match, 'arrival' | 'departure'>,
  key: string,
): Promise<{ recordId: string }> =>
  command<{ recordId: string }>(
    'POST',
    `/api/sending/arrivals/${encodeURIComponent(arrival)}/pair`,
    { body: { departure }, key },
  );
