import { ENTRIES_MAX } from '../wire/limits';

/** Eight full segments: shares one transaction among small ones without making a bulk one too long. */
export const entriesMax = 8 * ENTRIES_MAX;
const messagesMax = 400;

/** Splits what came together into what the intake takes at once, in order. */
export function portions<T>(
  messages: readonly T[],
  jwsOf: (message: T) => string | undefined,
): T[][] {
  return split(messages, (message) => entriesIn(jwsOf(message)), entriesMax, messagesMax);
}

/** What the unverified header claims; only used to measure, so a lie costs nobody anything. */
export function entriesIn(jws: string | undefined): number {
  if (jws === undefined) return 1;
  try {
    const [header] = jws.split('.', 1);
    const { first, last } = JSON.parse(Buffer.from(header!, 'base64url').toString()) as Claim;
    const entries = last - first + 1;
    return entries >= 1 && entries <= ENTRIES_MAX ? entries : ENTRIES_MAX;
  } catch {
    return 1;
  }
}

interface Claim {
  readonly first: number;
  readonly last: number;
}

/** Parts in order, each at most so heavy and so long, and never empty: one item may be heavier alone. */
export function split<T>(
  items: readonly T[],
  weigh: (item: T) => number,
  weightMax: number,
  itemsMax: number,
): T[][] {
  const parts: T[][] = [];
  let weight = 0;
  for (const item of items) {
    const more = weigh(item);
    const part = parts.at(-1);
    if (part === undefined || part.length === itemsMax || weight + more > weightMax) {
      parts.push([item]);
      weight = more;
    } else {
      part.push(item);
      weight += more;
    }
  }
  return parts;
}
