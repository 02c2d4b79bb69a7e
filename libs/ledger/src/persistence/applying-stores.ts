import { Injectable } from '@nestjs/common';
import { statements } from '@platform/database';
import type { Transaction } from '@platform/transaction';
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

  async savepoint(tx: Transaction): Promise<void> {
    await statements(tx)('SAVEPOINT entry');
  }

  async releaseSavepoint(tx: Transaction): Promise<void> {
    await statements(tx)('RELEASE SAVEPOINT entry');
  }

  async rollbackToSavepoint(tx: Transaction): Promise<void> {
    await statements(tx)('ROLLBACK TO SAVEPOINT entry');
  }
}
