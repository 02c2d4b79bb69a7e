import { randomUUID } from 'node:crypto';
import type { ServiceName } from '@contracts';
import { describeError } from '@platform/logging';
import { LedgerLog } from '../ledger-log';
import { LedgerPace } from '../ledger-pace';
import { LeaseStore, shardsPerService, type Lease } from '../persistence/shard-lease';
import type { StreamHeadStore } from '../persistence/stream-head.store';
import { ENTRIES_MAX } from '../wire/limits';
import { WorkerLoop } from '../worker-loop';
import { NoRecipientKey } from './content-keys';
import type { Publisher } from './publisher';
import { LeaseLost, type Sealer } from './sealer';
import type { SealerBell } from './sealer-bell';
import type { SegmentBell } from './segment-bell';

const failedMs = 250;

/** What a sealing worker works with; one set per process. */
export interface SealingTools {
  readonly leases: LeaseStore;
  readonly heads: StreamHeadStore;
  readonly sealer: Sealer;
  readonly publisher: Publisher;
  readonly bell: SealerBell;
  readonly segmentBell: SegmentBell;
  readonly pace: LedgerPace;
  readonly log: LedgerLog;
}

/** Seals and publishes one service's streams: holds the leases of its shards as long as it lives. */
export class SealingWorker {
  private readonly holder = randomUUID();
  private leases: Lease[] = [];
  private renewAt = 0;
  private idleMs: number;
  private rung = 0;
  private rungAt = 0;
  private restUntil = 0;
  private readonly sealing: WorkerLoop;
  private readonly publishing: WorkerLoop;

  constructor(
    private readonly service: ServiceName,
    private readonly tools: SealingTools,
  ) {
    this.idleMs = tools.pace.pollMinMs;
    const failed = (what: string) => (error: unknown) => {
      tools.log.warn({ service, error: describeError(error) }, what);
      return failedMs;
    };
    this.sealing = new WorkerLoop(() => this.sealOnce(), failed('sealing failed; tried again'));
    this.publishing = new WorkerLoop(
      () => this.publishOnce(),
      failed('publishing failed; tried again'),
    );
    tools.bell.listen(service, (entries) => this.ring(entries));
  }

  start(): void {
    this.sealing.start();
    this.publishing.start();
  }

  async stop(): Promise<void> {
    await this.sealing.stop();
    await this.publishing.stop();
    await this.tools.leases.release(this.leases).catch(() => undefined);
    this.leases = [];
  }

  /** A command committed entries: a full segment is sealed at once, others wait for company. */
  private ring(entries: number): void {
    if (this.rung === 0) this.rungAt = performance.now();
    this.rung += entries;
    this.idleMs = this.tools.pace.pollMinMs;
    if (!this.tools.bell.isBulk) this.sealing.wake();
  }

  private async sealOnce(): Promise<number> {
    await this.holdLeases();
    const waitMs = Math.max(this.closeInMs(), this.restMs());
    if (waitMs > 0) return waitMs;
    this.rung = 0;
    const { pollMaxMs } = this.tools.pace;
    const shards = this.leases.map(({ shard }) => shard);
    const pending =
      shards.length > 0 ? await this.tools.heads.pendingShards(this.service, shards) : [];
    let sealed = 0;
    const begunMs = performance.now();
    for (const lease of this.leases.filter(({ shard }) => pending.includes(shard)))
      sealed += await this.sealShard(lease);
    if (sealed > 0) {
      this.idleMs = this.tools.pace.pollMinMs;
      this.rest(performance.now() - begunMs);
      return 0;
    }
    this.idleMs = Math.min(this.idleMs * 2, pollMaxMs);
    return this.idleMs;
  }

  /** Time until the segment that was begun by the first ring must be closed. */
  private closeInMs(): number {
    if (this.rung === 0 || this.rung >= ENTRIES_MAX) return 0;
    return Math.max(0, this.rungAt + this.tools.pace.closeMs - performance.now());
  }

  private rest(stepMs: number): void {
    const { bulkRestSteps, bulkRestMaxMs } = this.tools.pace;
    this.restUntil = performance.now() + Math.min(stepMs * bulkRestSteps, bulkRestMaxMs);
  }

  /** Beside a bulk; in pieces, since the leases are renewed in between. */
  private restMs(): number {
    const { bell, pace } = this.tools;
    if (!bell.isBulk) return 0;
    return Math.min(pace.leaseRenewMs, Math.max(0, this.restUntil - performance.now()));
  }

  private async sealShard(lease: Lease): Promise<number> {
    try {
      return await this.tools.sealer.sealShard(lease, (streams) => {
        this.tools.segmentBell.ring(streams);
        this.publishing.wake();
      });
    } catch (error) {
      if (error instanceof LeaseLost) {
        this.leases = this.leases.filter((held) => held !== lease);
        this.tools.log.warn({ service: this.service, shard: lease.shard }, 'lease lost');
        return 0;
      }
      if (error instanceof NoRecipientKey) {
        this.tools.log.error({ stream: error.stream }, 'no encryption key of the partner');
        return 0;
      }
      throw error;
    }
  }

  private async holdLeases(): Promise<void> {
    if (performance.now() < this.renewAt) return;
    const { leaseMs, leaseRenewMs } = this.tools.pace;
    this.leases = await this.tools.leases.renew(this.leases, leaseMs);
    if (this.leases.length < shardsPerService)
      this.leases.push(...(await this.tools.leases.take(this.service, this.holder, leaseMs)));
    this.tools.sealer.tryAllAgain();
    this.renewAt = performance.now() + leaseRenewMs;
  }

  private async publishOnce(): Promise<number> {
    const more = await this.tools.publisher.publish(this.service, [...this.leases]);
    return more ? 0 : this.tools.pace.tickMs;
  }
}
