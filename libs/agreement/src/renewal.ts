import { addDays, type Day } from '@calendar';
import type { AgreementMatter } from './agreement-matter';
import { openProposals, standingOf } from './agreement-acts';
import { defaultRenewal } from './terms-of';

/** A reminder that an agreement runs out 续签提醒. */
export interface RenewalDue {
  /** The version that runs out. */
  readonly hash: string;
  readonly lastDay: Day;
  readonly daysLeft: number;
  /** The reminder reached: 90, 30 or 7 days unless agreed otherwise. */
  readonly step: number;
}

/**
 * Whether an agreement is to be renewed by now. None when a side declared its end, when a later version is signed, or
 * while one is being talked about.
 */
export function renewalDue(matter: AgreementMatter, today: Day): RenewalDue | undefined {
  if (standingOf(matter, today) !== 'in-force' || openProposals(matter).length > 0)
    return undefined;
  const { hash, document } = matter.versions.at(-1)!;
  const { to: lastDay, renewal = defaultRenewal } = document;
  const step = [...renewal].sort((a, b) => a - b).find((days) => addDays(lastDay, -days) <= today);
  if (step === undefined) return undefined;
  return { hash, lastDay, step, daysLeft: daysBetween(today, lastDay) };
}

function daysBetween(from: Day, to: Day): number {
  let days = 0;
  for (let day = from; day < to; day = addDays(day, 1)) days += 1;
  return days;
}
