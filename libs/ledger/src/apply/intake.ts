import type { ServiceName } from '@contracts';
import type { Clock } from '@platform/clock';
import type { Database } from '@platform/database';
import { describeError } from '@platform/logging';
import type { CarriedMessage } from '../carrier/carrier';
import type { ControlIntake } from '../control/control-intake';
import type { ReceiptSender } from '../control/receipt-sender';
import {
  judgeEnvelope,
  type Control,
  type GateOwner,
  type Judged,
  type Quarantined,
  type Segment,
} from '../gate/envelope';
import type { DirectoryAsker } from '../keys/directory-asker';
import type { Directory } from '../keys/directory';
import type { LedgerLog } from '../ledger-log';
import type { LedgerMetrics } from '../ledger-metrics';
import type { LedgerPace } from '../ledger-pace';
import type { QuarantineStore } from '../persistence/quarantine.store';
import { hashOf } from '../wire/hash';
import { isDatabaseAway } from './own-fault';
import type { SegmentApplier } from './segment-applier';

/** What an intake works with; one set per process. */
export interface IntakeTools {
  readonly region: string;
  readonly database: Database;
  readonly clock: Clock;
  readonly pace: LedgerPace;
  readonly directory: Directory;
  readonly asker: DirectoryAsker;
  readonly applier: SegmentApplier;
  readonly control: ControlIntake;
  readonly receipts: ReceiptSender;
  readonly quarantine: QuarantineStore;
  readonly log: LedgerLog;
  readonly metrics: LedgerMetrics;
}

/**
 * Takes what a carrier brings to one service of this region. Nothing brought can make it throw; it throws only when the
 * database is away, and then the carrier brings everything again.
 */
export class ServiceIntake {
  /** When streams that did not move were last answered; by partners' streams, so it stays small. */
  private readonly remindedAt = new Map<string, number>();

  constructor(
    readonly service: ServiceName,
    private readonly tools: IntakeTools,
  ) {}

  async take(messages: readonly CarriedMessage[]): Promise<void> {
    const me = { region: this.tools.region, service: this.service };
    const segments: Segment[] = [];
    const controls: Control[] = [];
    const refused: { message: CarriedMessage; why: Quarantined }[] = [];
    for (const message of messages) {
      const judged = this.judge(message, me);
      if (judged.kind === 'segment') segments.push(judged);
      else if (judged.kind === 'control') controls.push(judged);
      else refused.push({ message, why: judged });
    }
    await this.quarantine(refused);
    // Grants come before the segments that need them.
    await this.tools.control.take(this.service, controls);
    for (const batch of batches(segments, this.tools.pace.applyMax)) await this.apply(batch);
  }

  /** One transaction for what waits, of whatever stream, while it is small; at most `applyMax` entries. */
  private async apply(batch: readonly Segment[]): Promise<void> {
    try {
      this.receipt(batch, await this.applyIn(batch, 'whole'));
    } catch (error) {
      if (isDatabaseAway(error)) throw error;
      this.tools.log.error(
        { service: this.service, error: describeError(error) },
        'our own fault while applying: entry by entry now',
      );
      for (const run of runsOf(batch)) await this.applySlowly(run);
    }
  }

  /**
   * A receipt for every stream that moved. What moves nothing, as after a crash before its receipt was said, is answered
   * once a minute: receipts are kept for ever, and anybody who can write to a topic can replay it.
   */
  private receipt(batch: readonly Segment[], moved: ReadonlySet<string>): void {
    const now = performance.now();
    const { headBehindMs } = this.tools.pace;
    const due = new Set(moved);
    for (const { stream } of batch) {
      if (moved.has(stream.id)) continue;
      if (now - (this.remindedAt.get(stream.id) ?? -Infinity) < headBehindMs) continue;
      this.remindedAt.set(stream.id, now);
      due.add(stream.id);
    }
    this.tools.receipts.mark([...due]);
  }

  /**
   * One stream's run, so that it holds up no other. When even that fails nothing of it is kept, the alarm stays, the next
   * head brings it again.
   */
  private async applySlowly(run: readonly Segment[]): Promise<void> {
    const stream = run[0]!.stream.id;
    try {
      this.receipt(run, await this.applyIn(run, 'one-by-one'));
    } catch (error) {
      if (isDatabaseAway(error)) throw error;
      this.tools.log.error({ stream, error: describeError(error) }, 'segments cannot be applied');
    }
  }

  /** A message that trips our gate is no reason to be brought again for ever. */
  private judge(message: CarriedMessage, me: GateOwner): Judged {
    try {
      return judgeEnvelope(message, me, this.tools.directory);
    } catch (error) {
      this.tools.log.error({ error: describeError(error) }, 'our own fault at the gate');
      return { kind: 'quarantined', reason: 'own-fault', hash: hashOf(message.value) };
    }
  }

  private applyIn(
    batch: readonly Segment[],
    manner: 'whole' | 'one-by-one',
  ): Promise<ReadonlySet<string>> {
    const { database, applier, clock } = this.tools;
    return database.run((tx) => applier.take(tx, this.service, batch, clock.now(), manner));
  }

  private async quarantine(
    refused: readonly { message: CarriedMessage; why: Quarantined }[],
  ): Promise<void> {
    if (refused.length === 0) return;
    const rows = refused.map(({ message, why }) => ({
      service: this.service,
      hash: why.hash,
      reason: why.reason,
      size: message.value.length,
      raw: message.value,
      ...(why.stream !== undefined && { stream: why.stream }),
    }));
    const at = this.tools.clock.now();
    await this.tools.database.run((tx) => this.tools.quarantine.add(tx, rows, at));
    const { reason, hash, stream } = refused[0]!.why;
    this.tools.log.warn(
      { service: this.service, messages: refused.length, reason, hash, stream },
      'quarantined',
    );
    for (const { why } of refused) {
      this.tools.metrics.quarantined(this.service, why.reason);
      if (why.askDirectoryOf !== undefined) this.tools.asker.ask(why.askDirectoryOf);
    }
  }
}

/** A batch taken apart by stream. */
function runsOf(batch: readonly Segment[]): Segment[][] {
  const runs = new Map<string, Segment[]>();
  for (const segment of batch) {
    const { id } = segment.stream;
    runs.set(id, [...(runs.get(id) ?? []), segment]);
  }
  return [...runs.values()];
}

/** Cuts segments, in the order brought within each stream, into runs of at most so many entries. */
function batches(segments: readonly Segment[], entriesMax: number): Segment[][] {
  const ordered = [...segments].sort((a, b) =>
    a.stream.id === b.stream.id
      ? a.header.first - b.header.first
      : a.stream.id < b.stream.id
        ? -1
        : 1,
  );
  const cut: Segment[][] = [];
  let entries = Infinity;
  for (const segment of ordered) {
    const count = segment.header.last - segment.header.first + 1;
    if (entries + count > entriesMax) {
      cut.push([]);
      entries = 0;
    }
    cut.at(-1)!.push(segment);
    entries += count;
  }
  return cut;
}
