import { codesAbove, isKnown, levelOf, significantDigits } from './division';
import { latestSuccessor } from './successor';

/**
 * Whether a code lies in the subtree of an organisation; organisations are named by division codes (design.md 8).
 * By prefix, so that codes unknown to the seed are covered too: 610300 covers 610302, 610302 covers 610302003001,
 * 610000 covers every 61…; each covers itself. Map abolished codes with `successorOf` first.
 */
export function covers(organisation: string, code: string): boolean {
  if (!levelOf(organisation) || !levelOf(code)) return false;
  return significantDigits(code).startsWith(significantDigits(organisation));
}

/**
 * The organisation of a region that an entry with this hukou or residence code is routed to: the longest known
 * code at or above it inside the region; an abolished code counts as its successor; unknown → the region's own desk.
 */
export function routedOrganisation(code: string, region: string): string {
  const today = isKnown(code) ? code : (latestSuccessor(code) ?? code);
  const candidates = [today, ...codesAbove(today)];
  return candidates.find((candidate) => covers(region, candidate) && isKnown(candidate)) ?? region;
}
