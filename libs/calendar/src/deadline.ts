import { addDays, type Day, dayIn, endOfDay } from './day';
import { type DayKind, isPublished, kindOfDay, type WorkCalendar } from './work-calendar';

/** How long something may take 时限: a number of days, of which kind, and who says so. */
export interface DeadlineRule {
  readonly code: string;
  readonly days: number;
  readonly unit: 'working' | 'calendar';
  readonly source: string;
  /** A day reached that is no working day moves to the next one; only where both have agreed to it. */
  readonly shift?: boolean;
}

/** While the other side clarifies, the clock stands; without `to` it still does. */
export interface Suspension {
  readonly from: Date;
  readonly to?: Date;
}

export interface DueQuestion {
  /** The proved, delivered or acknowledged time that starts the clock. */
  readonly start: Date;
  readonly rule: DeadlineRule;
  readonly calendar: WorkCalendar;
  /** The one extension 延期, in the unit of the rule. */
  readonly extension?: { readonly days: number };
  readonly suspensions?: readonly Suspension[];
}

export interface SkippedDay {
  readonly day: Day;
  readonly why: Exclude<DayKind, 'work' | 'made-up'> | 'suspended';
  /** Why offices were closed. */
  readonly reason?: string;
}

/** How a due day came about, to be shown to whoever must keep it. */
export interface DueExplanation {
  readonly start: Day;
  readonly rule: DeadlineRule;
  readonly skipped: readonly SkippedDay[];
  /** Weekend days that counted, because they were worked. */
  readonly madeUp: readonly Day[];
  readonly extended?: { readonly days: number; readonly from: Day };
  readonly suspended?: { readonly days: number };
  /** The day reached, before it moved to a working day. */
  readonly shifted?: { readonly from: Day };
}

export interface DueWarning {
  readonly code: 'calendar.unpublished';
  readonly year: number;
}

/** When something is due 到期, how that was counted, and what may still change it. */
export interface Due {
  readonly day: Day;
  /** Last millisecond of that day in Asia/Shanghai. */
  readonly at: Date;
  /** The clock stands: there is no due day before the suspension ends, and `day` is the end of time. */
  readonly paused: boolean;
  readonly explanation: DueExplanation;
  readonly warnings: readonly DueWarning[];
}

const endOfTime: Day = '9999-12-31';

/** The due day of a deadline whose clock stands: later than anything that is asked about. */
export const noDueDay = { day: endOfTime, at: lastInstant(endOfTime), paused: true } as const;
const maxDays = 3_660;

/** When something is due. Counting starts the day after the start; days in a suspension do not count. */
export function dueDate({ start, rule, calendar, extension, suspensions = [] }: DueQuestion): Due {
  const days = checked(rule.days);
  const extra = checked(extension?.days ?? 0);
  const count = new Count(dayIn(start), rule, calendar, suspensions);
  const original = count.forward(days);
  const reached = original && count.forward(extra);
  const day = reached && rule.shift ? count.toWorkingDay() : reached;
  return {
    ...(day === undefined ? noDueDay : { day, at: lastInstant(day), paused: false }),
    explanation: {
      start: dayIn(start),
      rule,
      skipped: count.skipped,
      madeUp: count.madeUp,
      ...(extra > 0 && original && { extended: { days: extra, from: original } }),
      ...(count.suspended > 0 && { suspended: { days: count.suspended } }),
      ...(reached && day !== reached && { shifted: { from: reached } }),
    },
    warnings: count.warnings(),
  };
}

export type ExtensionRefusal =
  'deadline.extended-already' | 'deadline.extension-reason' | 'deadline.extension-days';

/** Why an extension is refused: there is one, it says why, and it is no longer than the deadline itself. */
export function extensionRefusal(
  asked: { readonly days: number; readonly reason: string },
  rule: DeadlineRule,
  alreadyExtended: boolean,
): ExtensionRefusal | undefined {
  if (alreadyExtended) return 'deadline.extended-already';
  if (asked.reason.trim() === '') return 'deadline.extension-reason';
  const isWithin = Number.isSafeInteger(asked.days) && asked.days >= 1 && asked.days <= rule.days;
  return isWithin ? undefined : 'deadline.extension-days';
}

/** Whether an answer came in time 及时: until the last moment of the due day in Asia/Shanghai. */
export function isTimely(answeredAt: Date, due: Pick<Due, 'at'>): boolean {
  return answeredAt.getTime() <= due.at.getTime();
}

/** One walk over the days, a day at a time, noting what it passes over. */
class Count {
  readonly skipped: SkippedDay[] = [];
  readonly madeUp: Day[] = [];
  suspended = 0;
  private readonly start: Day;
  private readonly pauses: readonly { readonly after: Day; readonly until?: Day }[];

  constructor(
    private day: Day,
    private readonly rule: DeadlineRule,
    private readonly calendar: WorkCalendar,
    suspensions: readonly Suspension[],
  ) {
    this.start = day;
    this.pauses = suspensions.map(({ from, to }) => ({
      after: dayIn(from),
      ...(to && { until: dayIn(to) }),
    }));
  }

  /** The day so many counting days later; undefined when the clock stands before it is reached. */
  forward(days: number): Day | undefined {
    for (let left = days; left > 0;) {
      const next = addDays(this.day, 1);
      if (this.pauses.some(({ after, until }) => until === undefined && next > after))
        return undefined;
      this.day = next;
      if (this.counts()) left -= 1;
    }
    return this.day;
  }

  toWorkingDay(): Day {
    for (;;) {
      const { kind, reason } = kindOfDay(this.calendar, this.day);
      if (kind === 'work' || kind === 'made-up') return this.day;
      this.skipped.push({ day: this.day, why: kind, ...(reason && { reason }) });
      this.day = addDays(this.day, 1);
    }
  }

  warnings(): DueWarning[] {
    if (this.rule.unit === 'calendar' && !this.rule.shift) return [];
    const [first, last] = [yearOf(this.start), yearOf(this.day)];
    return Array.from({ length: last - first + 1 }, (_, index) => first + index)
      .filter((year) => !isPublished(this.calendar, year))
      .map((year) => ({ code: 'calendar.unpublished', year }));
  }

  private counts(): boolean {
    if (this.pauses.some(({ after, until }) => after < this.day && this.day <= until!)) {
      this.skipped.push({ day: this.day, why: 'suspended' });
      this.suspended += 1;
      return false;
    }
    if (this.rule.unit === 'calendar') return true;
    const { kind, reason } = kindOfDay(this.calendar, this.day);
    if (kind === 'made-up') this.madeUp.push(this.day);
    if (kind === 'work' || kind === 'made-up') return true;
    this.skipped.push({ day: this.day, why: kind, ...(reason && { reason }) });
    return false;
  }
}

function checked(days: number): number {
  if (!Number.isSafeInteger(days) || days < 0 || days > maxDays)
    throw new RangeError('a deadline has 0 to 3,660 days');
  return days;
}

function lastInstant(day: Day): Date {
  return new Date(endOfDay(day).getTime() - 1);
}

function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}
