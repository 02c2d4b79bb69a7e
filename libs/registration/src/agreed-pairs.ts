/** The two regions that keep a person's joint record, by the codes of their nodes. */
export interface AgreedPair {
  readonly homeRegion: string;
  readonly residenceRegion: string;
}

/** A region people can be registered from or to, and the agreement in force with it. Days are inclusive. */
export interface AgreedPartner {
  readonly region: string;
  readonly agreement: {
    readonly id: string;
    readonly version: number;
    readonly hash: string;
    readonly title: { readonly zh: string; readonly en: string };
    readonly from: string;
    readonly to: string;
    /** Last day, where a side has given notice that it ends earlier. */
    readonly endsOn?: string;
  };
}

/**
 * Which agreement covers a home and a residence? Asked before anything is registered. `agreement` comes after
 * `registration` in the order of capabilities, so the app binds this port to `AgreementReadModel`.
 */
export abstract class AgreedPairs {
  /**
   * Reads the agreements in force at a moment once, for any number of rows. For a home and a residence division the pair
   * that carries the record: lowest home node, then lowest residence node (protocol section 1); undefined when no
   * agreement covers both.
   */
  abstract coveringAt(
    at: Date,
  ): Promise<(home: string, residence: string) => AgreedPair | undefined>;
  abstract partners(at: Date): Promise<readonly AgreedPartner[]>;
}
