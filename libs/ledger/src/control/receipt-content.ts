import type { OpenItem as ListedEntry, Receipt } from '@contracts';
import type { OpenItem } from '../apply/strand-book';
import type { StreamPosition } from '../persistence/stream-position.store';
import { OPEN_MAX } from '../wire/control';
import { CONTROL_BYTES_MAX } from '../wire/limits';
import { timeText } from '../wire/times';

/** Where a receipt must stop because not all that is open before it fits in. */
export interface EarlierEnd {
  readonly upto: number;
  readonly hash: string;
}

/** Number of the first open entry that a receipt has no room for; undefined when all fit. */
export function firstUnlisted(items: readonly OpenItem[]): number | undefined {
  return items.length > OPEN_MAX ? sorted(items)[OPEN_MAX]!.sequence : undefined;
}

/**
 * What a receipt says: all up to `upto` is stored and applied here, except `open`. When more than 1,000 entries are open,
 * `upto` is the last segment end before the first that is not listed (`end`).
 */
export function receiptContent(
  position: StreamPosition,
  items: readonly OpenItem[],
  at: Date,
  end?: EarlierEnd,
): Receipt {
  const upto = end?.upto ?? position.last;
  const open = sorted(items)
    .filter(({ sequence }) => sequence <= upto)
    .slice(0, OPEN_MAX)
    .map(({ sequence, state, code, pointer }): ListedEntry => ({
      sequence,
      state,
      code,
      ...(pointer !== undefined && { pointer }),
    }));
  return {
    kind: 'receipt',
    stream: position.stream,
    at: timeText(at),
    upto,
    hash: end?.hash ?? position.hash,
    ...(position.echo !== null && { headat: timeText(position.echo) }),
    state: position.state,
    ...(position.code !== null && { code: position.code }),
    open: fitting(open),
  };
}

/** With base64url and signature around it a receipt must stay below what the partner's gate lets through. */
const OPEN_BYTES_MAX = (CONTROL_BYTES_MAX / 4) * 3 - 2_048;

/** Pointers are a help, not evidence: they go when all that is open would not fit with them. */
function fitting(open: readonly ListedEntry[]): ListedEntry[] {
  if (Buffer.byteLength(JSON.stringify(open)) <= OPEN_BYTES_MAX) return [...open];
  return open.map(({ sequence, state, code }) => ({ sequence, state, code }));
}

function sorted(items: readonly OpenItem[]): OpenItem[] {
  return [...items].sort((a, b) => a.sequence - b.sequence);
}
