import { type AgreementVersion, versionInForce } from './agreement';

/** One version per pair of regions: the one its entries cite at the moment. */
export function inForcePerPair(
  versions: readonly AgreementVersion[],
  at: Date,
): AgreementVersion[] {
  const byPair = new Map<string, AgreementVersion[]>();
  for (const version of versions) {
    const pair = version.document.regions.join(' ');
    byPair.set(pair, [...(byPair.get(pair) ?? []), version]);
  }
  return [...byPair.values()]
    .map((ofPair) => versionInForce(ofPair, at))
    .filter((version) => version !== undefined);
}
