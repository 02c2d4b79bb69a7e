import { covers } from '@region';

/**
 * May this organisation register people of this division? Its own subtree; and a community the whole of its township,
 * since addresses are often known to the township only.
 */
export function isWithinArea(organisation: string, division: string): boolean {
  if (covers(organisation, division)) return true;
  return division.length === 9 && covers(division, organisation);
}
