import { Injectable } from '@nestjs/common';
import type { ServiceName } from '@contracts';
import type { Transaction } from '@platform/transaction';
import {
  LedgerRegistry,
  type Reaction,
  type RetimedEntry,
  type StrandProjection,
  type StrandRule,
} from './ports';
import type { StrandChange } from './strand-change';

/** What the capabilities of this process have put in. */
@Injectable()
export class HeldRegistry extends LedgerRegistry {
  readonly rules: StrandRule[] = [];
  private readonly projections: StrandProjection[] = [];
  private readonly reactions: Reaction[] = [];

  addProjection(projection: StrandProjection): void {
    this.projections.push(projection);
  }

  addReaction(reaction: Reaction): void {
    this.reactions.push(reaction);
  }

  addRule(rule: StrandRule): void {
    this.rules.push(rule);
  }

  async project(tx: Transaction, changes: readonly StrandChange[]): Promise<void> {
    for (const projection of this.projections) {
      const seen = changes.filter(({ section }) => projection.sections.includes(section));
      if (seen.length > 0) await projection.project(tx, seen);
    }
  }

  async retime(tx: Transaction, entries: readonly RetimedEntry[]): Promise<void> {
    for (const projection of this.projections) {
      const seen = entries.filter(({ section }) => projection.sections.includes(section));
      if (seen.length > 0) await projection.retime?.(tx, seen);
    }
  }

  /** Runs the reactions of a service, after the whole batch has been folded and projected. */
  async react(
    tx: Transaction,
    service: ServiceName,
    changes: readonly StrandChange[],
    at: Date,
  ): Promise<void> {
    for (const reaction of this.reactions) {
      if (reaction.service !== service) continue;
      const caused = changes.filter(
        ({ section, type }) => section === reaction.section && reaction.types.includes(type),
      );
      if (caused.length > 0) await reaction.react(tx, caused, at);
    }
  }
}
