import { Injectable } from '@nestjs/common';
import { ParkedStore } from './parked.store';
import { ReceiptStore } from './receipt.store';
import { SegmentStore } from './segment.store';
import { StreamPositionStore } from './stream-position.store';

/** The tables a receipt is made from and kept in. */
@Injectable()
export class ReceiptingStores {
  constructor(
    readonly positions: StreamPositionStore,
    readonly parked: ParkedStore,
    readonly segments: SegmentStore,
    readonly receipts: ReceiptStore,
  ) {}
}
