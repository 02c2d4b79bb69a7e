import { Injectable } from '@nestjs/common';
import type { ServiceName } from '@contracts';
import { attempt, onCommit } from '@platform/database';
import { describeError } from '@platform/logging';
import type { Transaction } from '@platform/transaction';
import { LedgerLog } from '../ledger-log';
import { LedgerMetrics } from '../ledger-metrics';
import { HeldRegistry } from '../ledger-registry';
import { ApplyingStores } from '../persistence/applying-stores';
import type { StrandChange } from '../strand-change';
import { applyEntries, compareDigests, type EntryOutcome } from './apply-entries';
import type { ArrivedEntry } from './arrived-entry';
import { BatchContexts } from './batch-context';
import { openItem } from './entry-judgement';
import { keptEntry } from './entry-rows';
import { isDatabaseAway } from './own-fault';
import { KeptEntries } from './kept-entries';
import { plainText } from './plain-values';
import { StrandBook, type OpenItem } from './strand-book';

/** Judges, folds, keeps, projects and reacts: what one transaction does with a run of entries. */
@Injectable()
export class BatchApplier {
  constructor(
    private readonly stores: ApplyingStores,
    private readonly contexts: BatchContexts,
    private readonly kept: KeptEntries,
    private readonly registry: HeldRegistry,
    private readonly log: LedgerLog,
    private readonly metrics: LedgerMetrics,
  ) {}

  /** The whole batch at once; throws when a fold, projection or reaction of ours throws. */
  async apply(
    tx: Transaction,
    service: ServiceName,
    arrivals: readonly ArrivedEntry[],
    at: Date,
  ): Promise<void> {
    if (arrivals.length === 0) return;
    const book = await this.openBook(tx, arrivals);
    const known = new Map(arrivals.map((arrived) => [placeOf(arrived), arrived]));
    const outcomes: EntryOutcome[] = [];
    for (let round = arrivals; round.length > 0; round = await this.ready(tx, book, known))
      outcomes.push(...(await this.applyRound(tx, book, round, at)));
    compareDigests(book);
    await this.keepListed(tx, book, at);
    await this.registry.react(tx, service, changesOf(outcomes), at);
    this.countOnCommit(tx, outcomes);
  }

  private async applyRound(
    tx: Transaction,
    book: StrandBook,
    arrivals: readonly ArrivedEntry[],
    at: Date,
  ): Promise<EntryOutcome[]> {
    const context = await this.contexts.load(tx, arrivals);
    const outcomes = applyEntries(arrivals, book, context);
    await context.keep(tx, at);
    await this.stores.strands.keep(tx, book.changed());
    await this.keepRows(tx, outcomes);
    await this.keepListed(tx, book, at);
    await this.registry.project(tx, changesOf(outcomes));
    return outcomes;
  }

  /**
   * After a fault of ours: entry by entry under savepoints, so that only the strand concerned waits. What throws is
   * parked `own-fault`, alarm here; the partner is never blamed for it.
   */
  async applyOneByOne(
    tx: Transaction,
    service: ServiceName,
    arrivals: readonly ArrivedEntry[],
    at: Date,
  ): Promise<void> {
    for (const arrived of arrivals) {
      try {
        await attempt(tx, () => this.apply(tx, service, [arrived], at));
      } catch (error) {
        if (isDatabaseAway(error)) throw error;
        await this.park(tx, arrived, at);
        const { stream, sequence } = arrived;
        this.log.error(
          { stream: stream.id, sequence, error: describeError(error) },
          'our own fault: the entry is parked',
        );
      }
    }
  }

  private async park(tx: Transaction, arrived: ArrivedEntry, at: Date): Promise<void> {
    const code = 'own-fault';
    const outcome: EntryOutcome = { arrived, state: 'parked', code };
    await this.keepRows(tx, [outcome]);
    await this.stores.parked.add(tx, [openItem(arrived, { state: 'parked', code })], at);
    this.countOnCommit(tx, [outcome]);
  }

  private countOnCommit(tx: Transaction, outcomes: readonly EntryOutcome[]): void {
    onCommit(tx, () => {
      for (const { arrived, state } of outcomes) this.metrics.judged(arrived.stream.id, state);
    });
  }

  private async openBook(tx: Transaction, arrivals: readonly ArrivedEntry[]): Promise<StrandBook> {
    const ids = arrivals.map(({ entry }) => plainText(entry.subject)).filter((id) => id !== '');
    const strands = await this.stores.strands.lock(tx, ids);
    return new StrandBook(strands, await this.stores.parked.ofStrands(tx, ids));
  }

  /** Entries that waited for a version now reached, in order of version; none when nothing moves any more. */
  private async ready(
    tx: Transaction,
    book: StrandBook,
    known: Map<string, ArrivedEntry>,
  ): Promise<ArrivedEntry[]> {
    const items = readyItems(book);
    const absent = items.filter((item) => !known.has(`${item.stream} ${item.sequence}`));
    for (const entry of await this.kept.read(tx, absent)) known.set(placeOf(entry), entry);
    return items
      .map((item) => {
        const entry = known.get(`${item.stream} ${item.sequence}`);
        if (!entry) throw new Error('a parked entry without its segment');
        return { ...entry, again: true };
      })
      .sort((a, b) => a.entry.recordversion - b.entry.recordversion);
  }

  private async keepListed(tx: Transaction, book: StrandBook, at: Date): Promise<void> {
    const { opened, closed } = book.takeListed();
    await this.stores.parked.remove(tx, closed);
    await this.stores.parked.add(tx, opened, at);
  }

  private async keepRows(tx: Transaction, outcomes: readonly EntryOutcome[]): Promise<void> {
    const rows = outcomes.filter(({ arrived }) => !arrived.again).map(keptEntry);
    await this.stores.segments.addEntries(tx, rows);
    const changed = outcomes.filter(({ arrived }) => arrived.again).map(keptEntry);
    await this.stores.segments.changeEntries(tx, changed);
  }
}

function changesOf(outcomes: readonly EntryOutcome[]): StrandChange[] {
  return outcomes.flatMap(({ change }) => (change ? [change] : []));
}

function placeOf({ stream, sequence }: ArrivedEntry): string {
  return `${stream.id} ${sequence}`;
}

/** Of one strand in one run: more are taken by the next. */
const runMax = 200;

/** Entries parked for a version that their strand has reached, or passed by a correction, and those that follow them. */
function readyItems(book: StrandBook): OpenItem[] {
  return book.changed().flatMap((strand) => {
    const parked = book
      .itemsOf(strand.stream, strand.id)
      .filter(({ state, code }) => state === 'parked' && code === 'version-gap')
      .sort((a, b) => a.version - b.version);
    let next = strand.version + 1;
    const ready = parked.filter(({ version }) => {
      if (version > next) return false;
      if (version === next) next++;
      return true;
    });
    return ready.slice(0, runMax);
  });
}
