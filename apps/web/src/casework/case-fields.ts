import type { CaseDue, CaseField, CaseRow, CaseService, CaseSide, CaseState } from '../api/cases';

/** Fields this service may ask the other side about: those the other side owns. */
export const askableFields = (fields: readonly CaseField[], service: CaseService): string[] =>
  service === 'bureau'
    ? []
    : fields.filter(({ owner }) => owner !== service).map(({ field }) => field);

/** The word on a list: an opened case is sent, delivered, or waits for the own signature. */
export type StateWord = CaseState | 'delivered' | 'toAcknowledge';

export function stateWord(row: Pick<CaseRow, 'state' | 'side' | 'deliveredAt'>): StateWord {
  if (row.state !== 'opened') return row.state;
  if (row.side === 'answering') return 'toAcknowledge';
  return row.deliveredAt ? 'delivered' : 'opened';
}

const ENDED: readonly CaseState[] = ['accepted', 'withdrawn', 'closed'];
export const isEnded = (state: CaseState): boolean => ENDED.includes(state);

/** Whose turn it is; nobody's once the case has ended. */
export function turnOf(state: CaseState): CaseSide | undefined {
  if (isEnded(state)) return undefined;
  const asking: readonly CaseState[] = ['clarifying', 'answered', 'forwarded', 'misaddressed'];
  return asking.includes(state) ? 'asking' : 'answering';
}

const DAY_MS = 86_400_000;
const END_OF_TIME = '9999-12-31';

export type DueWord =
  | 'none'
  | 'paused'
  | 'overdue'
  | 'today'
  | 'left'
  | 'in-time'
  | 'late'
  /** Answered, and not sealed yet. */
  | 'answered'
  | 'unanswered';

/** Where a deadline stands today: days left or over, that the clock stands, or how it ended. */
export function dueWord(
  { due, overdue, state }: Pick<CaseRow, 'due' | 'overdue' | 'state'>,
  today: string,
): { word: DueWord; days: number } {
  if (!due) return { word: 'none', days: 0 };
  if (due.paused || due.day === END_OF_TIME) return { word: 'paused', days: 0 };
  const days = Math.round((Date.parse(due.day) - Date.parse(today)) / DAY_MS);
  if (overdue) return { word: 'overdue', days: Math.max(1, -days) };
  if (turnOf(state) !== 'answering') return endOf(state, due.answered);
  return days <= 0 ? { word: 'today', days: 0 } : { word: 'left', days };
}

/** An answer that counts is told by its proved time, also after the case was closed. */
function endOf(state: CaseState, answered: CaseDue['answered']): { word: DueWord; days: number } {
  if (answered) return { word: answered.inTime ? 'in-time' : 'late', days: answered.daysLate };
  const isAnswered = state === 'answered' || state === 'accepted';
  return { word: isAnswered ? 'answered' : 'unanswered', days: 0 };
}
