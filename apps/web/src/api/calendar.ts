import { command, read } from './http';

export interface SpecialDay {
  day: string;
  kind: 'holiday' | 'made-up' | 'closure';
  reason?: string;
}

export interface OfficeClosure {
  id: string;
  organisation: string;
  organisationName: string;
  from: string;
  to: string;
  reason: string;
  own: boolean;
}

export interface CalendarYear {
  year: number;
  published: boolean;
  source: string;
  publishedYears: number[];
  days: SpecialDay[];
  agreement?: { id: string; version: number; from: string; to: string };
  cutOffDays: number[];
  closures: OfficeClosure[];
}

export interface DeadlineRule {
  code: string;
  days: number;
  unit: 'working' | 'calendar';
  source: string;
}

export interface RulePack {
  code: string;
  rules: DeadlineRule[];
}

export interface SkippedDay {
  day: string;
  why: 'weekend' | 'holiday' | 'closure' | 'suspended';
  reason?: string;
}

export interface Due {
  start: string;
  rule: DeadlineRule;
  day: string;
  at: string;
  skipped: SkippedDay[];
  madeUp: string[];
  extended?: { days: number; from: string };
  warnings: { code: string; year: number }[];
  closedHere: string[];
  /** YYYY-MM, of what is submitted on the first day; where cut-off days are agreed with the partner. */
  batch?: string;
}

export interface DueAsked {
  start: string;
  pack: string;
  rule: string;
  partner?: string;
  extensionDays?: number;
}

const calendar = '/api/bureau/calendar';

export const getCalendarYear = (query: { year: number; partner?: string }): Promise<CalendarYear> =>
  read<CalendarYear>(calendar, { query });

export const getRulePacks = (): Promise<RulePack[]> => read<RulePack[]>(`${calendar}/rule-packs`);

export const getDue = ({ start, pack, rule, partner, extensionDays }: DueAsked): Promise<Due> =>
  read<Due>(`${calendar}/due`, { query: { start, pack, rule, partner, extensionDays } });

export interface NewClosure {
  organisation?: string;
  from: string;
  to: string;
  reason: string;
}

export const announceClosure = (body: NewClosure, key: string): Promise<{ id: string }> =>
  command<{ id: string }>('POST', `${calendar}/closures`, { body, key });

export const withdrawClosure = ({ id }: { id: string }, key: string): Promise<void> =>
  command<void>('DELETE', `${calendar}/closures/${encodeURIComponent(id)}`, { key });
