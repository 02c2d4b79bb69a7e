/** The two regions whose agreement carries a person's record, by the codes of their nodes. */
export interface AgreedPair {
  readonly homeRegion: string;
  readonly residenceRegion: string;
}

/**
 * Which agreement covers a home and a residence? Asked before anything is registered. `agreement` comes after
 * `registration` in the order of capabilities, so it (or the app) implements this port.
 */
export abstract class AgreedPairs {
  /**
   * Of the agreements in force at a moment that cover both divisions, the pair that carries the record: the lowest home
   * node, then the lowest residence node (protocol section 1). Undefined when none does.
   */
  abstract covering(
    homeDivision: string,
    residenceDivision: string,
    at: Date,
  ): Promise<AgreedPair | undefined>;
}
