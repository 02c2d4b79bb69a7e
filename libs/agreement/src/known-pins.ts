import type { JsonObject } from '@contracts';

/**
 * A draft with the pins known by now where it has none: it may have been begun before first contact. A pin that stands in
 * it stays, so that a wrong one is named and not mended in silence.
 */
export function withKnownPins(
  document: JsonObject,
  regions: readonly string[],
  pinOf: (region: string) => string | undefined,
): JsonObject {
  const pins = (document['pins'] ?? {}) as JsonObject;
  const known = regions.flatMap((region) => {
    const pin = pins[region] ? undefined : pinOf(region);
    return pin === undefined ? [] : [[region, pin] as const];
  });
  return known.length === 0
    ? document
    : { ...document, pins: { ...pins, ...Object.fromEntries(known) } };
}
