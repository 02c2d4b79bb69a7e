import {
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
}

/** A case as far as its deadline depends on it. */
export interface TimedCase {
  readonly kind: CaseKind;
  readonly urgency?: CaseUrgency;
  readonly state: CaseState;
  readonly round: number;
  readonly extensionDays?: number;
  readonly asking: readonly ProvedEntry[];
  readonly answering: readonly ProvedEntry[];
}

/** What started the clock: it was taken in, it had to be by then, or the case came back. */
type ClockStart = 'acknowledged' | 'acknowledgement-due' | 'returned' | 'reopened';

export interface CaseDeadline {
  readonly sentAt?: Date;
  readonly deliveredAt?: Date;
  readonly due?: Due & { readonly clock: { readonly start: ClockStart; readonly at: Date } };
  /** Nothing that is still on its way can change it. */
  readonly settled: boolean;
}

/** 签收 within three working days of delivery, where an agreement says nothing (code ACK): our own figure, as for REG-IN. */
const DEFAULT_ACKNOWLEDGEMENT: DeadlineRule = {
  code: 'ACK',
  days: 3,
  unit: 'working',
  source: '产品默认值',
};

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
    ...(question.coveredAt && { deliveredAt: question.coveredAt }),
  };
  const settled = question.coveredAt !== undefined && begun?.coveredAt !== undefined;
  const rule = deadlineOf(terms, timed.kind, timed.urgency);
  if (!rule || !begun) return { ...sides, settled };
  const clock = clockOf(timed, begun, terms);
  const counting = {
    start: clock.at,
    rule,
    calendar: terms.calendar,
    suspensions: suspensionsOf(timed, begun),
  };
  const extension = extensionOf(timed, begun, counting);
  const due = dueDate({ ...counting, ...(extension && { extension }) });
  return { ...sides, due: { ...due, clock }, settled };
}

/** The entry that began the round; the question itself for the first. Undefined while it waits for its seal. */
function beginningOf({ round, asking }: TimedCase, question: ProvedEntry): ProvedEntry | undefined {
  if (round === 1) return question;
  return asking.findLast(
    ({ type }) => isType(type, 'answer-returned') || isType(type, 'case-reopened'),
  );
}

function clockOf(
  { round, answering }: TimedCase,
  begun: ProvedEntry,
  terms: DeadlineTerms,
): { readonly start: ClockStart; readonly at: Date } {
  const delivered = deliveredAt(begun, terms);
  if (round > 1)
    return { start: isType(begun.type, 'case-reopened') ? 'reopened' : 'returned', at: delivered };
  const rule = agreedDeadline(terms, 'ACK') ?? DEFAULT_ACKNOWLEDGEMENT;
  const latest = dueDate({ start: delivered, rule, calendar: terms.calendar }).at;
  const taken = answering.find(({ type }) => isType(type, 'case-acknowledged'))?.provedAt;
  return taken && taken <= latest
    ? { start: 'acknowledged', at: taken }
    : { start: 'acknowledgement-due', at: latest };
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
