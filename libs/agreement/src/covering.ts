import { covers, levelOf } from '@region';
import type { AgreementVersion } from './agreement';

/** An agreement that carries a record, and which of its regions stands on which side. */
export interface Covering {
  readonly version: AgreementVersion;
  readonly homeRegion: string;
  readonly residenceRegion: string;
}

/**
 * Of the agreements in force whose two subtrees hold the home and the residence division, the one with the lowest home
 * node, then the lowest residence node (`docs/wire-format.md`, section 1). Undefined when none covers both.
 */
export function covering(
  home: string,
  residence: string,
  inForce: readonly AgreementVersion[],
): Covering | undefined {
  return inForce
    .flatMap((version) => sides(version))
    .filter((side) => covers(side.homeRegion, home) && covers(side.residenceRegion, residence))
    .sort(
      (a, b) =>
        depth(b.homeRegion) - depth(a.homeRegion) ||
        depth(b.residenceRegion) - depth(a.residenceRegion),
    )[0];
}

function sides(version: AgreementVersion): Covering[] {
  const [a, b] = version.document.regions;
  return [
    { version, homeRegion: a, residenceRegion: b },
    { version, homeRegion: b, residenceRegion: a },
  ];
}

const depths = { province: 1, city: 2, county: 3, township: 4, community: 5 } as const;

function depth(code: string): number {
  const level = levelOf(code);
  return level ? depths[level] : 0;
}
