import { addDays, addWorkingDays, dueDate, startOfDay, type WorkCalendar } from '@calendar';
import type { AgreementLadderStep, CaseKind, EscalationLevel } from '@contracts';
import { ESCALATION_LEVELS } from '../asking/press/press-case.handler';
import { type CaseState, WAITING_STATES } from '../case';
import { agreedDeadline, type CaseDeadline, type DeadlineTerms } from '../deadline/case-deadline';

/** What the asking side does of its own accord, each once a round; the name carries the round or the answer it is about. */
export type StepKind = 'remind' | 'escalate' | 'accept' | 'close';

export interface Step {
  readonly kind: StepKind;
  readonly level?: EscalationLevel;
  /** `escalate-liaison-1`: unique within the case. */
  readonly name: string;
  readonly at: Date;
}

export interface SteppingTerms extends DeadlineTerms {
  readonly ladder: readonly AgreementLadderStep[];
}

/** A case of the asking side as far as its next step depends on it. */
export interface SteppingCase {
  readonly kind: CaseKind;
  readonly state: CaseState;
  readonly round: number;
  readonly escalatedTo?: EscalationLevel;
  /** Of the answer that is to be judged: its number, and when it was sealed. */
  readonly answer?: { readonly number: number; readonly provedAt: Date };
  /** When the answering side took it in. */
  readonly acknowledgedAt?: Date;
  /** Names of steps taken or refused. */
  readonly taken: ReadonlySet<string>;
}

/** Days before the due day on which the officer of the other side is reminded: our own figure. */
const REMIND_DAYS_BEFORE = 3;

/** The earliest step that is still open; undefined when the case waits for people alone. */
export function nextStep(
  stepping: SteppingCase,
  due: CaseDeadline['due'],
  terms: SteppingTerms,
): Step | undefined {
  return stepsOf(stepping, due, terms)
    .filter(({ name }) => !stepping.taken.has(name))
    .sort((one, other) => one.at.getTime() - other.at.getTime())[0];
}

function stepsOf(
  stepping: SteppingCase,
  due: CaseDeadline['due'],
  terms: SteppingTerms,
): readonly Step[] {
  const { kind, state, round, answer, acknowledgedAt } = stepping;
  // 通报 is taken in and that is all.
  if (kind === 'notice')
    return state === 'acknowledged' && acknowledgedAt
      ? [{ kind: 'close', name: `close-${round}`, at: acknowledgedAt }]
      : [];
  if (state === 'answered' && answer) return acceptance(answer, terms);
  const isRunning = (WAITING_STATES as readonly CaseState[]).includes(state) && due && !due.paused;
  return isRunning ? [...reminder(stepping, due), ...ladder(stepping, due, terms)] : [];
}

/** An answer that nobody judged counts as accepted, where the agreement says after how many days (code ACCEPT). */
function acceptance(
  answer: NonNullable<SteppingCase['answer']>,
  terms: SteppingTerms,
): readonly Step[] {
  const rule = agreedDeadline(terms, 'ACCEPT');
  if (!rule) return [];
  const { at } = dueDate({ start: answer.provedAt, rule, calendar: terms.calendar });
  return [{ kind: 'accept', name: `accept-${answer.number}`, at: after(at) }];
}

/** 催办: the officer first. A deadline too short for it is not reminded of. */
function reminder({ round }: SteppingCase, due: Due): readonly Step[] {
  const day = addDays(due.day, -REMIND_DAYS_BEFORE);
  if (day <= due.explanation.start) return [];
  return [{ kind: 'remind', name: `remind-${round}`, at: startOfDay(day) }];
}

/** 联络员 once it is overdue, then each level when the one before has had its working days. */
function ladder(
  { round, escalatedTo }: SteppingCase,
  due: Due,
  { ladder: agreed, calendar }: SteppingTerms,
): readonly Step[] {
  const reached = escalatedTo === undefined ? -1 : ESCALATION_LEVELS.indexOf(escalatedTo);
  let waited = 0;
  return agreed.flatMap(({ level, days }): Step[] => {
    const at = workingDaysAfter(due, waited, calendar);
    waited += days;
    if (ESCALATION_LEVELS.indexOf(level) <= reached) return [];
    return [{ kind: 'escalate', level, name: `escalate-${level}-${round}`, at }];
  });
}

type Due = NonNullable<CaseDeadline['due']>;

function workingDaysAfter(due: Due, days: number, calendar: WorkCalendar): Date {
  if (days === 0) return after(due.at);
  return startOfDay(addDays(addWorkingDays(calendar, due.day, days), 1));
}

/** The first moment after the last that was in time. */
function after(at: Date): Date {
  return new Date(at.getTime() + 1);
}
