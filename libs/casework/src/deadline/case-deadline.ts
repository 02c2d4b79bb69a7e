import {
  acknowledgementRule,
  batchOf,
  type Day,
  dayIn,
  daysAfter,
  type DeadlineRule,
  type Due,
  dueDate,
  type DueQuestion,
  extensionRefusal,
  isTimely,
  type Suspension,
  type WorkCalendar,
} from '@calendar';
import type { CaseKind, CaseUrgency } from '@contracts';
import type { CaseState } from '../case';

/** One entry of a case with the times that prove it; of both strands alike. */
export interface ProvedEntry {
  readonly type: string;
  /** Later of its seal and the last echoed head that did not yet contain it. */
  readonly provedAt: Date;
  readonly coveredAt?: Date;
}

/** What an agreement says about deadlines; `Terms` of the agreement library fulfils it. */
export interface DeadlineTerms {
  deadlines(code: string): DeadlineRule;
  readonly calendar: WorkCalendar;
  readonly deliveryGraceMinutes: number;
  /** Days of the month on which a batch closes; none where nothing is agreed. */
  readonly cutOffDays: readonly number[];
}

/** A case as far as its deadline depends on it. */
export interface TimedCase {
  readonly kind: CaseKind;
  readonly urgency?: CaseUrgency;
  readonly state: CaseState;
  readonly round: number;
  readonly extensionDays?: number;
  /** Proved time of the answer that counts in this round. */
  readonly answeredAt?: Date;
  readonly asking: readonly ProvedEntry[];
  readonly answering: readonly ProvedEntry[];
}

/** What started the clock: it was taken in, it had to be by then, or the case came back. */
type ClockStart = 'acknowledged' | 'acknowledgement-due' | 'returned' | 'reopened';

interface CaseClock {
  readonly start: ClockStart;
  readonly at: Date;
  /** Where nobody had taken it in: from which day and within how many somebody had to. */
  readonly within?: { readonly from: Day; readonly rule: DeadlineRule };
}

/** 按期反馈 or 超期反馈, of the round that counts. */
export interface AnsweredInTime {
  readonly inTime: boolean;
  /** Days in Asia/Shanghai after the due day; 0 in time. */
  readonly daysLate: number;
}

export interface CaseDeadline {
  readonly sentAt?: Date;
  readonly deliveredAt?: Date;
  /** Month of the batch 对账批次 it was sent into, YYYY-MM; only where cut-off days are agreed. */
  readonly batch?: string;
  readonly due?: Due & { readonly clock: CaseClock; readonly answered?: AnsweredInTime };
  /** Nothing that is still on its way can change it. */
  readonly settled: boolean;
}

/** The deadline that holds for a kind of case; a notice and a letter have none. */
export function deadlineOf(
  terms: DeadlineTerms,
  kind: CaseKind,
  urgency?: CaseUrgency,
): DeadlineRule | undefined {
  if (kind === 'verification') return terms.deadlines(urgency === 'urgent' ? 'VER-U' : 'VER-N');
  return kind === 'objection' || kind === 'dispute' ? terms.deadlines('OBJ') : undefined;
}

/**
 * When the answer is due: from the moment a person took the case in, at the latest from when somebody had to, so that
 * silence gains nothing; of a later round from the delivery of the word that began it. Only proved and delivered times
 * go in, which both sides hold alike.
 */
export function caseDeadline(timed: TimedCase, terms: DeadlineTerms): CaseDeadline {
  const question = timed.asking.find(({ type }) => isType(type, 'case-opened'));
  if (!question) return { settled: false };
  const begun = beginningOf(timed, question);
  const sides = {
    sentAt: question.provedAt,
    ...batchSentInto(question, terms),
    ...(question.coveredAt && { deliveredAt: question.coveredAt }),
  };
  const settled = question.coveredAt !== undefined && begun?.coveredAt !== undefined;
  const rule = deadlineOf(terms, timed.kind, timed.urgency);
  if (!rule || !begun) return { ...sides, settled };
  const { clock, waited } = clockOf(timed, begun, terms);
  const counting = {
    start: clock.at,
    rule,
    calendar: terms.calendar,
    suspensions: suspensionsOf(timed, begun),
  };
  const extension = extensionOf(timed, begun, counting);
  const due = dueDate({ ...counting, ...(extension && { extension }) });
  const answered = timed.answeredAt && answeredInTime(timed.answeredAt, due);
  return {
    ...sides,
    due: { ...(waited ? countedFrom(waited, due) : due), clock, ...(answered && { answered }) },
    settled,
  };
}

function batchSentInto(
  { provedAt }: ProvedEntry,
  { cutOffDays }: DeadlineTerms,
): { readonly batch?: string } {
  return cutOffDays.length === 0 ? {} : { batch: batchOf(dayIn(provedAt), cutOffDays).month };
}

function answeredInTime(answeredAt: Date, due: Due): AnsweredInTime {
  if (isTimely(answeredAt, due)) return { inTime: true, daysLate: 0 };
  return { inTime: false, daysLate: daysAfter(due.day, dayIn(answeredAt)) };
}

/** A due day that hangs on another one: what was passed over for that, and what may still change it, holds for both. */
function countedFrom(before: Due, due: Due): Due {
  const { explanation, warnings } = due;
  const years = new Set(warnings.map(({ year }) => year));
  return {
    ...due,
    explanation: {
      ...explanation,
      skipped: [...before.explanation.skipped, ...explanation.skipped],
      madeUp: [...before.explanation.madeUp, ...explanation.madeUp],
    },
    warnings: [...before.warnings.filter(({ year }) => !years.has(year)), ...warnings],
  };
}

/** The entry that began the round; the question itself for the first. Undefined while it waits for its seal. */
function beginningOf({ round, asking }: TimedCase, question: ProvedEntry): ProvedEntry | undefined {
  if (round === 1) return question;
  return asking.findLast(
    ({ type }) => isType(type, 'answer-returned') || isType(type, 'case-reopened'),
  );
}

/** What started the clock and, where nobody had taken the case in, how the last day for that was counted. */
function clockOf(
  { round, answering }: TimedCase,
  begun: ProvedEntry,
  terms: DeadlineTerms,
): { readonly clock: CaseClock; readonly waited?: Due } {
  const delivered = deliveredAt(begun, terms);
  if (round > 1) {
    const start = isType(begun.type, 'case-reopened') ? 'reopened' : 'returned';
    return { clock: { start, at: delivered } };
  }
  const rule = agreedDeadline(terms, 'ACK') ?? acknowledgementRule;
  const waited = dueDate({ start: delivered, rule, calendar: terms.calendar });
  const taken = answering.find(({ type }) => isType(type, 'case-acknowledged'))?.provedAt;
  if (taken && taken <= waited.at) return { clock: { start: 'acknowledged', at: taken } };
  const within = { from: waited.explanation.start, rule };
  return { clock: { start: 'acknowledgement-due', at: waited.at, within }, waited };
}

/** Earlier of the first receipt that covers it and its proved time with the delivery grace. */
function deliveredAt(
  { provedAt, coveredAt }: ProvedEntry,
  { deliveryGraceMinutes }: DeadlineTerms,
): Date {
  const grace = new Date(provedAt.getTime() + deliveryGraceMinutes * 60_000);
  return coveredAt && coveredAt < grace ? coveredAt : grace;
}

/**
 * The one extension counts for the round in which it was taken, before the case was overdue, and within the days of the
 * deadline; another one has no effect, on either side.
 */
function extensionOf(
  { extensionDays: days, answering, round }: TimedCase,
  begun: ProvedEntry,
  counted: DueQuestion,
): { readonly days: number } | undefined {
  const taken = answering.find(({ type }) => isType(type, 'case-extended'));
  if (!taken || days === undefined) return undefined;
  if (round > 1 && taken.provedAt < begun.provedAt) return undefined;
  if (extensionRefusal({ days, reason: taken.type }, counted.rule, false)) return undefined;
  return isTimely(taken.provedAt, dueDate(counted)) ? { days } : undefined;
}

const ENDING = ['case-answered', 'case-forwarded', 'case-misaddressed', 'case-withdrawn'];

/** From each question back of this round until its answer, or until the round ended without one. */
function suspensionsOf(
  { state, round, asking, answering }: TimedCase,
  begun: ProvedEntry,
): Suspension[] {
  const asked = answering.filter(
    ({ type, provedAt }) =>
      isType(type, 'clarification-asked') && (round === 1 || provedAt >= begun.provedAt),
  );
  const answers = asking.filter(({ type }) => isType(type, 'case-clarified'));
  const ends = [...asking, ...answering].filter(({ type }) =>
    ENDING.some((name) => isType(type, name)),
  );
  let used = 0;
  return asked.map(({ provedAt: from }, at) => {
    const next = answers.findIndex(({ provedAt }, i) => i >= used && provedAt >= from);
    if (next >= 0) {
      used = next + 1;
      return { from, to: answers[next]!.provedAt };
    }
    if (state === 'clarifying' && at === asked.length - 1) return { from };
    const to = ends.find(({ provedAt }) => provedAt >= from)?.provedAt;
    return { from, to: to ?? from };
  });
}

/** A deadline that an agreement may name and need not. */
export function agreedDeadline(terms: DeadlineTerms, code: string): DeadlineRule | undefined {
  try {
    return terms.deadlines(code);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function isType(type: string, name: string): boolean {
  return type === `yipanqi.casework.${name}.v1`;
}
