import { addDays, type Day } from './day';

/** A month's exchange batch 对账批次, as YYYY-MM. */
export interface Batch {
  readonly month: string;
}

/**
 * The batch a submission belongs to: until the first cut-off day 截止日 of a month in that month's, after it in the next
 * month's. Further cut-off days (the 27th) end the handling of a batch, not its collection. Without cut-off days a
 * batch is the calendar month; a cut-off day that a month does not have is its last day.
 */
export function batchOf(day: Day, cutOffDays: readonly number[]): Batch {
  const month = day.slice(0, 7);
  if (cutOffDays.length === 0) return { month };
  const cutOff = Math.min(...cutOffDays);
  const isLate = Number(day.slice(8)) > cutOff;
  return { month: isLate ? monthAfter(month) : month };
}

function monthAfter(month: string): string {
  return addDays(`${month}-28`, 4).slice(0, 7);
}
