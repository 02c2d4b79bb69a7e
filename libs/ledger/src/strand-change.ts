import type { JsonObject, ServiceName, StrandKind } from '@contracts';

/**
 * One entry as projections and reactions see it, after it was folded into its strand: written here (`outgoing`) or
 * applied from the partner (`incoming`). Both directions have one form, so that one projection serves both sides.
 */
export interface StrandChange {
  readonly direction: 'outgoing' | 'incoming';
  /** `410100.receiving/610300` */
  readonly stream: string;
  /** The region and service that wrote it, and the one it is written to. */
  readonly author: string;
  readonly authorService: ServiceName;
  readonly addressee: string;
  readonly strandId: string;
  readonly strandKind: StrandKind;
  readonly version: number;
  /** Version of the strand before this entry was folded; 0 for a new strand. */
  readonly versionBefore: number;
  readonly entryId: string;
  readonly type: string;
  readonly section: string;
  readonly item?: string;
  readonly open: JsonObject;
  /** The opened personal values; absent when the section has none, or when its key was destroyed. */
  readonly personal?: JsonObject;
  /** Recorded time and event time, RFC 3339 UTC. */
  readonly time: string;
  readonly eventTime: string;
  readonly seen: number;
  readonly correlationId?: string;
  /** Set by `corrects` on an entry that was already folded in part: the section's value still is the newest. */
  readonly corrects?: string;
}
