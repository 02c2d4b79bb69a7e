import { fault, RegistrationRefused } from './registration.errors';

/** The day a change took place, today unless told: not before what is changed began, and not to come. */
export function dayOfChange(told: string | undefined, begunOn: string, today: string): string {
  const day = told ?? today;
  if (day > today) throw new RegistrationRefused([fault('changedOn', 'date.future')]);
  if (told !== undefined && day < begunOn)
    throw new RegistrationRefused([fault('changedOn', 'date.order')]);
  return day;
}
