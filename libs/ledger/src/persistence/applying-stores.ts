import { Injectable } from '@nestjs/common';
import { ParkedStore } from './parked.store';
import { SegmentStore } from './segment.store';
import { StrandStore } from './strand.store';
import { StreamPositionStore } from './stream-position.store';

/** The tables one apply transaction writes. */
@Injectable()
export class ApplyingStores {
  constructor(
    readonly positions: StreamPositionStore,
    readonly segments: SegmentStore,
    readonly strands: StrandStore,
    readonly parked: ParkedStore,
  ) {}
}
