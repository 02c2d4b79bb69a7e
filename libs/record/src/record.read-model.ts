import type { JsonObject } from '@contracts';
import type { RecordWord } from './record';

/** A joint record without a personal value. Days `YYYY-MM-DD`. */
export interface RecordRow {
  readonly recordId: string;
  /** The role of this region. */
  readonly ownSide: 'sending' | 'receiving';
  readonly sendingStrand?: string;
  readonly receivingStrand?: string;
  /** Sending strand that answered the arrival, also while there is no link. */
  readonly answeringStrand?: string;
  readonly linked: boolean;
  readonly state: RecordWord;
  readonly stateSince?: Date;
  /** The side that alone has registered. */
  readonly oneSidedSide?: 'sending' | 'receiving';
  readonly homeRegion: string;
  readonly residenceRegion: string;
  readonly homeDivision?: string;
  readonly residenceDivision?: string;
  /** Where this region's side is routed to: county, township or community, otherwise the region's own desk. */
  readonly ownOrganisation?: string;
  readonly arrivedOn?: string;
  readonly leftOn?: string;
  readonly updatedAt: Date;
}

/** A section as this region holds it, opened. */
export interface HeldSection {
  readonly open: JsonObject;
  readonly personal?: JsonObject;
  /** Version of the strand that wrote it. */
  readonly version: number;
}

/** One side of a record as this region holds it. */
export interface HeldSide {
  readonly strandId: string;
  readonly stream: string;
  readonly version: number;
  /** Hash of the body, computed now. */
  readonly digest: string;
  /** All of it is at the other side, since `coveredAt`. */
  readonly covered: boolean;
  readonly coveredAt?: Date;
  readonly rejected: boolean;
  readonly sections: Readonly<Record<string, HeldSection>>;
}

export interface RecordDetail extends RecordRow {
  /** The linked sending strand; while there is none, the strand that answered the arrival. */
  readonly sending?: HeldSide;
  readonly receiving?: HeldSide;
}

/** One entry of either strand, as the timeline shows it; no personal value. */
export interface TimelineItem {
  /** What the entry belongs to: entries of one act, or the case whose answer it enters. */
  readonly correlationId?: string;
  /** Recorded time and event time. */
  readonly at: Date;
  readonly eventTime: Date;
  readonly side: 'sending' | 'receiving';
  /** Region that said it. */
  readonly by: string;
  readonly strandId: string;
  readonly type: string;
  readonly section: string;
  readonly version: number;
  /** Number in its stream; absent while it waits for its seal. */
  readonly sequence?: number;
  readonly state: 'pending' | 'sealed' | 'applied' | 'parked' | 'rejected';
  readonly code?: string;
  readonly sealedAt?: Date;
  /** Later than the seal where a head of the author proves so; equal on both sides. */
  readonly provedAt?: Date;
  /** When the other side had it, by its receipt: 对方已收到. */
  readonly deliveredAt?: Date;
}

/** What other libraries may ask about a joint record; their lists join the view `record.record`. */
export abstract class RecordReadModel {
  /** Both sides opened; undefined when there is no such record. The caller logs the reading. */
  abstract page(recordId: string): Promise<RecordDetail | undefined>;
  /** Entries of both strands by recorded time, then as numbered; empty when there is no such record. */
  abstract timeline(recordId: string): Promise<TimelineItem[]>;
}
