import type { ServiceName } from '@contracts';

/** An entry that a stream's newest receipt lists. */
export interface OpenLine {
  readonly sequence: number;
  readonly state: 'parked' | 'rejected' | 'diverged';
  readonly code: string;
  readonly strandId?: string;
  readonly since: Date;
}

/** 与某地的数据交换: one stream as this region sees it. */
export interface StreamLine {
  readonly stream: string;
  readonly direction: 'outgoing' | 'incoming';
  /** Region code of the other side. */
  readonly partner: string;
  /** Service of this region. */
  readonly service: ServiceName;
  /** Sealed here, or applied here. */
  readonly last: number;
  /** Handed to the carrier; outgoing only. */
  readonly published?: number;
  /** Up to where the newest receipt covers it: the partner's of an outgoing stream, ours of an incoming one. */
  readonly receiptUpto?: number;
  readonly receiptAt?: Date;
  /** When the newest segment was sealed: sent by us, or taken in from the partner. */
  readonly sealedAt?: Date;
  /** Entries sealed but not receipted yet; entries its author is known to have sealed that are not applied yet. */
  readonly lag: number;
  readonly state: 'flowing' | 'waiting' | 'blocked';
  readonly code?: string;
  /** At most 100. */
  readonly open: readonly OpenLine[];
  /** Quarantined messages that named this stream; proves nothing about it. */
  readonly quarantined: number;
}

/** 异常报文: what a carrier brought and the gate refused. */
export interface QuarantineLine {
  readonly id: number;
  readonly receivedAt: Date;
  readonly service: ServiceName;
  readonly stream?: string;
  readonly hash: string;
  readonly reason: string;
  /** Bytes of the value. */
  readonly size: number;
}

export interface QuarantinePage {
  readonly items: readonly QuarantineLine[];
  /** `before` of the next page. */
  readonly next?: number;
}

/** What the ledger tells of itself. */
export abstract class LedgerReadModel {
  abstract streams(): Promise<StreamLine[]>;
  /** Newest first; `before` is the `next` of the page before. */
  abstract quarantine(size: number, before?: number, stream?: string): Promise<QuarantinePage>;
  /** All messages ever quarantined, also those only counted. */
  abstract quarantinedCount(stream?: string): Promise<number>;
  /** Since when the oldest entry waits to be sealed, and the oldest parked one to be applied; null when none does. */
  abstract oldestWaiting(): Promise<{
    readonly unsealed: Date | null;
    readonly parked: Date | null;
  }>;
  /** What is still on its way, in words; empty when everything sealed here is receipted and all that is known is applied. */
  abstract unsettled(): Promise<string[]>;
}
