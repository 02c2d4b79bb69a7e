import { WireFault } from './wire-fault';

/** `sequence` stands before `source` in RFC 8785 order of an entry's members. */
const NEXT_MEMBER = ',"source":"';

/**
 * Puts its number into an entry that is in RFC 8785 form without one, so that the sealer need not write the entry anew.
 * Throws `WireFault` `entry` when the text has no `source`, or has a number already.
 */
export function withSequence(canonicalEntry: string, sequence: number): string {
  // Quotes inside strings are escaped and `data` comes before `source`: the last place is the member of the entry itself.
  const at = canonicalEntry.lastIndexOf(NEXT_MEMBER);
  if (at < 0) throw new WireFault('entry', 'no source');
  if (/,"sequence":"\d+"$/.test(canonicalEntry.slice(Math.max(0, at - 40), at)))
    throw new WireFault('entry', 'numbered already');
  return `${canonicalEntry.slice(0, at)},"sequence":"${sequence}"${canonicalEntry.slice(at)}`;
}
