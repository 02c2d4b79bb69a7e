import { Injectable } from '@nestjs/common';
import { EntryTimes, type StrandChange, type StrandProjection } from '@ledger';
import type { Transaction } from '@platform/transaction';
import { CaseTimesStore } from '../persistence/case-times.store';

/** A head proves entries to be later than they say (`yipanqi.ledger.head-echoed`): the cases they are of are counted again. */
@Injectable()
export class CountAgainWhenHeadEchoed implements StrandProjection {
  readonly sections = ['echo'];

  constructor(
    private readonly times: EntryTimes,
    private readonly cases: CaseTimesStore,
  ) {}

  async project(tx: Transaction, changes: readonly StrandChange[]): Promise<void> {
    for (const { open } of changes) {
      const { stream, last } = open as { readonly stream: string; readonly last: number };
      await this.cases.countAgain(tx, await this.times.strandsAfter(tx, stream, last));
    }
  }
}
