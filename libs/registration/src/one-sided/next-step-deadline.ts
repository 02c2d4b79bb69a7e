import { type Day, type Due, dueDate, startOfDay } from '@calendar';
import { type AgreedTimes, UNAGREED } from '../agreed-deadlines';
import type { Side } from '../registration.read-model';

/** How long the next step may take: as for the notice that the other side has had (domain guide 5.2). */
const CODES = { receiving: 'REG-IN', sending: 'REG-OUT' } as const;

/** The last day for the next step about somebody live on one side only, by what both sides agreed. */
export function nextStepDue(live: Side, since: Day, agreed: AgreedTimes = UNAGREED): Due {
  return dueDate({
    start: startOfDay(since),
    rule: agreed.deadlines(CODES[live]),
    calendar: agreed.calendar,
  });
}
