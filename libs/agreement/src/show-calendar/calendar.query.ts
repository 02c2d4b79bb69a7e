import { Injectable } from '@nestjs/common';
import {
  addDays,
  type Batch,
  batchOf,
  type Day,
  dayIn,
  type DayKind,
  type DeadlineRule,
  type Due,
  dueDate,
  kindOfDay,
  type RulePackCode,
  rulePacks,
  startOfDay,
  type WorkCalendar,
  workCalendar,
  yearNotices,
} from '@calendar';
import { Scope } from '@identity';
import { Clock } from '@platform/clock';
import { AgreementTerms, type Terms } from '../agreement-terms';
import { CalendarNotAgreed, RuleUnknown } from './calendar.errors';
import { type OfficeClosure, OfficeClosures } from './office-closures';

/** The node whose calendar it is, as injection token. */
export class CalendarRegion {
  constructor(readonly code: string) {}
}

export interface YearOfDays {
  readonly year: number;
  readonly published: boolean;
  readonly source: string;
  /** Days that are no plain working day and no plain weekend. */
  readonly days: readonly { readonly day: Day; readonly kind: DayKind; readonly reason?: string }[];
  readonly agreement: Terms | undefined;
  readonly closures: readonly OfficeClosure[];
}

export interface DueAsked {
  readonly start: Day;
  /** A rule pack, or `agreement`: what is agreed with the partner. */
  readonly pack: RulePackCode | 'agreement';
  readonly rule: string;
  readonly partner?: string;
  readonly extensionDays?: number;
}

export interface DueAnswered extends Due {
  /** Of what is submitted on the first day; where cut-off days are agreed with the partner. */
  readonly batch?: Batch;
  /** Days the own office is closed; they counted. */
  readonly closedHere: readonly Day[];
}

/** Years and due days as the region counts them, with what is agreed with a partner and what its own offices announce. */
@Injectable()
export class CalendarQuery {
  constructor(
    private readonly region: CalendarRegion,
    private readonly terms: AgreementTerms,
    private readonly closures: OfficeClosures,
    private readonly clock: Clock,
  ) {}

  async year(
    asked: number | undefined,
    partner: string | undefined,
    scope: Scope,
  ): Promise<YearOfDays> {
    const year = asked ?? Number(dayIn(this.clock.now()).slice(0, 4));
    const [first, last] = [`${year}-01-01`, `${year}-12-31`];
    const agreement = partner === undefined ? undefined : await this.agreedWith(partner);
    const notice = yearNotices.find((one) => one.year === year);
    return {
      year,
      published: notice?.published ?? false,
      source: notice?.source ?? '',
      days: specialDays(agreement?.calendar ?? workCalendar(), first, last),
      agreement,
      closures: await this.announced(first, last, scope),
    };
  }

  async due(asked: DueAsked, scope: Scope): Promise<DueAnswered> {
    const agreement =
      asked.partner === undefined ? undefined : await this.agreedWith(asked.partner);
    const due = dueDate({
      start: startOfDay(asked.start),
      rule: ruleOf(asked, agreement),
      calendar: agreement?.calendar ?? workCalendar(),
      ...(asked.extensionDays && { extension: { days: asked.extensionDays } }),
    });
    const closed = await this.announced(addDays(asked.start, 1), due.day, scope);
    const cutOffDays = agreement?.cutOffDays ?? [];
    return {
      ...due,
      ...(cutOffDays.length > 0 && { batch: batchOf(asked.start, cutOffDays) }),
      closedHere: daysOf(closed, addDays(asked.start, 1), due.day),
    };
  }

  private async agreedWith(partner: string): Promise<Terms> {
    const at = this.clock.now();
    const { code } = this.region;
    const terms =
      (await this.terms.inForce(undefined, code, partner, at)) ??
      (await this.terms.inForce(undefined, partner, code, at));
    if (!terms) throw new CalendarNotAgreed();
    return terms;
  }

  /** What the own office, those below it and those above it have announced: closed above is closed below. */
  private async announced(from: Day, to: Day, scope: Scope): Promise<OfficeClosure[]> {
    const all = await this.closures.between(from, to);
    return all.filter(
      ({ organisation }) =>
        scope.covers(organisation) || new Scope(organisation).covers(scope.organisation),
    );
  }
}

function ruleOf({ pack, rule }: DueAsked, agreement: Terms | undefined): DeadlineRule {
  const found =
    pack === 'agreement'
      ? agreement && agreedRule(agreement, rule)
      : rulePacks[pack].find(({ code }) => code === rule);
  if (!found) throw new RuleUnknown();
  return found;
}

function agreedRule(agreement: Terms, rule: string): DeadlineRule | undefined {
  try {
    return agreement.deadlines(rule);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function specialDays(calendar: WorkCalendar, first: Day, last: Day): YearOfDays['days'] {
  return span(first, last)
    .map((day) => ({ day, ...kindOfDay(calendar, day) }))
    .filter(({ kind }) => kind !== 'work' && kind !== 'weekend');
}

function daysOf(closures: readonly OfficeClosure[], first: Day, last: Day): Day[] {
  const days = closures.flatMap(({ from, to }) =>
    span(from < first ? first : from, to > last ? last : to),
  );
  return [...new Set(days)].sort();
}

function span(first: Day, last: Day): Day[] {
  const days: Day[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}
