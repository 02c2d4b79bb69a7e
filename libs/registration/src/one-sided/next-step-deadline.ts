import { type Day, type Due, dueDate, rulePacks, startOfDay, workCalendar } from '@calendar';
import type { AgreedTimes } from '../agreed-deadlines';
import type { Side } from '../registration.read-model';

/** How long the next step may take: as for the notice that the other side has had (domain guide 5.2). */
const CODES = { receiving: 'REG-IN', sending: 'REG-OUT' } as const;
const calendar = workCalendar();

/** Where no agreement covers both places: the default pack, and the State Council's calendar alone. */
const UNAGREED: AgreedTimes = {
  calendar,
  deadlines: (code) => {
    const rule = rulePacks['PACK-MODERN-DEFAULT'].find((one) => one.code === code);
    if (!rule) throw new RangeError(`no deadline ${code}`);
    return rule;
  },
};

/** The last day for the next step about somebody live on one side only, by what both sides agreed. */
export function nextStepDue(live: Side, since: Day, agreed: AgreedTimes = UNAGREED): Due {
  return dueDate({
    start: startOfDay(since),
    rule: agreed.deadlines(CODES[live]),
    calendar: agreed.calendar,
  });
}
