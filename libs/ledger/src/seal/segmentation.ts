import { BATCH_BYTES_MAX, ENTRIES_MAX } from '../wire/limits';

/** `[`, `]` and the commas between. */
const separatorBytes = 1;

/** Cuts a run of entries into segments: at most 200 entries and 256 KB of batch each, in order, none empty. */
export function cutSegments<Entry extends { readonly text: string }>(
  entries: readonly Entry[],
): Entry[][] {
  const segments: Entry[][] = [];
  let current: Entry[] = [];
  let bytes = 2 * separatorBytes;
  for (const entry of entries) {
    const size = Buffer.byteLength(entry.text) + separatorBytes;
    if (current.length === ENTRIES_MAX || (current.length > 0 && bytes + size > BATCH_BYTES_MAX)) {
      segments.push(current);
      current = [];
      bytes = 2 * separatorBytes;
    }
    current.push(entry);
    bytes += size;
  }
  if (current.length > 0) segments.push(current);
  return segments;
}
