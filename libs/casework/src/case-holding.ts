/**
 * The organisation that has an organisation's work reviewed: community → township → county → the region's own desk.
 * Undefined above the desk.
 */
export function organisationAbove(organisation: string, region: string): string | undefined {
  if (organisation === region) return undefined;
  if (organisation.length > 9) return organisation.slice(0, 9);
  if (organisation.length > 6) return organisation.slice(0, 6);
  return region;
}
